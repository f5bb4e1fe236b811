"""Step `labelled`: labelled lines of the half `tune` as rows: what the check should have said of the model's own lines, and the good ones to write again.

    python -m tidewire_tune.labelled --before N --to WORK/data/rows-own.jsonl     (the first N lines of the file; the rest set the limits)
"""

import argparse
import json
from pathlib import Path

from tidewire_training.tasks.words import sentences

from .render import as_json
from .story import Branch, Report, Row

LABELS = Path(__file__).resolve().parent.parent / "labels" / "lines.jsonl"


def row(d: dict) -> Row:
    """A labelled line as a row: only what is good is written again."""
    reports = []
    for source in d["sources"]:
        first, *rest = sentences(source)
        reports.append(Report(first, " ".join(rest)))
    true = d["label"] in ("good", "useless")
    taught = d["label"] == "good" and d["kind"] == "line" and d["line"] not in " ".join(d["sources"])
    return Row(reports, [Branch(d["kind"], d["line"], check=true, taught=taught, fault="" if true else "labelled")], source="labelled")


def rows(labels: list[dict]) -> list[Row]:
    return [row(d) for d in labels if d["split"] == "tune" and d["line"]]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--before", type=int, required=True)
    p.add_argument("--to", type=Path, required=True)
    args = p.parse_args()
    labels = [json.loads(line) for line in LABELS.open(encoding="utf-8")][: args.before]
    made = rows(labels)
    with args.to.open("w", encoding="utf-8") as out:
        for one in made:
            out.write(json.dumps(as_json(one), ensure_ascii=False) + "\n")
    print(f"{len(made)} rows")


if __name__ == "__main__":
    main()
