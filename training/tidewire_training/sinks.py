"""The sink window as a mask: one forward pass that equals feeding the stream token by token.

Token t sees the first S tokens of the stream (the sinks) and the last W tokens of the rest, itself
included. Distances among rolling tokens are their stream distances. The distance to sink i is
(n - 1) - i, with n the number of tokens now visible: it stops growing once the window is full.
(Xiao et al., "Efficient Streaming Language Models with Attention Sinks", arXiv 2309.17453.)
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
import torch.nn.functional as F
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
    device: str = "cpu"

    def __post_init__(self):
        self.mask = visible(self.length, self.sinks, self.window).to(self.device)
        self.near = sink_positions(self.length, self.sinks, self.window).to(self.device)

    def attend(self, q: Tensor, k: Tensor, v: Tensor, cos: Tensor, sin: Tensor, rotate: Callable) -> Tensor:
        """q, k, v (batch, heads, length, head_dim), not yet rotated; returns the same shape.

        One fused attention serves both rotations: queries carry the one for rolling keys and the one for sinks side by
        side, and a key has zeros where the other half stands.
        """
        scale, turned = q.shape[-1] ** -0.5, rotate(k, cos, sin)
        queries = rotate(q, cos, sin)
        if self.sinks:
            to_sinks, rolling = turned.clone(), turned.clone()
            to_sinks[..., self.sinks :, :] = 0
            rolling[..., : self.sinks, :] = 0
            queries = torch.cat([queries, rotate(q, cos[self.near], sin[self.near])], dim=-1)
            turned = torch.cat([rolling, to_sinks], dim=-1)
        return F.scaled_dot_product_attention(queries, turned, v, attn_mask=self.mask, scale=scale)
