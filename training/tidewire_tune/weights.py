"""The weights while they are trained: float32 here, bf16 as the network multiplies with them.

mode "scales": codes stay the base's, scale and centre of each group move; "codes": the codes too; "full": plain float32, not quantised; "lora": the
base's matrices stay, and beside each stands a product of two thin ones (Hu et al. 2021), which `exact` adds to it: not quantised either.
Norms and embeddings (8 bits) are trained in every mode.
"""

import torch
from torch import Tensor

from . import checkpoint, quantise
from .network import Network

RATES = {"codes": 1.0, "scale": 0.12, "centre": 0.6, "whole": 1.0, "embedding": 1.0, "norm": 4.0, "up": 10.0, "down": 10.0}  # times the learning rate


def shown(codes: Tensor, unit: Tensor, scale: Tensor, offset: Tensor) -> Tensor:
    return ((codes / unit + quantise.MIDDLE).round().clamp(0, quantise.LEVELS) * scale + offset).bfloat16()


def pulled(g: Tensor, codes: Tensor, unit: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Gradients of codes, scale and centre from a weight's, in groups."""
    g = g.float()
    whole = (codes / unit + quantise.MIDDLE).round().clamp(0, quantise.LEVELS) - quantise.MIDDLE
    return g.clone(), (g * whole).sum(1, keepdim=True), g.sum(1, keepdim=True)


# A third of a step's time on a CPU was these passes over all weights, unfused.
fused_shown, fused_pulled = (torch.compile(f, dynamic=False) for f in (shown, pulled))


RANK, STRENGTH = 32, 2.0  # of "lora"


class Weights:
    def __init__(self, network: Network, mode: str, seed: int = 7):
        self.network, self.mode = network, mode
        self.parts: dict[str, dict[str, Tensor]] = {}
        random = torch.Generator().manual_seed(seed)
        for name, p in network.named_parameters():
            w = p.data.float()
            if w.dim() == 1:
                self.parts[name] = {"norm": w.clone()}
            elif name == "model.embed_tokens.weight":
                self.parts[name] = {"embedding": w.clone()}
            elif mode == "full":
                self.parts[name] = {"whole": w.clone()}
            elif mode == "lora":
                down = torch.randn(RANK, w.shape[1], generator=random) / w.shape[1] ** 0.5
                self.parts[name] = {"still": w.clone(), "up": torch.zeros(w.shape[0], RANK), "down": down}
            else:
                codes, scale, centre = quantise.split(w)
                if mode == "codes":  # a fixed place within each code's cell, in weight units
                    codes = codes + (torch.rand(codes.shape, generator=random) - 0.5) * 0.98
                    self.parts[name] = {"codes": (codes - quantise.MIDDLE) * scale, "scale": scale, "centre": centre, "unit": scale.clone()}
                else:
                    self.parts[name] = {"scale": scale, "centre": centre, "fixed": codes.to(torch.int8)}
        self.show()

    def trained(self, rate: float) -> list[dict]:
        """Parameter groups for the optimizer."""
        by: dict[str, list[Tensor]] = {}
        for part in self.parts.values():
            for kind, t in part.items():
                if kind in RATES:
                    by.setdefault(kind, []).append(t)
        return [{"params": ts, "lr": rate * RATES[kind], "kind": kind, "weight_decay": 0.0} for kind, ts in by.items()]

    def codes(self, part: dict[str, Tensor]) -> Tensor:
        return part["fixed"].float() if "fixed" in part else (part["codes"] / part["unit"] + quantise.MIDDLE).round_().clamp_(0, quantise.LEVELS)

    def exact(self, name: str) -> Tensor:
        """A weight, float32, as the exported file has it."""
        part = self.parts[name]
        if "norm" in part:
            return part["norm"]
        if "embedding" in part:
            return part["embedding"] if self.mode in ("full", "lora") else quantise.eight_bits(part["embedding"])
        if "whole" in part:
            return part["whole"]
        if "still" in part:
            return checkpoint.merged(part, STRENGTH)
        shape = dict(self.network.named_parameters())[name].shape
        return quantise.joined(self.codes(part), part["scale"], part["centre"]).view(shape)

    @torch.no_grad()
    def show(self) -> None:
        """Puts the present weights into the network."""
        for name, p in self.network.named_parameters():
            part = self.parts[name]
            if "codes" in part and p.dtype == torch.bfloat16:
                p.data.copy_(fused_shown(part["codes"], part["unit"], *quantise.halves(part["scale"], part["centre"])).view_as(p))
            else:
                p.data.copy_(self.exact(name))

    @torch.no_grad()
    def take_gradients(self) -> None:
        """From the network's gradients to those of the trained parts (straight through the rounding)."""
        for name, p in self.network.named_parameters():
            part = self.parts[name]
            if "codes" in part and p.dtype == torch.bfloat16:
                g = p.grad.view(-1, quantise.GROUP)
                part["codes"].grad, part["scale"].grad, part["centre"].grad = fused_pulled(g, part["codes"], part["unit"])
                p.grad = None
                continue
            g = p.grad.float()
            for kind in ("norm", "embedding", "whole"):
                if kind in part:
                    part[kind].grad = g
            if "still" in part:
                part["up"].grad, part["down"].grad = STRENGTH * g @ part["down"].T, STRENGTH * part["up"].T @ g
            if "scale" in part:
                g = g.view(-1, quantise.GROUP)
                part["centre"].grad = g.sum(1, keepdim=True)
                part["scale"].grad = (g * (self.codes(part) - quantise.MIDDLE)).sum(1, keepdim=True)
                if "codes" in part:
                    part["codes"].grad = g.clone() if g.data_ptr() == p.grad.data_ptr() else g
            p.grad = None

    def state(self) -> dict:
        return {"mode": self.mode, "parts": self.parts}

    def load(self, state: dict) -> None:
        if state["mode"] != self.mode:
            raise SystemExit(f"the checkpoint was trained in mode {state['mode']}, not {self.mode}")
        for name, part in state["parts"].items():
            for kind, t in part.items():
                self.parts[name][kind].copy_(t)
        self.show()
