"""Lines that people wrote: a title, or a sentence of a summary, with the sentence of other text that says all its words.

The rule of words makes these pairs: a human sentence is kept as a target where one sentence of the text it sums up
contains each of its words and figures. Most human sentences fail. (With two or three sentences as evidence many more pass,
but read one by one more than half of those say what the text does not: "retail sales were flat" out of flat tax revenue and
modest sales.)
"""

import re
from collections.abc import Iterator, Sequence

from .compress import capital, clean, tidy
from .lines import lead_sentences, usable
from .words import FUNCTION_WORDS, NUMBER, WORD, bare, key, sentences, words


def content(text: str) -> frozenset[str]:
    return frozenset(w for w in words(text) if w not in FUNCTION_WORDS) | frozenset(NUMBER.findall(text))


def evidence(target: str, candidates: Sequence[tuple[str, frozenset[str]]]) -> str | None:
    """The shortest candidate that has all words of the target; None if there is none."""
    wanted = content(target)
    found = [text for text, have in candidates if wanted <= have and key(text) != key(target)]
    return min(found, key=len, default=None)


def shorter(target: str, source: str) -> bool:
    """Is the target a digest of the source, not a copy of a part of it?"""
    return len(target.split()) <= 0.85 * len(source.split()) and key(target) not in key(source)


def stem(word: str) -> str:
    for end in ("ing", "ies", "ied", "es", "ed", "s", "d"):
        if word.endswith(end) and len(word) - len(end) >= 3:
            return word[: -len(end)]
    return word


def title_as_said(title: str, body: list[str]) -> str | None:
    """The title as a sentence: its words in the body's spelling, its present-tense verb in the body's past tense.

    None where a word is not in the body, or no verb is recognised by that change of tense.
    """
    spelled: dict[str, str] = {}
    past: dict[str, str] = {}
    for sentence in body:
        for place, w in enumerate(WORD.findall(sentence)):
            b = bare(w)
            if place or b not in spelled:
                spelled[b] = w if place else (w if w[:1].isdigit() or b not in FUNCTION_WORDS else w.lower())
            if b.endswith("ed") and w.islower():
                past.setdefault(stem(b), w)
    verbs = 0
    lost = False

    def said(m: re.Match) -> str:
        nonlocal verbs, lost
        b = bare(m.group(0))
        if b in FUNCTION_WORDS:
            return b
        if b.endswith("s") and not verbs and m.start() and stem(b) in past:
            verbs += 1
            return past[stem(b)]
        if b in spelled:
            tail = m.group(0)[-2:] if m.group(0)[-2:].lower() in ("'s", "’s") else ""
            word = spelled[b]
            return word if not tail or word.endswith(tail.lower()) else word + tail.lower()
        lost = True
        return ""

    text = WORD.sub(said, title.strip().rstrip("."))
    if lost or verbs != 1 or not 5 <= len(text.split()) <= 30 or any(c in text for c in ":?!\"“”|*"):
        return None
    return capital(tidy(text + "."))


def from_title(d: dict) -> Iterator[dict]:
    parts = [clean(p) for p in lead_sentences(d["text"], 3)]
    if d.get("title") and parts and (answer := title_as_said(d["title"], parts)):
        if shorter(answer, " ".join(parts)) and content(answer) <= content(" ".join(parts)):
            yield {"answer": answer, "body": parts, "kind": "title"}


def from_texts(target_text: str, texts: list[str], kind: str) -> Iterator[dict]:
    """Each usable sentence of `target_text` with its evidence in the other texts."""
    candidates = []
    for text in texts:
        for s in sentences(" ".join(text.split())):
            if usable(s):
                candidates.append((clean(s), content(s)))
    for raw in sentences(" ".join(target_text.split())):
        if not usable(raw):
            continue
        target = clean(raw)
        if not 6 <= len(target.split()) <= 36 or target.count(",") > 6:
            continue
        found = evidence(target, candidates)
        if found and shorter(target, found):
            yield {"answer": target, "body": [found], "kind": kind}


def from_body(d: dict) -> Iterator[dict]:
    """The first sentence, where the rest of the document says all of it again."""
    body = [s for p in re.split(r"\n+", d["text"])[:14] for s in sentences(p.strip())]
    if len(body) > 3 and usable(body[0]):
        yield from from_texts(body[0], [" ".join(body[1:40])], "body")
