"""The loss of a step: next-token cross-entropy, weighted token by token."""

import torch
import torch.nn.functional as F
from torch import Tensor

from .model import Llama


def thin(weight: Tensor, keep: float) -> Tensor:
    """Keeps every answer token and a random share of the others, whose weight grows to make up for it.

    On a CPU the output layer is a good third of the work at this size; most of the prompt is repeated text.
    """
    light = (weight > 0) & (weight < 0.99)
    kept = torch.rand_like(weight) < keep
    return torch.where(light, torch.where(kept, weight / keep, torch.zeros_like(weight)), weight)


def each_loss(logits: Tensor, target: Tensor) -> Tensor:
    return F.cross_entropy(logits.float(), target, reduction="none")


class Loss:
    """Calls the model and returns (weighted mean loss, what the log shows of it: loss, mean over answer tokens, mean over
    the others; nan where there are none). `keep` is the share of light tokens that count; at 1 nothing is picked out,
    so no step waits for the device."""

    def __init__(self, model: Llama, autocast, keep: float, compiled: bool):
        self.model, self.autocast, self.keep = model, autocast, keep
        self.each = torch.compile(each_loss) if compiled else each_loss  # fused: the logits are never held in float32

    def __call__(self, forward, ids: Tensor, weights: Tensor, window) -> tuple[Tensor, Tensor]:
        with self.autocast():
            hidden = forward(ids, window)
            # Whole rows: lengths stay multiples of 64. The last token of a row has no next one.
            hidden, target = hidden.reshape(-1, hidden.shape[-1]), ids.roll(-1, 1).reshape(-1)
            full = F.pad(weights[:, 1:], (0, 1)).reshape(-1)
            weight = full
            if self.keep < 1:  # logits only where there is something to learn
                weight = thin(full, self.keep)
                chosen = weight.nonzero().squeeze(1)
                hidden, target, full, weight = hidden[chosen], target[chosen], full[chosen], weight[chosen]
            logits = self.model.logits(hidden)
        each = self.each(logits, target)
        loss = (each * weight).sum() / weight.sum()
        with torch.no_grad():
            answers, rest = full > 0.99, (full > 0) & (full <= 0.99)
            means = [(each * kind).sum() / kind.sum() for kind in (answers, rest)]
            return loss, torch.stack([loss, *means])
