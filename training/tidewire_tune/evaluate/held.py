"""The read cases that are held back from training, as labelled lines for `bench gate`: half of the cases to set limits with, half to report.

    python -m tidewire_tune.evaluate.held --since 30000 --to labels/own.jsonl
"""

import argparse
import json
import re
from pathlib import Path

from ..taught import HELD, load


BEGINNING = 100
LEAST_WORDS = 8


def plain(text: str) -> str:
    return re.sub(r"[^\w]+|_", " ", text.lower()).strip()


def keys(case: dict) -> set[str]:
    """By which a document is known: beginnings of its reports, and every long sentence."""
    found = set()
    for source in sources(case):
        found.add(plain(source)[:BEGINNING])
        found |= {one for part in re.split(r"(?<=[.!?])[\"”’)]*\s+", source) if len((one := plain(part)).split()) >= LEAST_WORDS}
    return found


def halves(cases: list[dict]) -> dict[int, str]:
    """`tune` or `report` for each n: cases that share a document stand in the same half."""
    group: dict[str, int] = {}
    root = {case["n"]: case["n"] for case in cases}

    def top(n: int) -> int:
        while root[n] != n:
            n = root[n]
        return n

    for case in cases:
        for key in sorted(keys(case)):
            one, other = sorted((top(case["n"]), top(group.setdefault(key, case["n"]))))
            root[other] = one
    return {n: "tune" if top(n) // HELD % 2 else "report" for n in root}


def sources(case: dict) -> list[str]:
    return [f"{headline} {detail}".strip() for headline, detail in case["reports"]]


def labelled(case: dict, half: str) -> list[dict]:
    """One for each line."""
    return [
        {"sources": sources(case), "line": text, "label": label, "split": half, "kind": kind, "model": model(case["n"])}
        for (kind, text, _), label in zip(case["lines"], case["labels"], strict=True)
    ]


def model(n: int) -> str:
    return "tidewire-135m, 1060 steps on" if n >= 38000 else "tidewire-135m, 320 steps on"


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--since", type=int, default=30000, help="least n: of which models' lines")
    p.add_argument("--to", required=True, type=Path)
    args = p.parse_args()
    cases = [case for case in load("read.jsonl") if case["n"] >= args.since and case["n"] % HELD == 0]
    half = halves(cases)
    lines = [line for case in cases for line in labelled(case, half[case["n"]])]
    args.to.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    print(f"{len(lines)} lines of {len(cases)} cases, {sum(line['split'] == 'tune' for line in lines)} to set limits with")


if __name__ == "__main__":
    main()
