"""Step `own`: lines sampled from a checkpoint for training reports; those that pass every check become rows to train on.

    python -m tidewire_tune.own --work WORK --run RUN --count 500     -> WORK/data/rows-own.jsonl, which `train` reads beside rows-train.jsonl
"""

import argparse
import json
import random
from dataclasses import dataclass
from pathlib import Path

import torch

from tidewire_training.tasks.words import key

from . import checkpoint
from .decode import Reader
from .render import as_json, from_json
from .story import Branch, Row
from .tasks.build import visible
from .tasks.titles import figures, names_supported


@dataclass(frozen=True)
class Sample:
    line: str
    verdict: float
    with_sources: float  # mean log-probability of its tokens
    without: float

    @property
    def gain(self) -> float:
        return self.with_sources - self.without


def passes(sample: Sample, source: str, least_verdict: float, least_gain: float) -> bool:
    return (
        8 <= len(sample.line.split()) <= 24
        and sample.line.endswith(".")
        and not figures(sample.line) - figures(source)
        and names_supported(sample.line, source)
        and key(sample.line) not in key(source)
        and sample.verdict >= least_verdict
        and sample.gain >= least_gain
    )


def best(samples: list[Sample], source: str, least_verdict: float = 0.9, least_gain: float = 1.0) -> Sample | None:
    """The sample that its sources make most likelier, of those that pass; None if none does."""
    return max((s for s in samples if passes(s, source, least_verdict, least_gain)), key=lambda s: s.gain, default=None)


def sampled(reader: Reader, row: Row, count: int, temperature: float) -> list[Sample]:
    trunk, bare = reader.trunk(row), reader.trunk(Row([], []))
    out: dict[str, Sample] = {}
    for n in range(count):
        a = reader.answer(trunk, "line", temperature=temperature if n else 0.0)
        if a.text and a.text not in out:
            out[a.text] = Sample(a.text, a.verdict, reader.likelihood(trunk, "line", a.text), reader.likelihood(bare, "line", a.text))
    return list(out.values())


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--work", required=True, type=Path)
    p.add_argument("--run", default="main")
    p.add_argument("--checkpoint", default="best.pt")
    p.add_argument("--count", type=int, default=500, help="reports")
    p.add_argument("--samples", type=int, default=4, help="lines a report, the first without chance")
    p.add_argument("--temperature", type=float, default=0.8)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=1)
    args = p.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    base = args.work / "base"
    reader = Reader.of(checkpoint.weights(args.work / "runs" / args.run / args.checkpoint, base), base)
    rows = [from_json(json.loads(line)) for line in (args.work / "data" / "rows-train.jsonl").open(encoding="utf-8")]
    rows = [r for r in rows if r.reports and not any(b.told for b in r.branches)]
    kept = 0
    with (args.work / "data" / "rows-own.jsonl").open("a", encoding="utf-8") as out:
        for n, row in enumerate(random.Random(args.seed).sample(rows, min(args.count, len(rows))), 1):
            row.tape = []
            source = visible(row.reports)
            samples = sampled(reader, row, args.samples, args.temperature)
            line = best(samples, source)
            if line:
                kept += 1
                row.branches = [Branch("line", line.line, check=True), *(b for b in row.branches if b.check is False)]
                row.source = "own"
                out.write(json.dumps(as_json(row), ensure_ascii=False) + "\n")
                out.flush()
            print(f"{n} reports, {kept} lines kept", end="\r", flush=True)
    print()


if __name__ == "__main__":
    main()
