"""Held-out lines beside the true titles, titles hidden: ROUGE-L, figures, length, the check's verdicts on true and corrupted lines.

    python -m tidewire_tune.evaluate.lines --work WORK --run RUN --split test --count 60 [--to FILE.jsonl]
"""

import argparse
import json
import random
from pathlib import Path

import torch

from tidewire_training.evaluate.scores import rouge

from .. import checkpoint
from ..decode import Reader
from ..render import from_json
from ..story import Report, Row
from ..tasks.build import visible
from ..tasks.titles import figures


def hidden(rows: list[dict], everything: bool = False) -> list[tuple[Row, str]]:
    """Rows of titled documents with nothing told and their title not shown, and the title's line; or all with reports."""
    out = []
    for d in rows:
        row = from_json(d)
        if everything and row.reports:
            row.tape = []
            out.append((row, row.branches[0].answer))
            continue
        line = next((b.answer for b in row.branches if b.kind == "line" and not b.told and b.check and b.taught), None)
        if line and row.reports and not row.source.startswith("wikipedia") and rouge(row.reports[0].headline, line)[2] < 0.8:
            row.tape = []
            out.append((row, line))
    return out


def wire(file: Path) -> list[tuple[Row, str]]:
    """Items {"title", "summary" or "text"} of a feed, titles hidden: for trying by hand."""
    import lzma

    from ..tasks.titles import opening

    out = []
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            d = json.loads(line)
            body = opening(d.get("text") or d["summary"], 110)
            if body:
                out.append((Row([Report(body[0], " ".join(body[1:]))], [], source="wire", id=d["id"]), d["title"]))
    return out


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--work", required=True, type=Path)
    p.add_argument("--run", default="main")
    p.add_argument("--checkpoint", default="best.pt")
    p.add_argument("--split", default="dev")
    p.add_argument("--wire", type=Path, help="a news.jsonl.xz instead of the held-out rows")
    p.add_argument("--everything", action="store_true", help="also rows without a person's title (to make lines to label)")
    p.add_argument("--count", type=int, default=60)
    p.add_argument("--kind", default="line", choices=("line", "short"))
    p.add_argument("--to", type=Path)
    p.add_argument("--threads", type=int, default=1)
    args = p.parse_args()
    torch.set_num_threads(args.threads)
    base = args.work / "base"
    file = base if args.run == "base" else args.work / "runs" / args.run / args.checkpoint
    reader = Reader.of(checkpoint.weights(file, base), base)
    if args.wire:
        stories = wire(args.wire)
    else:
        stories = hidden([json.loads(line) for line in (args.work / "data" / f"rows-{args.split}.jsonl").open(encoding="utf-8")], args.everything)
    stories = list({row.reports[0].headline: (row, title) for row, title in stories}.values())  # a document stands in several rows
    stories = random.Random(5).sample(stories, min(args.count, len(stories)))
    sums = {"rouge": 0.0, "lead": 0.0, "words": 0.0, "figures": 0, "right": 0, "own": 0.0}
    verdicts: dict[str, list[bool]] = {}
    out = args.to.open("w", encoding="utf-8") if args.to else None
    for n, (row, title) in enumerate(stories, 1):
        trunk = reader.trunk(row)
        answer = reader.answer(trunk, args.kind)
        sums["rouge"] += rouge(answer.text, title)[2]
        sums["lead"] += rouge(row.reports[0].headline, title)[2]
        sums["words"] += len(answer.text.split())
        mine = figures(answer.text)
        sums["figures"] += len(mine)
        sums["right"] += len(mine & figures(visible(row.reports)))
        sums["own"] += answer.verdict
        for b in row.branches:
            if b.check is not None and not b.told:
                verdict = reader.check(trunk, b.kind, b.answer)
                verdicts.setdefault(b.fault or f"true {b.kind}", []).append((verdict > 0.5) == b.check)
        print(f"{n}. {' / '.join(r.headline + ' | ' + r.detail for r in row.reports)[:600]}\n   TITLE {title}\n   LINE  {answer.text}  [{answer.verdict:.2f} {answer.certainty:.2f}]", flush=True)
        if out:
            out.write(json.dumps({"id": row.id, "source": row.source, "sources": [f"{r.headline} {r.detail}".strip() for r in row.reports], "title": title,
                                  "line": answer.text, "kind": args.kind, "verdict": round(answer.verdict, 3), "certainty": round(answer.certainty, 3)}, ensure_ascii=False) + "\n")  # fmt: skip
    n = len(stories)
    print(f"{n} stories: ROUGE-L {sums['rouge'] / n:.3f} (first sentence {sums['lead'] / n:.3f}), {sums['words'] / n:.1f} words, "
          f"figures {sums['right']} of {sums['figures']}, mean verdict on own lines {sums['own'] / n:.2f}")  # fmt: skip
    for name, right in sorted(verdicts.items()):
        print(f"  check, {name}: {sum(right)} of {len(right)} right")


if __name__ == "__main__":
    main()
