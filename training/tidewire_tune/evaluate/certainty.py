"""Weighs a model's check and its surprise at a line together, and shows what would leave at which limits.

    ./tidewire bench gate --set training/labels/own.jsonl --split tune --model FILE --scores tune.jsonl
    python -m tidewire_tune.evaluate.certainty tune.jsonl [report.jsonl]

The log-odds of a good line are base + check * ln(c / (1 - c)) - nats * n: a logistic regression on lines in own words that no promise speaks against. Useless
lines are left out: they are true. Of two files the first sets weights and limits, the second is measured.
"""

import argparse
import json
import math
from pathlib import Path

import numpy as np

LIMITS = (0.75, 0.80, 0.84, 0.86, 0.88, 0.90, 0.92)
DOUBTED = (0.80, 0.84, 0.86, 0.88, 0.90, 0.94, 2.0)
OPEN, DOUBTS = ("REWORDED",), ("ROLE", "WORD")
BAD = ("FALSE", "BROKEN")


def load(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.open(encoding="utf-8")]


def odds(check: float) -> float:
    c = min(1 - 1e-6, max(1e-6, check))
    return math.log(c / (1 - c))


def features(lines: list[dict]) -> np.ndarray:
    return np.array([[1.0, odds(d["check"]), -d["nats"]] for d in lines])


def fit(x: np.ndarray, y: np.ndarray, ridge: float = 0.01) -> np.ndarray:
    """Weights (base, check, nats) of a logistic regression, by Newton's method."""
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        w += np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(w)), x.T @ (y - p) - ridge * w)
    return w


def auc(score: np.ndarray, good: np.ndarray) -> float:
    """Share of pairs of a good and a bad line in which the good one stands above."""
    above, below = score[good][:, None], score[~good][None, :]
    return float(((above > below) + 0.5 * (above == below)).mean())


def sure(lines: list[dict], w: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-features(lines) @ w))


def leave(lines: list[dict], w: np.ndarray, limit: float, doubted: float) -> tuple[int, int, int]:
    """How many lines in own words leave, how many of them bad, how many good."""
    s = sure(lines, w)
    left = [d for d, p in zip(lines, s, strict=True) if (d["outcome"] in OPEN and p >= limit) or (d["outcome"] in DOUBTS and p >= max(limit, doubted))]
    return len(left), sum(d["label"] in BAD for d in left), sum(d["label"] == "GOOD" for d in left)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("scores", type=Path, nargs="+")
    args = p.parse_args()
    sets = [[d for d in load(path) if d["kind"] == "line"] for path in args.scores]
    if any("check" not in d for lines in sets for d in lines):
        p.error("lines without a check: write the scores with --model")
    told = [d for d in sets[0] if d["outcome"] in OPEN + DOUBTS and d["label"] != "USELESS"]
    w = fit(features(told), np.array([d["label"] == "GOOD" for d in told], float))
    print("certainty: base %.3f, check %.3f, nats %.3f" % tuple(w))
    for path, lines in zip(args.scores, sets, strict=True):
        for name, outcomes in (("no promise against it", OPEN), ("a reading against it", DOUBTS)):
            some = [d for d in lines if d["outcome"] in outcomes and d["label"] != "USELESS"]
            good = np.array([d["label"] == "GOOD" for d in some])
            alone = auc(np.array([d["check"] for d in some]), good)
            print(f"{path.name}, {name}: {len(some)} lines, good above bad in {alone:.3f} of pairs by the check, {auc(sure(some, w), good):.3f} together")
        print("  limit  if doubted   leave  bad   good   of")
        all_good = sum(d["label"] == "GOOD" and d["outcome"] != "COPIED" for d in lines)
        for limit in LIMITS:
            for doubted in DOUBTED:
                if doubted >= limit:
                    n, bad, good = leave(lines, w, limit, doubted)
                    print(f"  {limit:.2f}   {doubted:.2f}       {n:5d} {bad:4d} {good:5d}   {all_good}   {100 * bad / max(1, n):.1f}%")


if __name__ == "__main__":
    main()
