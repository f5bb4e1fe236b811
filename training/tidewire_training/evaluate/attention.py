"""Step `evaluate.attention`: where each head looks, by kind of token: the first tokens, the tape's markers, punctuation, the token before.

A head that has nothing to say at a position must still spend its attention (the softmax sums to one); which tokens
take it says what serves the model as sinks. Run over a held-out tape, and over running text without markers. Then the
proof by taking away: the loss on the tape when no position may look at the markers, or at as many ordinary tokens, or at the first 4.
"""

from pathlib import Path

import torch

from .. import settings
from ..markers import SPECIAL
from ..model import Llama
from ..render import Renderer
from ..tape import Text
from .sinks import held_out_stream, held_out_text, load

FIRST, MARKER, PUNCTUATION = "first 4", "markers", "punctuation"


def kinds(ids: torch.Tensor, text: Text) -> dict[str, torch.Tensor]:
    """For each kind a mask over positions."""
    pieces = [text.tokenizer.id_to_token(int(i)) or "" for i in ids]
    marker = ids < len(SPECIAL)
    marks = torch.tensor([not any(c.isalnum() for c in p.replace("Ġ", "")) for p in pieces]) & ~marker
    first = torch.arange(len(ids)) < 4
    return {FIRST: first, MARKER: marker & ~first, PUNCTUATION: marks & ~first}


class Watched:
    """Plain attention, as a window the model's layers can be given, that keeps the weights and can hide positions."""

    def __init__(self, length: int, hidden: torch.Tensor | None):
        self.visible = torch.ones(length, length, dtype=torch.bool).tril()
        if hidden is not None:
            self.visible &= ~hidden | torch.eye(length, dtype=torch.bool)  # what is hidden still sees itself
        self.weights: list[torch.Tensor] = []  # a layer each: (heads, length, length)

    def attend(self, q, k, v, cos, sin, rotate) -> torch.Tensor:
        scores = rotate(q, cos, sin) @ rotate(k, cos, sin).transpose(-1, -2) * q.shape[-1] ** -0.5
        weights = scores.masked_fill(~self.visible, float("-inf")).softmax(-1)
        self.weights.append(weights[0])
        return weights @ v


@torch.inference_mode()
def run(model: Llama, ids: torch.Tensor, hidden: torch.Tensor | None = None) -> tuple[list[torch.Tensor], float]:
    """Attention weights of each layer, and the mean loss on the second half of the positions."""
    watched, half = Watched(len(ids), hidden), len(ids) // 2
    logits = model.logits(model(ids[None], watched))[0, half:-1]
    return watched.weights, torch.nn.functional.cross_entropy(logits, ids[half + 1 :]).item()


def shares(model: Llama, ids: torch.Tensor, text: Text) -> list[list[dict[str, float]]]:
    """Attention of the second half of the positions, mean over them: [layers][heads]{kind: share}."""
    rows, groups = torch.arange(len(ids) // 2, len(ids)), kinds(ids, text)
    return [
        [
            {**{name: w[rows][:, mask].sum(-1).mean().item() for name, mask in groups.items()}, "token before": w[rows, rows - 1].mean().item()}
            for w in heads
        ]
        for heads in run(model, ids)[0]
    ]


def taken_away(model: Llama, ids: torch.Tensor, text: Text) -> dict[str, float]:
    """Mean loss on the second half of the tape for what may not be looked at."""
    groups = kinds(ids, text)
    ordinary = (~(groups[FIRST] | groups[MARKER] | groups[PUNCTUATION])).nonzero().squeeze(1)
    chosen = ordinary[torch.randperm(len(ordinary), generator=torch.Generator().manual_seed(1))[: int(groups[MARKER].sum())]]
    as_many = torch.zeros_like(groups[FIRST])
    as_many[chosen] = True
    asked = {"nothing": None, "the first 4 tokens": groups[FIRST], "the markers": groups[MARKER], "as many ordinary tokens": as_many}
    return {name: run(model, ids, hidden)[1] for name, hidden in asked.items()}


def main() -> None:
    p = settings.parser(__doc__)
    p.add_argument("--model", required=True)
    p.add_argument("--tokens", type=int, default=1024)
    args = p.parse_args()
    cfg = settings.load(args)
    torch.set_num_threads(1)
    folder = Path(args.model)
    model, text = load(folder), Text(folder)
    streams = {"tape": held_out_stream(cfg, Renderer(text), args.tokens, 5), "running text": held_out_text(cfg, text, args.tokens)}
    for name, ids in streams.items():
        frequency = ", ".join(f"{k} {100 * m.float().mean():.1f}%" for k, m in kinds(ids, text).items())
        print(f"\n### {name} (share of the positions: {frequency})\n")
        columns = (FIRST, MARKER, PUNCTUATION, "token before")
        print("| layer | " + " | ".join(columns) + " |\n|---|" + "---|" * len(columns))
        for number, heads in enumerate(shares(model, ids, text)):
            cells = [" / ".join(f"{100 * h[c]:.0f}" for h in heads) for c in columns]
            print(f"| {number} | " + " | ".join(cells) + " |")
    print("\n| may not be looked at | loss on the tape |\n|---|---:|")
    for name, loss in taken_away(model, streams["tape"], text).items():
        print(f"| {name} | {loss:.3f} |")


if __name__ == "__main__":
    main()
