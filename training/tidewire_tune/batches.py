"""Rows as batches of equal length, in an order that only the seed and the rows decide."""

import json
import pickle
import random
from pathlib import Path

import torch

from . import markers, render
from .render import Text, from_json, tokens


def load(file: Path, text: Text, longest: int) -> list[dict]:
    """Rows as tokens; kept beside the file, made again when the rows or the format change."""
    kept = file.with_suffix(".tokens")
    newest = max(p.stat().st_mtime for p in (file, Path(render.__file__), Path(markers.__file__)))
    if kept.exists() and kept.stat().st_mtime > newest:
        rows = pickle.loads(kept.read_bytes())
    else:
        rows = [tokens(text, from_json(json.loads(line))) for line in file.open(encoding="utf-8")]
        kept.write_bytes(pickle.dumps(rows))
    return [r for r in rows if len(r["ids"]) <= longest and any(mark in (1, 2) for mark in r["mark"])]


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

    found = [(k, good, bad) for k, r in enumerate(rows) for good, bad in r["pairs"]]
    return {
        "ids": padded("ids", markers.SINK), "branch": padded("branch", -1), "position": padded("position", 0), "mark": padded("mark", 0),
        "pairs": torch.tensor(found).view(-1, 3),
    }  # fmt: skip
