"""Loss of answers and verdicts; only their positions go through the output layer."""

import torch
import torch.nn.functional as F
from torch import Tensor

from .network import Network, sight

ANSWER, VERDICT = 1, 2
VERDICT_WEIGHT = 3.0


def token_losses(network: Network, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    """(cross entropy, mark) of each answer and verdict token."""
    hidden = network.hidden(batch["ids"], batch["position"], sight(batch["branch"]))
    wanted = batch["mark"][:, 1:] > 0
    logits = network.logits(hidden[:, :-1][wanted]).float()
    return F.cross_entropy(logits, batch["ids"][:, 1:][wanted], reduction="none"), batch["mark"][:, 1:][wanted]


def total(losses: Tensor, marks: Tensor, verdict_weight: float = VERDICT_WEIGHT) -> Tensor:
    weights = torch.where(marks == VERDICT, verdict_weight, 1.0)
    return (losses * weights).sum() / weights.sum()
