"""Loss of answers and verdicts, and of true answers beside false ones; only their positions go through the output layer."""

import torch
import torch.nn.functional as F
from torch import Tensor

from .network import Network, sight

ANSWER, VERDICT, REFUSED = 1, 2, 3
VERDICT_WEIGHT = 3.0
STEEPNESS, MARGIN = 2.5, 1.0  # of the preference, as in SimPO (Meng et al. 2024): on mean log-probabilities, without a reference model


def token_losses(network: Network, batch: dict[str, Tensor], preference: bool = False) -> tuple[Tensor, Tensor, Tensor]:
    """(cross entropy, mark, number of its branch among the batch's) of each answer and verdict token; with `preference` of refused answers too."""
    hidden = network.hidden(batch["ids"], batch["position"], sight(batch["branch"]))
    mark = batch["mark"][:, 1:]
    wanted = mark > 0 if preference else (mark == ANSWER) | (mark == VERDICT)
    logits = network.logits(hidden[:, :-1][wanted]).float()
    row = torch.arange(len(mark))[:, None].expand_as(mark)
    return F.cross_entropy(logits, batch["ids"][:, 1:][wanted], reduction="none"), mark[wanted], place(row, batch["branch"][:, 1:])[wanted]


def place(row: Tensor, branch: Tensor) -> Tensor:
    return row * BRANCHES + branch


BRANCHES = 1 << 10  # more than any row has


def total(losses: Tensor, marks: Tensor, verdict_weight: float = VERDICT_WEIGHT) -> Tensor:
    learned = (marks == ANSWER) | (marks == VERDICT)
    weights = torch.where(marks == VERDICT, verdict_weight, 1.0) * learned
    return (losses * weights).sum() / weights.sum()


def preferred(losses: Tensor, marks: Tensor, places: Tensor, pairs: Tensor) -> tuple[Tensor, Tensor]:
    """(loss, share that is right) of pairs (row, true branch, false branch): a false answer's words shall be less likely than the true one's, in the mean."""
    if not len(pairs):
        return losses.new_zeros(()), losses.new_zeros(())

    def mean(branch: Tensor) -> Tensor:
        of = (places[None] == place(pairs[:, 0], branch)[:, None]) & (marks != VERDICT)[None]
        return -(losses[None] * of).sum(1) / of.sum(1)

    ahead = mean(pairs[:, 1]) - mean(pairs[:, 2])
    return F.softplus(MARGIN - STEEPNESS * ahead).mean(), (ahead > 0).float().mean()
