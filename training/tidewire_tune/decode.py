"""A network for reading: greedy or sampled answers on a fork, and the check's verdict, one step each as in the product."""

import json
from dataclasses import dataclass
from pathlib import Path

import torch

from . import markers as m
from .network import Network, Shape
from .render import MARKER, Text, entry, story
from .story import Row


@dataclass
class Answer:
    text: str
    verdict: float  # P(yes), in 0..1
    certainty: float  # mean log-probability of the answer's tokens


class Reader:
    def __init__(self, network: Network, text: Text):
        self.network, self.text = network.eval(), text

    @staticmethod
    def of(weights: dict[str, torch.Tensor], base: Path) -> "Reader":
        network = Network(Shape(**json.loads((base / "shape.json").read_text())))
        network.load_state_dict(weights)
        return Reader(network.bfloat16(), Text(base / "tokenizer.json"))

    def _feed(self, ids: list[int], past: list[list], at: int) -> torch.Tensor:
        """Last position's logits, (vocabulary,)."""
        length = len(ids)
        mask = torch.ones(length, at + length, dtype=torch.bool).tril(at)[None, None]
        hidden = self.network.hidden(torch.tensor([ids]), torch.arange(at, at + length)[None], mask, past)
        return self.network.logits(hidden[0, -1]).float()

    def _verdict(self, logits: torch.Tensor) -> float:
        return torch.sigmoid(logits[self.text.yes] - logits[self.text.no]).item()

    @torch.no_grad()
    def trunk(self, row: Row) -> tuple[list[list], int]:
        ids = [m.SINK, *(i for e in row.tape for i in entry(self.text, e)), *story(self.text, row)]
        past: list[list] = [[] for _ in self.network.model.layers]
        self._feed(ids, past, 0)
        return past, len(ids)

    @torch.no_grad()
    def answer(self, trunk: tuple[list[list], int], kind: str, told: tuple[str, ...] = (), temperature: float = 0.0) -> Answer:
        past, at = [list(p) for p in trunk[0]], trunk[1]
        ids = [i for t in told for i in (m.TOLD, *self.text.encode(t)[: m.MOST_TOLD_TOKENS])] + [MARKER[kind]]
        out: list[int] = []
        logs = 0.0
        while True:
            logits = self._feed(ids, past, at)
            at += len(ids)
            logits[: m.FIRST_TEXT_TOKEN] = logits[: m.FIRST_TEXT_TOKEN].where(torch.arange(m.FIRST_TEXT_TOKEN) == m.END, -torch.inf)
            chances = logits.log_softmax(0)
            token = int(chances.argmax()) if not temperature else int(torch.multinomial((logits / temperature).softmax(0), 1))
            logs += chances[token].item()
            if token == m.END or len(out) >= m.MOST_ANSWER_TOKENS:
                break
            out.append(token)
            ids = [token]
        verdict = self._verdict(self._feed([m.END, m.CHECK], past, at))
        return Answer(self.text.decode(out), verdict, logs / (len(out) + 1))

    @torch.no_grad()
    def check(self, trunk: tuple[list[list], int], kind: str, line: str, told: tuple[str, ...] = ()) -> float:
        past = [list(p) for p in trunk[0]]
        ids = [i for t in told for i in (m.TOLD, *self.text.encode(t)[: m.MOST_TOLD_TOKENS])]
        ids += [MARKER[kind], *self.text.encode(line)[: m.MOST_ANSWER_TOKENS], m.END, m.CHECK]
        return self._verdict(self._feed(ids, past, trunk[1]))

    @torch.no_grad()
    def likelihood(self, trunk: tuple[list[list], int], kind: str, line: str) -> float:
        """Mean log-probability of a line's tokens and its end after the trunk."""
        past = [list(p) for p in trunk[0]]
        ids = [MARKER[kind], *self.text.encode(line), m.END]
        at = trunk[1]
        mask = torch.ones(len(ids), at + len(ids), dtype=torch.bool).tril(at)[None, None]
        hidden = self.network.hidden(torch.tensor([ids]), torch.arange(at, at + len(ids))[None], mask, past)
        chances = self.network.logits(hidden[0, :-1]).float().log_softmax(-1)
        return chances.gather(1, torch.tensor(ids[1:])[:, None]).mean().item()
