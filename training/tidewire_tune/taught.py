"""Rows of what was written and read by hand: lines, cuts, updates and leads with false ones beside them, and a model's own lines with what a reader said of them.

    python -m tidewire_tune.taught --rows WORK/data/rows-train.jsonl --share 0.4 --to WORK/data/rows-taught.jsonl

With a share of the other rows, so that nothing is forgotten, but without leads that a rule had made of two lines.
"""

import argparse
import json
import random
from collections import Counter
from pathlib import Path

from .render import as_json, from_json
from .story import Branch, Report, Row
from .tasks.build import false_branch, fed, visible

LINES = Path(__file__).resolve().parent.parent / "lines"
TRUE, BAD = ("good", "useless"), ("false", "broken")
HELD = 5  # every fifth read case sets limits instead (step `limits`)


def load(name: str) -> list[dict]:
    return [json.loads(line) for line in (LINES / name).open(encoding="utf-8")]


def reports(found: list[list[str]]) -> list[Report]:
    return [Report(*r) for r in found]


def wrong(kind: str, text: str, told: list[str], fault: str) -> Branch:
    return Branch(kind, text, told, check=False, taught=False, fault=fault)


def ways(d: dict, source: str, told: list[str], rng: random.Random) -> list[Branch]:
    """The line, its cut and the false ones of a written case."""
    branches = []
    if d["line"]:
        branches.append(Branch("line", d["line"], told, True))
        other = rng.choice(["Regulators fine the bank.", "Oil rises in London."])
        branches += [Branch(b.kind, b.answer, told, False, False, b.fault) for b in false_branch(d["line"], "line", source, (other, other), rng)]
    elif told:
        branches.append(Branch("line", "", told))
    if d.get("short") and not told:
        branches.append(Branch("short", d["short"], check=True))
    for false in d.get("false") or []:
        kind, text = (false["kind"], false["text"]) if isinstance(false, dict) else ("line", false)
        branches.append(wrong(kind, text, told, "written"))
    return branches


def story(d: dict, rng: random.Random) -> Row:
    shown = reports(d["reports"])
    return Row(fed(shown, rng), ways(d, visible(shown), [], rng), source="written", id=d["id"])


def update(d: dict, rng: random.Random) -> list[Row]:
    """The earlier report with its line, and the later one after it: with the line that is new, and nothing once that is told."""
    new = [Report(*d["report"])]
    later = Row(new, ways(d, visible(new), [d["told"]], rng), source="written", id=d["id"])
    if d["line"]:
        later.branches.append(Branch("line", "", [d["told"], d["line"]]))
    return [Row([Report(d["before"])], [Branch("line", d["told"], check=True)], source="written", id=d["id"]), later]


def lead(d: dict, true: bool) -> Row:
    return Row([], [Branch("lead", d["lead"], check=true, taught=true, fault="" if true else "written")], lines=d["lines"], source="written")


def labelled(kind: str, text: str, label: str, told: list[str]) -> Branch | None:
    if not text:
        return Branch(kind, "", told) if label == "good" else None
    return Branch(kind, text, told, check=label in TRUE, taught=label == "good", fault="" if label in TRUE else label)


def read(d: dict, rng: random.Random) -> list[Row]:
    """A model's own lines with the reader's verdicts, and the line that the reader would have written."""
    told = [d["told"]] if "told" in d else []
    rows = []
    if told:
        before = reports(d["before"])
        rows.append(Row(before, [labelled("line", d["told"], d["told_label"], [])], source="read", id=d["id"]))
        told = told if d["told_label"] in TRUE else []  # what is false was not told
    shown = reports(d["reports"])
    own = {d["line"]}
    branches = ways({**d, "false": [d["false"]] if d.get("false") else []}, visible(shown), told, rng)
    for (kind, text, _), label in zip(d["lines"], d["labels"], strict=True):
        if text not in own and (branch := labelled(kind, text, label, told)):
            own.add(text)
            branches.append(branch)
    return [*rows, Row(shown, branches, source="read", id=d["id"])]


def rows(rng: random.Random) -> tuple[list[Row], list[Row]]:
    """(what is taught, read cases that are held back)"""
    out: list[Row] = []
    for d in [*load("wire.jsonl"), *load("stories.jsonl"), *load("written.jsonl")]:
        out.append(story(d, rng))
    for d in load("updates.jsonl"):
        out += update({**d, "report": [d["report"]]}, rng)
    for d in load("wire-updates.jsonl"):
        out += update(d, rng)
    out += [lead(d, True) for d in load("leads.jsonl")] + [lead(d, False) for d in load("leads-false.jsonl")]
    held: list[Row] = []
    for d in load("read.jsonl"):
        (held if d["n"] % HELD == 0 else out).extend(read(d, rng))
    return [r for r in out if r.branches], [r for r in held if r.branches]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--rows", required=True, type=Path)
    p.add_argument("--share", type=float, default=0.4, help="of the other rows")
    p.add_argument("--times", type=int, default=1)
    p.add_argument("--to", required=True, type=Path)
    args = p.parse_args()
    rng = random.Random(3)
    made: list[Row] = []
    for _ in range(args.times):  # each time with other corruptions
        taught, held = rows(rng)
        made += taught
    written = len(made)
    for line in args.rows.open(encoding="utf-8"):
        if rng.random() < args.share:
            row = from_json(json.loads(line))
            if not row.lines and row.source != "written":
                made.append(row)
    rng.shuffle(made)
    for name, some in ((args.to, made), (args.to.with_name(args.to.stem + "-held.jsonl"), held)):
        with name.open("w", encoding="utf-8") as out:
            for row in some:
                out.write(json.dumps(as_json(row), ensure_ascii=False) + "\n")
    kinds = Counter(f"{b.kind}{'+told' if b.told else ''}{'' if b.answer else ' nothing'} check={b.check}" for r in made for b in r.branches)
    print(f"{len(made)} rows, {written} written or read by hand, {len(held)} held back", dict(kinds))


if __name__ == "__main__":
    main()
