"""The sink window as a mask: one forward pass that equals feeding the stream token by token.

Token t sees the first S tokens of the stream (the sinks) and the last W tokens of the rest, itself
included. Distances among rolling tokens are their stream distances. The distance to sink i is
(n - 1) - i, with n the number of tokens now visible: it stops growing once the window is full.
(Xiao et al., "Efficient Streaming Language Models with Attention Sinks", arXiv 2309.17453.)
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor


def visible(length: int, sinks: int, window: int) -> Tensor:
    """(length, length) bool: may token t (row) see token j (column)?"""
    t = torch.arange(length)[:, None]
    j = torch.arange(length)[None, :]
    return (j <= t) & ((j < sinks) | (t - j < window))


def sink_positions(length: int, sinks: int, window: int) -> Tensor:
    """Where token t stands for the sinks' eyes: its position in the window, at most sinks + window - 1."""
    return torch.arange(length).clamp(max=sinks + window - 1)


@dataclass
class WindowMask:
    """Attention of a whole sequence through the sink window.

    `cos`/`sin` given to `attend` are those of the absolute positions 0..length-1; rows of them at
    `sink_positions` turn the query a second time, for the sink columns only.
    """

    length: int
    sinks: int
    window: int

    def __post_init__(self):
        self.mask = visible(self.length, self.sinks, self.window)
        self.near = sink_positions(self.length, self.sinks, self.window)

    def attend(self, q: Tensor, k: Tensor, v: Tensor, cos: Tensor, sin: Tensor, rotate: Callable) -> Tensor:
        """q, k, v (batch, heads, length, head_dim), not yet rotated; returns the same shape."""
        mask, near = self.mask.to(q.device), self.near.to(q.device)
        turned = rotate(k, cos, sin)
        scores = rotate(q, cos, sin) @ turned.transpose(-1, -2)
        if self.sinks:
            to_sinks = rotate(q, cos[near], sin[near]) @ turned[..., : self.sinks, :].transpose(-1, -2)
            scores = torch.cat([to_sinks, scores[..., self.sinks :]], dim=-1)
        scores = (scores.float() * q.shape[-1] ** -0.5).masked_fill(~mask, float("-inf"))
        return scores.softmax(-1).to(v.dtype) @ v
