"""Entries that stand on the tape before a story's fork."""

import random

from tidewire_training.tasks.moves import move
from tidewire_training.tasks.story import Stamp

from ..story import Row


def item(reports_headline: str, detail: str, rng: random.Random) -> tuple:
    return ("item", Stamp.random(rng).text, reports_headline, detail)


def around(row: Row, others: list[dict], rng: random.Random) -> list[tuple]:
    """Items of other stories, the story's own reports, perhaps a move, and the digest that told what was told."""
    entries = [item(d["title"] or d["body"][0], d["body"][0], rng) for d in others[: rng.choice((0, 1, 1, 2))]]
    entries += [item(r.headline, r.detail, rng) for r in row.reports]
    if rng.random() < 0.3:
        entries.append(("move", move(rng).text))
    rng.shuffle(entries)
    told = [t for b in row.branches for t in b.told][:1]
    if told and all(b.told for b in row.branches):  # said in a digest before the report came
        entries.insert(0, ("digest", "", *told))
    return entries
