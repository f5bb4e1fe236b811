"""Step `evaluate.digests`: lines and leads on held-out streams, against the baselines, as a Markdown table.

Greedy, as the product decodes; once free and once under the product's constraint (words of the cited
text and function words only). The model sees the digest's whole tape before each fork.
"""

import json
import random
from pathlib import Path

from .. import settings
from ..render import Renderer
from ..markers import SINK
from ..tasks.story import Story
from .baselines import BASELINES
from .decode import Decoder
from .scores import extracted, name_precision, number_precision, passes_gate, repeats, rouge
from .stories import Asked, entries, held_out

FREE, BOUND = "model, free", "model, constrained"
COLUMNS = ("ROUGE-1", "ROUGE-2", "ROUGE-L", "numbers exact", "names exact", "passes gate", "extracted", "repeats", "words")


def measure(said: list[tuple[str, Asked]]) -> dict[str, float]:
    """The table's row for one system."""
    scored = [rouge(line, a.reference) for line, a in said if a.reference]
    cited = [(line, a.story.visible, a) for line, a in said]
    numbers = [number_precision(line, text) for line, text, _ in cited]
    names = [name_precision(line, text) for line, text, _ in cited]
    mean = lambda values: sum(values) / max(1, len(values))  # noqa: E731
    return {
        **{c: mean([s[k] for s in scored]) if scored else None for k, c in enumerate(COLUMNS[:3])},
        "numbers exact": sum(n for n, _ in numbers) / max(1, sum(m for _, m in numbers)),
        "names exact": sum(n for n, _ in names) / max(1, sum(m for _, m in names)),
        "passes gate": mean([passes_gate(line, text) for line, text, _ in cited]),
        "extracted": mean([extracted(line, [(i.headline, i.detail) for i in a.story.items]) for line, _, a in cited]),
        "repeats": mean([repeats(line) for line, _ in said]),
        "words": mean([len(line.split()) for line, _ in said]),
    }


def table(rows: dict[str, dict[str, float]]) -> str:
    out = ["| | " + " | ".join(COLUMNS) + " |", "|---|" + "---:|" * len(COLUMNS)]
    for name, row in rows.items():
        cells = ["-" if row[c] is None else f"{row[c] * (1 if c == 'words' else 100):.1f}" for c in COLUMNS]
        out.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(out)


def main() -> None:
    p = settings.parser(__doc__)
    p.add_argument("--model", required=True)
    p.add_argument("--split", default="test")
    p.add_argument("--stories", type=int, default=200)
    p.add_argument("--stories-per-digest", type=int, default=5)
    p.add_argument("--tape", type=int, default=900, help="most tokens of tape before a fork")
    p.add_argument("--seed", type=int, default=11)
    args = p.parse_args()
    cfg = settings.load(args)
    decoder = Decoder(Path(args.model))
    renderer = Renderer(decoder.text)
    rng = random.Random(args.seed)
    asked = held_out(cfg, args.split, args.stories, args.seed)
    rng.shuffle(asked)
    lines: dict[str, list[tuple[str, Asked]]] = {FREE: [], BOUND: []}
    leads: dict[str, list[tuple[str, Asked]]] = {FREE: [], BOUND: []}
    for start in range(0, len(asked), args.stories_per_digest):
        group = asked[start : start + args.stories_per_digest]
        tape = decoder.read([SINK, *entries(renderer, group, rng, args.tape)])
        written: dict[str, list[str]] = {FREE: [], BOUND: []}
        for a in group:
            prompt = renderer.prompt(a.story)[0]
            for system in (FREE, BOUND):
                line = decoder.answer(prompt, a.story.visible if system == BOUND else None, tape)
                lines[system].append((line, a))
                written[system].append(line)
        wanted = [a.reference for a in group[:2] if a.group == "title hidden"]
        for system in (FREE, BOUND):
            story = Story("", lines=[x for x in written[system] if x][:6])
            if story.lines:
                lead = decoder.answer(renderer.prompt(story)[0], story.visible if system == BOUND else None, tape)
                leads[system].append((lead, Asked(story, "; ".join(wanted) or None, "lead")))
        print(f"{min(start + len(group), len(asked))}/{len(asked)} stories", flush=True)
    for name, line_of in BASELINES.items():
        lines[name] = [(line_of(a.story), a) for a in asked]
    result = {}
    for group in ("all", "title hidden", "title shown", "bare sentences"):
        rows = {s: measure([(x, a) for x, a in said if group in ("all", a.group)]) for s, said in lines.items()}
        result[group] = rows
        with_reference = sum(1 for _, a in lines[FREE] if a.reference and group in ("all", a.group))
        print(f"\n### Lines: {group} ({sum(group in ('all', a.group) for a in asked)} stories, {with_reference} with a reference)\n\n{table(rows)}")
    leads["first line"] = [(a.story.lines[0], a) for _, a in leads[BOUND]]
    result["leads"] = {s: measure(said) for s, said in leads.items()}
    print(f"\n### Leads ({len(leads[FREE])})\n\n{table(result['leads'])}")
    folder = cfg.work / "reports"
    folder.mkdir(exist_ok=True)
    (folder / "digests.json").write_text(json.dumps(result, indent=1))
    with (folder / "digests-lines.jsonl").open("w") as f:
        for (free, a), (bound, _) in zip(lines[FREE], lines[BOUND], strict=True):
            f.write(json.dumps({"group": a.group, "items": [(i.headline, i.detail) for i in a.story.items],
                                "moves": [m.text for m in a.story.moves], "free": free, "bound": bound, "reference": a.reference}, ensure_ascii=False) + "\n")  # fmt: skip


if __name__ == "__main__":
    main()
