"""Muon: momentum whose matrix updates are made orthogonal by Newton-Schulz steps.

For the matrices inside the layers; embeddings and norms stay with AdamW. Written from the
description by Keller Jordan et al. (2024): quintic iteration, Nesterov momentum, and the update
scaled by 0.2 * sqrt(max(rows, columns)) as in Moonlight (arXiv 2502.16982), so that one learning
rate and weight decay serve both optimizers.
"""

import torch
from torch import Tensor

A, B, C = 3.4445, -4.7750, 2.0315


def orthogonal(g: Tensor, steps: int = 5) -> Tensor:
    """Nearly U V^T of g = U S V^T: singular values land in about 0.7..1.2."""
    x = g.float()
    x = (x / (x.norm() + 1e-7)).bfloat16()
    wide = x.shape[0] <= x.shape[1]
    if not wide:
        x = x.T
    for _ in range(steps):
        xx = x @ x.T
        x = A * x + (B * xx + C * xx @ xx) @ x
    return (x if wide else x.T).float()


class Muon(torch.optim.Optimizer):
    def __init__(self, params, lr: float, momentum: float = 0.95, weight_decay: float = 0.0):
        super().__init__(params, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is None:
                    continue
                state = self.state[p]
                m = state.setdefault("momentum", torch.zeros_like(p))
                m.mul_(group["momentum"]).add_(p.grad)
                update = orthogonal(p.grad + group["momentum"] * m)
                p.mul_(1 - group["lr"] * group["weight_decay"])
                p.add_(update, alpha=-group["lr"] * 0.2 * max(p.shape) ** 0.5)
