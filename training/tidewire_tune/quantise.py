"""Weights as the shipped file has them: 4 bits in groups of 32 with a scale and an offset (GGUF's Q4_1), 8 bits for embeddings (Q8_0).

A matrix is trained as codes, scales and centres: weight = scale * (round(codes) - 7.5) + centre. The base file's own codes
are integers; a fixed random shift within their cells lets small steps of the optimizer change a share of them at
once, in the mean by just that step, while the first forward pass is the base model's exactly.
"""

import torch
from torch import Tensor

GROUP = 32
LEVELS = 15
MIDDLE = LEVELS / 2


def grouped(weight: Tensor) -> Tensor:
    return weight.view(-1, GROUP)


def split(weight: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """(codes 0..15 as float, scale, centre) of a matrix; exact for one that came out of a Q4_1 file."""
    g = grouped(weight)
    low, high = g.amin(1, keepdim=True), g.amax(1, keepdim=True)
    scale = ((high - low) / LEVELS).clamp_min(1e-8)
    codes = ((g - low) / scale).round().clamp(0, LEVELS)
    return codes, scale, low + MIDDLE * scale


def halves(scale: Tensor, centre: Tensor) -> tuple[Tensor, Tensor]:
    """Scale and offset as the file stores them: float16."""
    return scale.half().float(), (centre - MIDDLE * scale).half().float()


def joined(codes: Tensor, scale: Tensor, centre: Tensor) -> Tensor:
    """The groups' weights, float32, exactly as a reader of the file computes them."""
    d, m = halves(scale, centre)
    return codes.round().clamp(0, LEVELS) * d + m


def eight_bits(weight: Tensor) -> Tensor:
    """A matrix through Q8_0 and back."""
    g = grouped(weight)
    scale = g.abs().amax(1, keepdim=True) / 127
    inverse = torch.where(scale > 0, 1 / scale, torch.zeros_like(scale))
    codes = g * inverse
    codes = codes.sign() * (codes.abs() + 0.5).floor()  # halves away from zero, as GGUF's writers do
    return (codes * scale.half().float()).view_as(weight)
