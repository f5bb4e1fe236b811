"""Reads a checkpoint's weights back as the exported file has them."""

from pathlib import Path

import torch

from . import quantise


def weights(file: Path, base: Path) -> dict[str, torch.Tensor]:
    """Float32 weights by name; the base model's where `file` is the base folder itself."""
    start = torch.load(base / "weights.pt")
    if file == base:
        return start
    return {name: exact(part, start[name].shape) for name, part in torch.load(file)["weights"]["parts"].items()}


def merged(part: dict[str, torch.Tensor], strength: float = 2.0) -> torch.Tensor:
    """A matrix with the product of two thin ones that was trained beside it."""
    return part["still"] + strength * part["up"] @ part["down"]


def codes(part: dict[str, torch.Tensor]) -> torch.Tensor:
    if "fixed" in part:
        return part["fixed"].float()
    return (part["codes"] / part["unit"] + quantise.MIDDLE).round().clamp(0, quantise.LEVELS)


def exact(part: dict[str, torch.Tensor], shape: torch.Size) -> torch.Tensor:
    if "norm" in part:
        return part["norm"]
    if "embedding" in part:
        return quantise.eight_bits(part["embedding"])
    if "whole" in part:
        return part["whole"]
    if "still" in part:
        return merged(part)
    return quantise.joined(codes(part), part["scale"], part["centre"]).view(shape)
