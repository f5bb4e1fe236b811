"""Packed rows as batches: memory-mapped shards, walked in a seeded order; new shards join when they appear."""

from collections import deque
from pathlib import Path

import numpy as np
import torch
from torch import Tensor


class Rows:
    """All rows of one phase. `batch(step)` depends on the seed, the step and the shards present, nothing else."""

    def __init__(self, folder: Path, phase: str, seed: int, split: str = "train"):
        self.folder, self.phase, self.seed, self.split = folder, phase, seed, split
        self.shards: list[tuple[np.ndarray, np.ndarray]] = []
        self.queue: deque[tuple[int, int]] = deque()
        self.round = 0
        self.known: set[str] = set()
        self.look()

    def look(self) -> int:
        """Takes up shards that have appeared since; their rows come first. Returns how many are new."""
        found = sorted(self.folder.glob(f"{self.phase}-{self.split}-*.tokens.npy"))
        new = [f for f in found if f.name not in self.known]
        for f in new:
            self.known.add(f.name)
            weights = f.with_name(f.name.replace(".tokens.", ".weights."))
            self.shards.append((np.load(f, mmap_mode="r"), np.load(weights, mmap_mode="r")))
        if new:
            first = len(self.shards) - len(new)
            self.queue.extendleft(self._shuffled(range(first, len(self.shards))))
        return len(new)

    def _shuffled(self, shards) -> list[tuple[int, int]]:
        self.round += 1
        rows = [(s, r) for s in shards for r in range(len(self.shards[s][0]))]
        order = np.random.default_rng((self.seed, self.round)).permutation(len(rows))
        return [rows[k] for k in order]

    @property
    def length(self) -> int:
        return self.shards[0][0].shape[1]

    def batch(self, rows: int) -> tuple[Tensor, Tensor]:
        """Token ids (rows, length) int64 and loss weights (rows, length) float, 1.0 = full."""
        if not self.shards:
            raise SystemExit(f"no {self.phase}-{self.split}-*.tokens.npy under {self.folder}: run the pack step")
        while len(self.queue) < rows:
            self.queue.extend(self._shuffled(range(len(self.shards))))
        taken = [self.queue.popleft() for _ in range(rows)]
        ids = np.stack([self.shards[s][0][r] for s, r in taken]).astype(np.int64)
        weights = np.stack([self.shards[s][1][r] for s, r in taken]).astype(np.float32) / 100
        return torch.from_numpy(ids), torch.from_numpy(weights)
