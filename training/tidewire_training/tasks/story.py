"""A story as the product asks for it, and the entries of it that stand on the tape."""

import random
from dataclasses import dataclass, field

from . import invent
from .moves import Move

SOURCES = (
    "Reuters,AP,AFP,Bloomberg,BBC News,The Guardian,Federal Reserve,ECB,SEC,CISA,NVD,US-CERT,Wikipedia,Wikinews,NPR,CNBC,"
    "MarketWatch,Al Jazeera,Congress,Senate,GOV.UK,federalreserve.gov,State Department,White House,Treasury,BLS,FT,WSJ,"
    "world,markets,security,press-release,RBA,digital.gov,Current events,Bank of England,UN News,ReliefWeb,USGS,Xinhua"
).split(",")
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@dataclass(frozen=True)
class Item:
    headline: str
    detail: str = ""


@dataclass
class Story:
    """A fork: its items and moves (or, for a lead, its lines) and the answer."""

    answer: str
    items: list[Item] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    kind: str = ""

    @property
    def visible(self) -> str:
        parts = [f"{i.headline} {i.detail}" for i in self.items] + [m.text for m in self.moves] + self.lines
        return " ".join(parts)


@dataclass(frozen=True)
class Stamp:
    """Source, time and symbols of an item entry."""

    text: str

    @staticmethod
    def random(rng: random.Random, when: str | None = None) -> "Stamp":
        roll = rng.random()
        source = rng.choice(SOURCES) if roll < 0.7 else invent.name(rng) + rng.choice(("", " News", " Times", ".com", ".org", " Wire"))
        symbols = ""
        if rng.random() < 0.25:
            symbols = "".join(" " + invent.ticker(rng) for _ in range(rng.choice((1, 1, 2, 3))))
        return Stamp(f"{source} {when or clock(rng)}{symbols}")


def clock(rng: random.Random) -> str:
    day = f"{rng.choice(MONTHS)} {rng.randint(1, 31)}"
    return day if rng.random() < 0.2 else f"{day} {rng.randint(0, 23):02d}:{rng.randint(0, 59):02d}"
