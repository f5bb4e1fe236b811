"""Muon: momentum whose matrix updates are made orthogonal by Newton-Schulz steps.

For the matrices inside the layers; embeddings and norms stay with AdamW. Written from the
description by Keller Jordan et al. (2024): quintic iteration, Nesterov momentum, and the update
scaled by 0.2 * sqrt(max(rows, columns)) as in Moonlight (arXiv 2502.16982), so that one learning
rate and weight decay serve both optimizers.
"""

import torch
from torch import Tensor

from .workers import Workers

A, B, C = 3.4445, -4.7750, 2.0315


def orthogonal(g: Tensor, dtype: torch.dtype = torch.float32, steps: int = 5) -> Tensor:
    """Nearly U V^T of g = U S V^T: singular values land in about 0.7..1.2. bfloat16 will do where it is fast."""
    x = g.float()
    x = (x / (x.norm() + 1e-7)).to(dtype)
    wide = x.shape[0] <= x.shape[1]
    if not wide:
        x = x.T
    for _ in range(steps):
        xx = x @ x.T
        x = A * x + (B * xx + C * xx @ xx) @ x
    return (x if wide else x.T).float()


class Muon(torch.optim.Optimizer):
    """`workers` share out the Newton-Schulz steps, a third of a small model's step on a CPU: each makes its matrices'
    updates and gets the others'."""

    def __init__(self, params, workers: Workers, lr: float, momentum: float = 0.95, weight_decay: float = 0.0, dtype: torch.dtype = torch.float32):
        super().__init__(params, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})
        self.workers, self.dtype = workers, dtype

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            params = [p for p in group["params"] if p.grad is not None]
            updates = []
            for index, p in enumerate(params):
                m = self.state[p].setdefault("momentum", torch.zeros_like(p))
                m.mul_(group["momentum"]).add_(p.grad)
                mine = index % self.workers.count == self.workers.rank
                updates.append(orthogonal(p.grad + group["momentum"] * m, self.dtype) if mine else torch.zeros_like(p))
            self.workers.add_up(updates)
            for p, update in zip(params, updates, strict=True):
                p.mul_(1 - group["lr"] * group["weight_decay"])
                p.add_(update, alpha=-group["lr"] * 0.2 * max(p.shape) ** 0.5)
