"""Step `rows`: training and held-out rows of all kinds -> `rows-train.jsonl`, `rows-dev.jsonl`, `rows-test.jsonl`.

    python -m tidewire_tune.rows --corpus CORPUS --titles WORK/titles.jsonl --to WORK
"""

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from pathlib import Path

from tidewire_training.corpus import split_of
from tidewire_training.tasks.words import names

from .case import Casing
from .corpus import read
from .render import as_json
from .story import Row
from .tasks import build, tape
from .titles import SPLIT

# How many rows of a source's titles; more than there are means again with other trunks and faults.
TITLES = {
    "doj-press": 3400, "wikinews-2019-cc-by": 450, "wikinews-meantime-gum": 160, "australia-pm-releases": 500, "state-press-2021-2022": 180,
    "whitehouse-press-2021-2022": 80, "digital-gov-news": 60, "congress-press": 1500, "senate-press-2005-2007": 900,
}  # fmt: skip
WRITTEN = 8  # times
EVENTS, FOLLOWED, UPDATES, PAIRS, NOTHING, FURTHER = 2600, 250, 1600, 500, 500, 900
HELD_SHARE = 0.06  # of those numbers, for each held-out half
TAPE_SHARE = 0.12
WRITTEN_FILES = Path(__file__).resolve().parent.parent / "lines"


def groups(docs: list[dict]) -> list[list[dict]]:
    by = defaultdict(list)
    for d in docs:
        if m := re.search(r"-g(\d+)$", d["id"]):
            by[m.group(1)].append(d)
    return [sorted(g, key=lambda d: d["date"] or "") for g in by.values() if len(g) > 1]


def load(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.open(encoding="utf-8")]


def many(make, count: int) -> list[Row]:
    """Calls `make` until it made `count` rows, or failed too often."""
    out: list[Row] = []
    for _ in range(count * 6):
        if len(out) >= count:
            break
        made = make()
        out += made if isinstance(made, list) else [made] if made else []
    return out


def rows_of(titles: list[dict], written: dict[str, list[dict]], days: list[list[str]], common: set[str], casing: Casing, share: float, rng: random.Random) -> list[Row]:
    def other() -> build.Other:
        d = rng.choice(titles)
        return d["line"], " ".join(d["body"])

    def other_event() -> build.Other:
        s = rng.choice(rng.choice(days))
        return build.short_of(s, rng) or s, s

    rows: list[Row] = []
    for source, count in TITLES.items():
        mine = [d for d in titles if d["source"] == source]
        wanted = min(round(count * share), 4 * len(mine))
        picked = [mine[i % len(mine)] for i in range(wanted)] if mine else []
        if wanted < len(mine):
            picked = rng.sample(mine, wanted)
        rows += [build.titled(d, other(), rng) for d in picked]
    for _ in range(WRITTEN):
        rows += [build.written(d, other(), rng) for d in written.get("written", [])]
        rows += [build.written_update(d, other(), rng) for d in written.get("updates", [])]
    cases = groups(titles)

    def of_case(make):
        old, new = sorted(rng.sample(range(len(case := rng.choice(cases))), 2))
        return make(case[old], case[new], other(), rng)

    doj = [d for d in titles if d["source"] == "doj-press"]
    rows += many(lambda: of_case(build.update), round(UPDATES * share))
    rows += many(lambda: of_case(build.pair), round(PAIRS * share))
    rows += many(lambda: build.nothing(rng.choice(titles), rng), round(NOTHING * share))
    rows += many(lambda: build.further(rng.choice(doj), casing, other(), rng), round(FURTHER * share))
    rows += many(lambda: build.event(*(lambda s: (s, other_event(), rng))(rng.choice(rng.choice(days)))), round(EVENTS * share))

    def two_days():
        i = rng.randrange(len(days) - 1)
        return build.followed(days[i], days[i + 1], common, other_event(), rng)

    rows += many(two_days, round(FOLLOWED * share))
    for row in rows:
        if row.reports and rng.random() < TAPE_SHARE:
            row.tape = tape.around(row, rng.sample(titles, 3), rng)
    return [r for r in rows if r.branches]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--corpus", required=True, type=Path)
    p.add_argument("--titles", required=True, type=Path)
    p.add_argument("--to", required=True, type=Path)
    p.add_argument("--seed", type=int, default=1)
    args = p.parse_args()
    titles = load(args.titles)
    written = {name: load(WRITTEN_FILES / f"{name}.jsonl") for name in ("written", "updates")}
    casing = Casing()
    for d in titles:
        casing.read(" ".join(d["body"]))
    days: dict[str, list[list[str]]] = defaultdict(list)
    seen: Counter[str] = Counter()
    for d in sorted(read(args.corpus, "wikipedia-current-events-cc-by-sa"), key=lambda d: d["date"]):
        items = build.items_of(d["text"])
        seen.update({w.lower() for s in items for w in names(s)})
        if items:
            days[split_of(d["id"], d["date"], SPLIT)].append(items)
    common = {w for w, n in seen.items() if n > 250}
    for split in ("train", "dev", "test"):
        rng = random.Random(f"{args.seed} {split}")
        share = 1.0 if split == "train" else HELD_SHARE
        mine = written if split == "train" else {}
        made = rows_of([d for d in titles if d["split"] == split], mine, days[split], common, casing, share, rng)
        rng.shuffle(made)
        with (args.to / f"rows-{split}.jsonl").open("w", encoding="utf-8") as out:
            for row in made:
                out.write(json.dumps(as_json(row), ensure_ascii=False) + "\n")
        kinds = Counter(f"{b.kind}{'+told' if b.told else ''}{'' if b.answer else ' nothing'} check={b.check}" for r in made for b in r.branches)
        print(split, len(made), "rows", dict(kinds), dict(Counter(b.fault for r in made for b in r.branches if b.fault)))


if __name__ == "__main__":
    main()
