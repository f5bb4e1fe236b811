"""Step `evaluate.copying`: invented names and figures in a story; the share that comes through letter by letter."""

import random
from pathlib import Path

from .. import settings
from ..render import Renderer
from ..markers import SINK
from ..tasks import drills, invent
from ..tasks.story import Item, Story
from .decode import Decoder

# Wordings that no drill of the training data uses.
FORMS = [
    ("{c} opens {l} office", "{c} will open an office in {l} led by {p}, the company told investors. It employs {n} people.", "cl"),
    ("{p} to visit {l}", "{p} will travel to {l} next month to discuss a {n} dollar loan, the ministry said.", "pln"),
    ("Floods in {l} displace {n}", "Floods in {l} have displaced {n} residents since the dam at {l2} failed, mayor {p} said.", "ln"),
    ("{c} raises {n} from {c2}", "{c} raised {n} dollars in a round led by {c2}, with {p} joining the board.", "cn"),
    ("Court fines {c}", "A court in {l} fined {c} {n} dollars after {p} filed a complaint in May.", "cln"),
    ("{t} trading halted", "Trading in {t} was halted at {n} after {c} said {p} had resigned.", "tnc"),
]  # fmt: skip


def main() -> None:
    p = settings.parser(__doc__)
    p.add_argument("--model", required=True)
    p.add_argument("--count", type=int, default=150)
    p.add_argument("--seed", type=int, default=97)
    args = p.parse_args()
    settings.load(args)
    decoder = Decoder(Path(args.model))
    renderer = Renderer(decoder.text)
    rng = random.Random(args.seed)
    tally: dict[str, list[int]] = {}
    for _ in range(args.count):
        slots = {"c": invent.company(rng), "c2": invent.company(rng), "l": invent.name(rng), "l2": invent.name(rng),
                 "p": invent.person(rng), "t": invent.ticker(rng)}  # fmt: skip
        digits = rng.randint(3, 8)
        figure = invent.digits(rng, digits)
        slots["n"] = f"{int(figure):,}" if rng.random() < 0.5 else figure
        headline, detail, _ = rng.choice(FORMS)
        story = Story("", [Item(headline.format(**slots), detail.format(**slots))])
        for system in ("free", "constrained"):
            line = decoder.answer([SINK, *renderer.prompt(story)[0]], story.visible if system == "constrained" else None)
            words = line.rstrip(".").replace(",  ", " ")
            for group, wanted in (("names", [w for k in "cc2ll2pt" if k in slots for w in slots[k].split()]), (f"{digits}-digit figures", [slots["n"]])):
                # A slot counts as tried when the line starts it: its first three characters occur.
                for w in set(wanted):
                    if len(w) >= 3 and w[:3] in words:
                        row = tally.setdefault(f"{system}: {group}", [0, 0])
                        row[0] += w in words
                        row[1] += 1
    for name, (right, tried) in sorted(tally.items()):
        print(f"| {name} | {right} of {tried} | {100 * right / tried:.1f}% |")


if __name__ == "__main__":
    main()
