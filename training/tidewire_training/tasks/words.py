"""Sentences, words, figures and names of a text, and the rule that an answer may only use what its prompt shows."""

import re
from functools import lru_cache
from pathlib import Path

ABBREVIATIONS = {
    "sen", "sens", "rep", "reps", "mr", "mrs", "ms", "dr", "gov", "gen", "col", "lt", "sgt", "capt", "maj", "st", "jr",
    "sr", "inc", "corp", "co", "ltd", "no", "vs", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
    "nov", "dec", "u.s", "u.k", "u.n", "d.c", "a.m", "p.m", "ft", "mt", "prof", "hon", "del", "rev", "ph.d", "pres",
    "calif", "fla", "ariz", "mass", "mich", "minn", "miss", "tenn", "tex", "wash", "conn", "colo", "ill", "ind", "la",
    "md", "mo", "neb", "nev", "okla", "ore", "pa", "va", "vt", "wis", "wyo", "ala", "ark", "ga", "kan", "ky", "dept",
    "approx", "est", "etc", "v", "e.g", "i.e", "art", "sec", "m.d",
}  # fmt: skip
BREAK = re.compile(r"([.!?][\"”’']?)\s+(?=[\"“‘]?[A-Z0-9])")
# A word with what ties it together: "19-year-old", "U.S.", "2.1x", "$1,250.50", "CVE-2013-3893".
WORD = re.compile(r"[$€£¥]?[^\W_](?:[^\W_]|[.,:/'’\-–&](?=[^\W_]))*%?", re.UNICODE)
NUMBER = re.compile(r"\d+(?:[.,:/\-]\d+)*")
FUNCTION_WORDS = frozenset(
    (Path(__file__).with_name("function_words.txt")).read_text(encoding="utf-8").split()
)


@lru_cache(maxsize=1)
def everyday() -> frozenset[str]:
    """Common words that are no names; capitals on them mean a sentence start or a title (everyday.txt)."""
    return frozenset(Path(__file__).with_name("everyday.txt").read_text(encoding="utf-8").split())


def sentences(text: str) -> list[str]:
    """Splits running text at sentence ends; initials and common abbreviations do not end one."""
    out, start = [], 0
    for m in BREAK.finditer(text):
        before = text[start : m.end(1)]
        last = (before.rstrip("\"”’'").rstrip(".").split() or [""])[-1]
        if m.group(1)[0] == "." and (
            last.lower().lstrip("(") in ABBREVIATIONS or re.search(r"(?:^\(?|\.|-)[A-Z]$", last)
        ):
            continue
        out.append(before.strip())
        start = m.end()
    tail = text[start:].strip()
    return out + [tail] if tail else out


@lru_cache(maxsize=200_000)
def words(text: str) -> tuple[str, ...]:
    """Words in lower case, apostrophes straightened, possessives cut."""
    return tuple(bare(w) for w in WORD.findall(text))


def bare(word: str) -> str:
    word = word.lower().replace("’", "'")
    return word[:-2] if word.endswith("'s") else word


def numbers(text: str) -> list[str]:
    return NUMBER.findall(text)


def names(text: str) -> list[str]:
    """Words with a capital letter, the sentence's first word aside when it is a function word."""
    return [w for w in WORD.findall(text) if any(c.isupper() for c in w) and bare(w) not in FUNCTION_WORDS]


def uncovered(answer: str, prompt: str) -> list[str]:
    """Words of the answer that are neither in the prompt nor function words."""
    known = set(words(prompt))
    return [w for w in words(answer) if w not in known and w not in FUNCTION_WORDS]


def key(text: str) -> str:
    """Letters and digits alone: equal keys mean equal sentences."""
    return "".join(c for c in text.lower() if c.isalnum())
