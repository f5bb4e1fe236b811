"""Muon: momentum whose matrix updates are made orthogonal by Newton-Schulz steps.

For the matrices inside the layers; embeddings and norms stay with AdamW. Written from the
description by Keller Jordan et al. (2024): quintic iteration, Nesterov momentum, and the update
scaled by 0.2 * sqrt(max(rows, columns)) as in Moonlight (arXiv 2502.16982), so that one learning
rate and weight decay serve both optimizers.
"""

from collections import defaultdict

import torch
from torch import Tensor

from .workers import Workers

A, B, C = 3.4445, -4.7750, 2.0315


def orthogonal(g: Tensor, dtype: torch.dtype = torch.float32, steps: int = 5) -> Tensor:
    """Nearly U V^T of g = U S V^T, for one matrix or a stack (..., rows, columns) of them: singular values land in
    about 0.7..1.2. bfloat16 will do where it is fast."""
    x = g.float()
    x = (x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)).to(dtype)
    wide = x.shape[-2] <= x.shape[-1]
    if not wide:
        x = x.mT
    for _ in range(steps):
        xx = x @ x.mT
        x = A * x + (B * xx + C * xx @ xx) @ x
    return (x if wide else x.mT).float()


class Muon(torch.optim.Optimizer):
    """`workers` share out the Newton-Schulz steps, a third of a small model's step on a CPU: each makes its matrices'
    updates and gets the others'. Matrices of one shape are stacked: on a GPU the launches of 84 small products
    cost more than the products."""

    def __init__(self, params, workers: Workers, lr: float, momentum: float = 0.95, weight_decay: float = 0.0, dtype: torch.dtype = torch.float32):
        super().__init__(params, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})
        self.workers, self.dtype = workers, dtype

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            params = [p for p in group["params"] if p.grad is not None]
            moments = [self.state[p].setdefault("momentum", torch.zeros_like(p)) for p in params]
            gradients = [p.grad for p in params]
            torch._foreach_mul_(moments, group["momentum"])
            torch._foreach_add_(moments, gradients)
            directions = torch._foreach_add(gradients, moments, alpha=group["momentum"])
            updates = [torch.zeros_like(p) for p in params] if self.workers.count > 1 else list(directions)
            stacks: dict[torch.Size, list[int]] = defaultdict(list)
            for index, p in enumerate(params):
                if index % self.workers.count == self.workers.rank:
                    stacks[p.shape].append(index)
            for members in stacks.values():
                made = orthogonal(torch.stack([directions[i] for i in members]), self.dtype)
                for i, update in zip(members, made, strict=True):
                    updates[i] = update
            self.workers.add_up(updates)
            torch._foreach_mul_(params, 1 - group["lr"] * group["weight_decay"])
            torch._foreach_add_(params, torch._foreach_mul(updates, [-group["lr"] * 0.2 * max(p.shape) ** 0.5 for p in params]))
