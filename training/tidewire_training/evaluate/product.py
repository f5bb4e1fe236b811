"""Step `evaluate.product`: the table of lines and leads with the product itself in the middle: its window, constraint and gate.

    python -m tidewire_training.evaluate.product write --to stories.jsonl
    ./tidewire demo --headless --speed max --json --news stories.jsonl > digests.jsonl
    python -m tidewire_training.evaluate.product score --stories stories.jsonl --digests digests.jsonl

`write` lays held-out stories on a time line, a few an hour, as a feed would publish them. `score` reads what the product
said about them: every line of a digest belongs to the stories that it cites.
"""

import json
from collections import Counter
from datetime import datetime, timedelta, timezone
from pathlib import Path

from .. import settings
from ..tasks.story import Item, Story
from .baselines import BASELINES
from .digests import measure, table
from .stories import Asked, held_out

BEGIN = datetime(2024, 3, 4, tzinfo=timezone.utc)


def write(cfg: settings.Settings, args) -> None:
    an_hour = timedelta(hours=1) / args.stories_an_hour
    with open(args.to, "w", encoding="utf-8") as out:
        for n, asked in enumerate(held_out(cfg, args.split, args.stories, args.seed)):
            item = asked.story.items[0]
            when = (BEGIN + n * an_hour + timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
            row = {"id": f"held-out-{n}", "published": when, "title": item.headline, "summary": item.detail or None, "text": None, "link": None,
                   "reference": asked.reference if len(asked.story.items) == 1 else None, "group": asked.group}  # fmt: skip
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def story_number(cite: str) -> str:
    """The product puts the feed's name before an item's id."""
    return cite[cite.index("held-out-") :]


def score(args) -> None:
    rows = {r["id"]: r for r in map(json.loads, Path(args.stories).read_text(encoding="utf-8").splitlines())}
    asked = {k: Asked(Story("", [Item(r["title"], r["summary"] or "")]), r["reference"], r["group"]) for k, r in rows.items()}
    digests = [json.loads(line) for line in Path(args.digests).read_text(encoding="utf-8").splitlines()]
    said, generated, leads, why = [], [], [], Counter()
    phrasings = Counter()
    for d in digests:
        together = Story("", lines=[x["text"] for x in d["lines"]])
        for line in d["lines"]:
            of = asked[story_number(line["cites"][0]["id"])]
            said.append((line["text"], of))
            phrasings[line["phrasing"]] += 1
            if line["phrasing"] == "generated":
                generated.append((line["text"], of))
            else:
                why[line["why"].split('"')[0].split(": ")[0]] += 1
        if d["lead"]["phrasing"] == "generated" and len(d["lines"]) > 1:
            wanted = [r for c in d["lead"]["cites"] if (r := asked[story_number(c)].reference)]
            leads.append((d["lead"]["text"], Asked(together, "; ".join(wanted) or None, "lead")))
    told = [a for _, a in said]
    for group in ("all", "title hidden", "title shown", "bare sentences"):
        mine = lambda pairs: [(t, a) for t, a in pairs if group in ("all", a.group)]  # noqa: E731, B023
        out = {"Tidewire, all lines": measure(mine(said)), "Tidewire, generated lines": measure(mine(generated))}
        for name, line_of in BASELINES.items():
            out[name] = measure(mine([(line_of(a.story), a) for a in told]))
        with_reference = sum(1 for _, a in mine(said) if a.reference)
        print(f"\n### Lines: {group} ({len(mine(said))} lines, {with_reference} with a reference)\n\n{table(out)}")
    firsts = [(a.story.lines[0], a) for _, a in leads]
    print(f"\n### Leads that were generated ({len(leads)} of {sum(len(d['lines']) > 1 for d in digests)})\n")
    print(table({"Tidewire": measure(leads), "first line": measure(firsts)}))
    print(f"\n{len(digests)} digests; lines: {dict(phrasings)}; extracted because: {dict(why.most_common())}")


def main() -> None:
    p = settings.parser(__doc__)
    p.add_argument("command", choices=("write", "score"))
    p.add_argument("--to", default="stories.jsonl")
    p.add_argument("--stories", help="for `score`: the file that `write` made")
    p.add_argument("--digests", help="for `score`: what the product printed")
    p.add_argument("--count", type=int, default=200)
    p.add_argument("--split", default="test")
    p.add_argument("--stories-an-hour", type=int, default=4)
    p.add_argument("--seed", type=int, default=11)
    args = p.parse_args()
    if args.command == "score":
        score(args)
    else:
        args.stories = args.count
        write(settings.load(args), args)


if __name__ == "__main__":
    main()
