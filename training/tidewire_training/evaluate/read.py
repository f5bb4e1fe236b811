"""Step `evaluate.read`: prints held-out stories with the model's lines, to be read by eye."""

from pathlib import Path

from .. import settings
from ..render import Renderer
from ..markers import SINK
from .decode import Decoder
from .scores import passes_gate
from .stories import held_out


def main() -> None:
    p = settings.parser(__doc__)
    p.add_argument("--model", required=True)
    p.add_argument("--split", default="dev")
    p.add_argument("--count", type=int, default=50)
    p.add_argument("--seed", type=int, default=7)
    args = p.parse_args()
    cfg = settings.load(args)
    decoder = Decoder(Path(args.model))
    renderer = Renderer(decoder.text)
    for n, asked in enumerate(held_out(cfg, args.split, args.count, args.seed), 1):
        story = asked.story
        prompt = [SINK, *renderer.prompt(story)[0]]
        print(f"{n}. {asked.group}")
        for item in story.items:
            print(f"  item  {item.headline}\n        {renderer.cut(item.detail, 72)}")
        for move in story.moves:
            print(f"  move  {move.text}")
        free = decoder.answer(prompt)
        bound = decoder.answer(prompt, cited=story.visible)
        print(f"  free  {free}  [{'passes' if passes_gate(free, story.visible) else 'GATE'}]")
        if bound != free:
            print(f"  bound {bound}  [{'passes' if passes_gate(bound, story.visible) else 'GATE'}]")
        print(f"  ref   {asked.reference}\n", flush=True)


if __name__ == "__main__":
    main()
