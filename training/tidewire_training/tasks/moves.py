"""Market moves: the text of the tape and wordings of the line about them (no cause is ever claimed)."""

import random
from dataclasses import dataclass

from . import invent

REAL = "SPY IBM BAC AIG QQQ AAPL MSFT GE XOM JPM GLD TLT BTC-USD ETH-USD EURUSD GOOG F T C WFC BRK.B TSLA AMZN KO".split()


@dataclass(frozen=True)
class Move:
    symbol: str
    percent: str
    up: bool
    minutes: int
    first: str
    last: str
    volume: str

    @property
    def verb(self) -> str:
        return "rose" if self.up else "fell"

    @property
    def text(self) -> str:
        return (
            f"{self.symbol} {self.verb} {self.percent}% in {self.minutes} min, from {self.first} to {self.last}, "
            f"volume {self.volume}x normal"
        )


def move(rng: random.Random, symbol: str | None = None) -> Move:
    symbol = symbol or (rng.choice(REAL) if rng.random() < 0.3 else invent.ticker(rng))
    start = rng.choice((rng.uniform(1, 20), rng.uniform(10, 300), rng.uniform(100, 900), rng.uniform(1000, 70000)))
    percent = round(rng.choice((rng.uniform(0.1, 1.5), rng.uniform(0.3, 4), rng.uniform(2, 15))), 2)
    up = rng.random() < 0.5
    end = start * (1 + (percent if up else -percent) / 100)
    decimals = 4 if start < 2 and rng.random() < 0.5 else 2
    volume = round(rng.choice((rng.uniform(0.4, 2), rng.uniform(1, 5), rng.uniform(2, 25))), 1)
    return Move(symbol, f"{percent:.2f}", up, rng.choice((1, 2, 3, 5, 10, 15, 20, 25, 30, 45, 60, rng.randint(1, 90))),
                f"{start:.{decimals}f}", f"{end:.{decimals}f}", f"{volume:.1f}")  # fmt: skip


def clause(rng: random.Random, m: Move, short: bool = False) -> str:
    unit = "minute" if m.minutes == 1 else "minutes"
    if short:
        return rng.choice((
            f"{m.symbol} {m.verb} {m.percent}% in {m.minutes} {unit}",
            f"{m.symbol} {m.verb} {m.percent}% to {m.last}",
            f"{m.symbol} {m.verb} {m.percent}%",
        ))  # fmt: skip
    return rng.choice((
        f"{m.symbol} {m.verb} {m.percent}% in {m.minutes} {unit} on {m.volume}x normal volume",
        f"{m.symbol} {m.verb} {m.percent}% to {m.last} in {m.minutes} {unit} on {m.volume}x normal volume",
        f"{m.symbol} {m.verb} {m.percent}% in {m.minutes} {unit}, to {m.last} from {m.first}, with volume at {m.volume}x normal",
        f"In {m.minutes} {unit} {m.symbol} {m.verb} {m.percent}%, from {m.first} to {m.last}, on {m.volume}x normal volume",
        f"{m.symbol} {m.verb} to {m.last} from {m.first} in {m.minutes} {unit} as volume was {m.volume}x normal",
    ))  # fmt: skip


def line(rng: random.Random, moves: list[Move]) -> str:
    if len(moves) == 1:
        return clause(rng, moves[0]) + "."
    join = rng.choice((" while ", "; ", ", and "))
    return clause(rng, moves[0], rng.random() < 0.5) + join + clause(rng, moves[1], True) + "."


def joined(rng: random.Random, sentence: str, m: Move) -> str:
    """A line about items, with the move beside it."""
    return sentence.rstrip(".") + rng.choice(("; ", "; ", ", while ", ", as ")) + clause(rng, m, True) + "."
