"""Rows as batches of equal length, in an order that only the seed and the rows decide."""

import json
import random
from pathlib import Path

import torch

from . import markers
from .render import Text, from_json, tokens


def load(file: Path, text: Text, longest: int) -> list[dict]:
    out = []
    for line in file.open(encoding="utf-8"):
        t = tokens(text, from_json(json.loads(line)))
        if len(t["ids"]) <= longest and any(t["mark"]):
            out.append(t)
    return out


def plan(lengths: list[int], most_tokens: int, seed: int) -> list[list[int]]:
    """Batches of row numbers: like lengths together, at most `most_tokens` with padding; shuffled."""
    rng = random.Random(seed)
    order = list(range(len(lengths)))
    rng.shuffle(order)
    batches = []
    for start in range(0, len(order), 256):
        pool = sorted(order[start : start + 256], key=lambda i: lengths[i])
        batch: list[int] = []
        made = []
        for i in pool:
            if batch and (len(batch) + 1) * lengths[i] > most_tokens:
                made.append(batch)
                batch = []
            batch.append(i)
        made.append(batch)
        rng.shuffle(made)
        batches += made
    return batches


def collate(rows: list[dict]) -> dict[str, torch.Tensor]:
    length = max(len(r["ids"]) for r in rows)

    def padded(name: str, fill: int) -> torch.Tensor:
        return torch.tensor([r[name] + [fill] * (length - len(r[name])) for r in rows])

    return {"ids": padded("ids", markers.SINK), "branch": padded("branch", -1), "position": padded("position", 0), "mark": padded("mark", 0)}
