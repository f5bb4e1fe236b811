"""Scores of a line against what it cites and against a reference."""

import re

from ..tasks.words import FUNCTION_WORDS, NUMBER, bare, key, names, sentences, words


def rouge(line: str, reference: str) -> tuple[float, float, float]:
    """ROUGE-1, ROUGE-2 and ROUGE-L F1 over lower-case words (no stemming)."""
    a, b = list(words(line)), list(words(reference))
    return overlap(grams(a, 1), grams(b, 1)), overlap(grams(a, 2), grams(b, 2)), f1(common_subsequence(a, b), len(a), len(b))


def grams(tokens: list[str], n: int) -> dict[tuple, int]:
    out: dict[tuple, int] = {}
    for k in range(len(tokens) - n + 1):
        g = tuple(tokens[k : k + n])
        out[g] = out.get(g, 0) + 1
    return out


def overlap(a: dict, b: dict) -> float:
    return f1(sum(min(n, b.get(g, 0)) for g, n in a.items()), sum(a.values()), sum(b.values()))


def f1(hits: int, a: int, b: int) -> float:
    return 2 * hits / (a + b) if a + b else 0.0


def common_subsequence(a: list[str], b: list[str]) -> int:
    row = [0] * (len(b) + 1)
    for x in a:
        before = 0
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], before + 1 if x == y else max(row[j], row[j - 1])
    return row[-1]


def number_precision(line: str, cited: str) -> tuple[int, int]:
    """(figures of the line that stand in the cited text, figures of the line)."""
    known = set(NUMBER.findall(cited))
    found = NUMBER.findall(line)
    return sum(n in known for n in found), len(found)


def name_precision(line: str, cited: str) -> tuple[int, int]:
    """The same for words with a capital letter (the first word counts only if it is no everyday start)."""
    known = set(words(cited)) | {bare(p) for w in words(cited) for p in re.split(r"[-–/]", w)}
    found = [bare(w) for w in names(line)]
    return sum(n in known for n in found), len(found)


def repeats(line: str) -> bool:
    """Does a run of three words occur twice?"""
    w = list(words(line))
    return any(n > 1 for n in grams(w, 3).values())


def extracted(line: str, items: list[tuple[str, str]]) -> bool:
    """Is the line a headline or a sentence of what it cites, letters and digits compared?"""
    k = key(line)
    return any(k == key(s) for h, d in items for s in (h, *sentences(d)))


def passes_gate(line: str, cited: str) -> bool:
    """Figures and names all stand in the cited text, the sentence is finished, nothing is said twice."""
    n, m = number_precision(line, cited), name_precision(line, cited)
    done = line.endswith((".", "!", "?")) and len(words(line)) >= 4
    return done and n[0] == n[1] and m[0] == m[1] and not repeats(line)


def content(line: str) -> list[str]:
    return [w for w in words(line) if w not in FUNCTION_WORDS]
