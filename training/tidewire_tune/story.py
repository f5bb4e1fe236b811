"""What a training row shows: a tape, a story on a fork, and what is asked of it."""

from dataclasses import dataclass, field


@dataclass
class Report:
    headline: str
    detail: str = ""


@dataclass
class Branch:
    """One question on the fork and its answer.

    kind: "line", "short" or "lead"; told: lines a digest told before; answer: "" where nothing is new;
    check: is the answer true and whole? None: not asked; taught: are the answer's own words to be learned?
    """

    kind: str
    answer: str
    told: list[str] = field(default_factory=list)
    check: bool | None = None
    taught: bool = True
    fault: str = ""


@dataclass
class Row:
    """A trunk (tape entries, then the story) and its branches. For a lead the story is lines, not reports."""

    reports: list[Report]
    branches: list[Branch]
    moves: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    tape: list[tuple] = field(default_factory=list)
    source: str = ""
    id: str = ""
