"""Rows as token ids: the format "tape-2" (training/README.md says it in words)."""

from dataclasses import asdict
from pathlib import Path

from tokenizers import Tokenizer

from tidewire_training.corpus import normalise
from tidewire_training.tasks.words import key, sentences

from . import markers as m
from .story import Branch, Report, Row

MOST_PAIRS = 8  # of a row
MARKER = {"line": m.LINE, "short": m.SHORT, "lead": m.LEAD}


class Text:
    """Text <-> ids; the tokenizer file has no special tokens, so text cannot spell a marker."""

    def __init__(self, file: Path):
        self.tokenizer = Tokenizer.from_file(str(file))
        self.yes, self.no = (self.tokenizer.encode(w).ids[0] for w in (m.YES, m.NO))

    def encode(self, text: str) -> list[int]:
        """A segment: one space, then the normalised text."""
        return [i for i in self.tokenizer.encode(" " + normalise(text)).ids if i >= m.FIRST_TEXT_TOKEN]

    def decode(self, ids: list[int]) -> str:
        return self.tokenizer.decode([i for i in ids if i >= m.FIRST_TEXT_TOKEN]).strip()

    def cut(self, text: str, limit: int) -> list[int]:
        """Ids of whole sentences up to about `limit` tokens; of a first sentence that is longer, its beginning."""
        out: list[int] = []
        for s in sentences(text):
            ids = self.encode(s)
            if out and len(out) + len(ids) > limit:
                break
            out += ids
        return out[: 2 * limit]


def report(text: Text, r: Report, limit: int) -> list[int]:
    ids = [m.ITEM, *text.encode(r.headline)]
    if r.detail and key(r.detail) != key(r.headline):
        room = max(limit - len(ids), limit // 3)
        ids += [m.SEP, *text.cut(r.detail, room)]
    return ids


def entry(text: Text, e: tuple) -> list[int]:
    """("item", stamp, headline, detail), ("move", text) or ("digest", lead, line, ...) on the tape."""
    if e[0] == "item":
        ids = [m.ITEM, *text.encode(e[1]), m.SEP, *text.encode(e[2])]
        if e[3]:
            ids += [m.SEP, *text.cut(e[3], 96)]
    elif e[0] == "move":
        ids = [m.MOVE, *text.encode(e[1])]
    else:
        ids = [m.DIGEST, *(text.encode(e[1]) if e[1] else [])]
        for line in e[2:]:
            ids += [m.SEP, *text.encode(line)]
    return [*ids[: m.MOST_ENTRY_TOKENS - 1], m.END]


def story(text: Text, row: Row) -> list[int]:
    ids = [m.STORY]
    if row.reports:
        each = m.MOST_STORY_TOKENS // len(row.reports)
        for r in row.reports:
            ids += report(text, r, each)
    for move in row.moves:
        ids += [m.MOVE, *text.encode(move)]
    for line in row.lines:
        ids += [m.DIGEST, *text.encode(line)]
    return ids


def branch(text: Text, b: Branch) -> tuple[list[int], list[int]]:
    """(ids, for each 1 where it is an answer token to be learned, 2 where it is the check's verdict, 3 where it is to be less likely than a true one's)."""
    ids = [i for t in b.told for i in (m.TOLD, *text.encode(t)[: m.MOST_TOLD_TOKENS])]
    ids.append(MARKER[b.kind])
    marks = [0] * len(ids)
    answer = [*(text.encode(b.answer)[: m.MOST_ANSWER_TOKENS] if b.answer else []), m.END]
    ids += answer
    marks += [1 if b.taught else 3 if is_refused(b) else 0] * len(answer)
    if b.check is not None:
        ids += [m.CHECK, text.yes if b.check else text.no]
        marks += [0, 2]
    return ids, marks


def is_refused(b: Branch) -> bool:
    return b.check is False and not b.taught


def pairs(row: Row) -> list[tuple[int, int]]:
    """Numbers of branches that answer one question, the first truly and the second falsely."""
    numbered = list(enumerate(row.branches, 1))
    return [
        (good, bad)
        for bad, b in numbered
        if is_refused(b)
        for good, g in numbered
        if g.taught and g.answer and (g.kind, g.told) == (b.kind, b.told)
    ][:MOST_PAIRS]  # fmt: skip


def tokens(text: Text, row: Row) -> dict:
    """{"ids", "branch" (0: trunk), "position", "mark"} of a row, equally long lists, and "pairs" of its branches."""
    ids = [m.SINK, *(i for e in row.tape for i in entry(text, e)), *story(text, row)]
    numbers, positions, marks = [0] * len(ids), list(range(len(ids))), [0] * len(ids)
    trunk = len(ids)
    for number, b in enumerate(row.branches, 1):
        new, mark = branch(text, b)
        ids += new
        numbers += [number] * len(new)
        positions += range(trunk, trunk + len(new))
        marks += mark
    return {"ids": ids, "branch": numbers, "position": positions, "mark": marks, "pairs": pairs(row)}


def as_json(row: Row) -> dict:
    return asdict(row)


def from_json(d: dict) -> Row:
    return Row(
        [Report(**r) for r in d["reports"]], [Branch(**b) for b in d["branches"]], d["moves"], d["lines"],
        [tuple(e) for e in d["tape"]], d["source"], d["id"],
    )  # fmt: skip
