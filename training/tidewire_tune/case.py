"""Sentence case for headlines: every word in the case that running text gives it; names keep their capitals."""

import re
from collections import Counter

from .verbs import is_verb

WORD = re.compile(r"[^\W\d_]+(?:['’\-.][^\W\d_]+)*\.?")
SMALL = {
    "a", "an", "the", "and", "or", "but", "nor", "of", "in", "on", "at", "to", "for", "from", "by", "with", "as", "into", "over",
    "under", "after", "before", "against", "between", "is", "are", "was", "were", "be", "been", "its", "their", "his", "her", "not",
    "that", "this", "than", "via", "per", "amid", "among", "about", "through", "during", "will", "has", "have", "had", "it", "who",
}  # fmt: skip

COUNTS = set("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty fifty hundred thousand".split())


def forms(text: str) -> list[tuple[str, str, bool]]:
    """(lower case, as written, opens a sentence) of each word."""
    out = []
    end = 0
    for m in WORD.finditer(text):
        between = text[end : m.start()]
        before = text[end - 1 : end] if end else "."
        opens = end == 0 or bool(re.search(r"[.!?:\n\"“”]", between)) or (before == "." and bool(re.match(r"\s", between)) and len(out[-1][1]) > 4)
        out.append((m.group(0).rstrip(".").lower(), m.group(0).rstrip("."), opens))
        end = m.end()
    return out


class Casing:
    """How often running text writes a word in lower case, counted over a corpus."""

    def __init__(self) -> None:
        self.lower: Counter[str] = Counter()
        self.upper: dict[str, Counter[str]] = {}

    def read(self, text: str) -> None:
        for low, written, opens in forms(text):
            if written == low:
                self.lower[low] += 1
            elif not opens:
                self.upper.setdefault(low, Counter())[written] += 1

    def share_lower(self, low: str) -> float | None:
        up = self.upper.get(low)
        total = self.lower[low] + (up.total() if up else 0)
        return self.lower[low] / total if total >= 3 else None

    def name(self, low: str) -> str | None:
        up = self.upper.get(low)
        return up.most_common(1)[0][0] if up else None


def sentence_case(title: str, body: str, casing: Casing) -> str:
    """The title with the body's capitals; where the body is silent, those that running text in general has."""
    own = forms(body)
    pairs = {(a[0], b[0]) for a, b in zip(own, own[1:]) if a[1] != a[0] and b[1] != b[0]}  # neighbours that are both capitalised
    written: dict[str, Counter[str]] = {}
    for low, form, opens in own:
        if not opens:
            written.setdefault(low, Counter())[form] += 1
    all_capitals = title.isupper()
    matches = list(WORD.finditer(title))
    lows = [m.group(0).rstrip(".").lower() for m in matches]
    mixed = [m.group(0) for m in matches]

    def joined(i: int) -> bool:
        touching = lambda a, b: re.fullmatch(r"\.? ", title[matches[a].end() : matches[b].start()]) is not None  # noqa: E731
        return (i > 0 and touching(i - 1, i) and (lows[i - 1], lows[i]) in pairs) or (
            i + 1 < len(lows) and touching(i, i + 1) and (lows[i], lows[i + 1]) in pairs
        )

    out, end = [], 0
    for i, m in enumerate(matches):
        word, low = m.group(0), lows[i]
        dot = "." if word.endswith(".") else ""
        plain = word.rstrip(".")
        here = written.get(low)
        capital = not all_capitals and any(c.isupper() for c in plain[1:])  # "FBI", "iPhone": as it is
        share = casing.share_lower(low)
        if low in SMALL or low in COUNTS:
            form = low
        elif capital and not (here and low in here):
            form = plain
        elif joined(i):
            form = next((f for f, _ in (here or Counter()).most_common() if f != low), plain.capitalize() if all_capitals else plain)
        elif here and here[low] and here[low] >= 0.5 * here.total():
            form = low
        elif here and here.most_common(1)[0][0] != low and not (share is not None and share > 0.9):
            form = here.most_common(1)[0][0]
        elif (share is not None and share > 0.5) or (i and not here and is_verb(low) and not low.endswith("ing")):
            form = low
        elif all_capitals:
            form = casing.name(low) or plain.capitalize()
        elif plain[:1].islower():
            form = plain
        else:
            form = plain if share is None or share < 0.5 else low
        out.append(title[end : m.start()] + form + dot)
        end = m.end()
    text = "".join(out) + title[end:]
    return text[:1].upper() + text[1:] if not mixed or not re.match(r"[a-z][A-Z]", mixed[0]) else text
