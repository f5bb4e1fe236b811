"""The check's verdicts on lines that were labelled by reading: how well P(yes) tells good from false and broken ones.

    python -m tidewire_tune.evaluate.labels --work WORK --run RUN [--labels training/labels/lines.jsonl]
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

import torch

from tidewire_training.tasks.words import sentences

from .. import checkpoint
from ..decode import Reader
from ..story import Report, Row

BAD = ("false", "broken")


def reports(sources: list[str]) -> list[Report]:
    out = []
    for source in sources:
        parts = sentences(source)
        out.append(Report(parts[0], " ".join(parts[1:])))
    return out


def area(good: list[float], bad: list[float]) -> float:
    """Chance that a good line's verdict is above a bad one's (area under the ROC curve)."""
    return sum((g > b) + 0.5 * (g == b) for g in good for b in bad) / (len(good) * len(bad)) if good and bad else float("nan")


def at_precision(good: list[float], bad: list[float], most_bad: float) -> tuple[float, float]:
    """(limit, share of good lines above it) of the lowest limit with at most that share of bad ones among what passes."""
    best = (1.0, 0.0)
    for limit in sorted({*good, *bad}, reverse=True):
        g, b = sum(x >= limit for x in good), sum(x >= limit for x in bad)
        if b <= most_bad * (g + b) and g / len(good) >= best[1]:
            best = (limit, g / len(good))
    return best


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--work", required=True, type=Path)
    p.add_argument("--run", default="main")
    p.add_argument("--checkpoint", default="best.pt")
    p.add_argument("--labels", type=Path, default=Path(__file__).resolve().parents[2] / "labels" / "lines.jsonl")
    p.add_argument("--threads", type=int, default=1)
    args = p.parse_args()
    torch.set_num_threads(args.threads)
    base = args.work / "base"
    reader = Reader.of(checkpoint.weights(args.work / "runs" / args.run / args.checkpoint, base), base)
    found: dict[str, list[float]] = defaultdict(list)
    for line in args.labels.open(encoding="utf-8"):
        d = json.loads(line)
        if d["line"]:
            verdict = reader.check(reader.trunk(Row(reports(d["sources"]), [])), d["kind"], d["line"])
            found[d["label"]].append(verdict)
    for label, verdicts in sorted(found.items()):
        print(f"{label}: {len(verdicts)} lines, mean P(yes) {sum(verdicts) / len(verdicts):.2f}")
    good, bad = found["good"], [v for label in BAD for v in found[label]]
    print(f"good above false or broken: {area(good, bad):.3f}; of good lines pass, with at most 2% / 5% / 10% bad ones: "
          + " / ".join(f"{at_precision(good, bad, most)[1]:.2f}" for most in (0.02, 0.05, 0.1)))  # fmt: skip


if __name__ == "__main__":
    main()
