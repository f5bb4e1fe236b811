"""Step `evaluate.sinks`: loss over a long held-out stream for window-only, 1 sink and 4 sinks.

The paper's Table 1 and Figure 3 in small, on our own weights. `recompute` is the reference the
paper gives: at sampled positions the last W tokens are run afresh with the sink token before them.
"""

import json
import random
from pathlib import Path

import torch

from .. import corpus, settings
from ..model import Llama, Shape
from ..render import Renderer
from ..markers import SINK
from ..tape import Text
from ..tasks import lines
from ..tasks.story import Item, Stamp
from .stream import Stream, losses


def load(folder: Path) -> Llama:
    from safetensors.torch import load_file

    c = json.loads((folder / "config.json").read_text())
    shape = Shape(c["vocab_size"], c["hidden_size"], c["num_hidden_layers"], c["num_attention_heads"], c["num_key_value_heads"],
                  c["intermediate_size"], c["rope_theta"], c["max_position_embeddings"])  # fmt: skip
    model = Llama(shape)
    model.load_state_dict({n: t.float() for n, t in load_file(str(folder / "model.safetensors")).items()})
    return model.eval()


def held_out_stream(cfg: settings.Settings, renderer: Renderer, tokens: int, seed: int, split: str = "test") -> torch.Tensor:
    """Item entries of held-out documents in random order, the sink token first."""
    rng = random.Random(seed)
    items: list[Item] = []
    for source in ("wikinews-2019-cc-by", "congress-press", "digital-gov-news", "senate-press-2005-2007"):
        for d in corpus.documents(cfg.need_corpus(), cfg["split"], split, source):
            parts = lines.lead_sentences(d["text"], 5)
            if parts and d["title"]:
                items.append(Item(d["title"], " ".join(parts)))
    for d in corpus.documents(cfg.need_corpus(), cfg["split"], split, "wikipedia-current-events-cc-by-sa"):
        items += [Item(b) for run in lines.bullets(d["text"]) for b in run]
    rng.shuffle(items)
    ids = [SINK]
    for item in items:
        ids += renderer.entry(Stamp.random(rng), item)[0]
        if len(ids) > tokens:
            break
    return torch.tensor(ids[:tokens])


def held_out_text(cfg: settings.Settings, text: Text, tokens: int) -> torch.Tensor:
    """Running text of held-out documents one after another, without any marker, the sink token first."""
    ids = [SINK]
    for source in ("state-human-rights", "congress-press", "beige-book", "un-general-debate"):
        for d in corpus.documents(cfg.need_corpus(), cfg["split"], "test", source):
            ids += text.encode(d["text"][:8000])
            if len(ids) > tokens:
                return torch.tensor(ids[:tokens])
    return torch.tensor(ids)


def main() -> None:
    p = settings.parser(__doc__)
    p.add_argument("--model", required=True)
    p.add_argument("--window", type=int, default=1024)
    p.add_argument("--windows", type=int, default=52, help="length of the stream in windows")
    p.add_argument("--chunk", type=int, default=256)
    p.add_argument("--samples", type=int, default=300, help="positions at which the reference is recomputed")
    p.add_argument("--seed", type=int, default=5)
    p.add_argument("--text", action="store_true", help="running text instead of tape entries")
    p.add_argument("--no-sink-token", action="store_true", help="for a model trained without one")
    args = p.parse_args()
    cfg = settings.load(args)
    torch.set_num_threads(1)
    folder = Path(args.model)
    model = load(folder)
    text, length = Text(folder), args.window * args.windows
    ids = held_out_text(cfg, text, length) if args.text else held_out_stream(cfg, Renderer(text), length, args.seed)
    ids = ids[1:] if args.no_sink_token else ids
    print(f"{len(ids)} tokens, {len(ids) / args.window:.1f} windows of {args.window}")
    rng = random.Random(args.seed)
    sampled = sorted(rng.sample(range(args.window * 2, len(ids) - 1), args.samples))
    at_samples = {}
    report = {}
    for name, sinks in (("window only", 0), ("1 sink", 1), ("4 sinks", 4)):
        stream = Stream(model, sinks, args.window)
        out, last = [], None
        for start in range(0, len(ids), args.chunk):
            chunk = ids[start : start + args.chunk]
            logits = stream.feed(chunk)
            out.append(losses(logits, last, chunk))
            last = logits[-1]
        loss = torch.cat(out)  # loss[k] is that of token k + 1
        tenth = len(loss) // 10
        report[name] = {
            "first window": loss[: args.window].mean().item(), "after": loss[args.window :].mean().item(),
            "tenths": [loss[k * tenth : (k + 1) * tenth].mean().item() for k in range(10)],
        }  # fmt: skip
        if sinks == 4:
            report["attention on the sinks"] = stream.on_sinks.tolist()
        at_samples[name] = loss[torch.tensor(sampled)].mean().item()
        print(name, {k: v if isinstance(v, list) else round(v, 3) for k, v in report[name].items()}, flush=True)
    again = []
    with torch.inference_mode():
        for k in sampled:
            window = torch.cat([ids[: 0 if args.no_sink_token else 1], ids[k - args.window + 1 : k + 1]])[None]
            logits = model.logits(model(window)[0, -1:])
            again.append(torch.nn.functional.cross_entropy(logits, ids[k + 1 : k + 2]).item())
    at_samples["recompute (sink token + last W)"] = sum(again) / len(again)
    report["at sampled positions"] = at_samples
    print("| | first window | after it | at sampled positions |\n|---|---:|---:|---:|")
    for name in ("window only", "1 sink", "4 sinks"):
        print(f"| {name} | {report[name]['first window']:.3f} | {report[name]['after']:.3f} | {at_samples[name]:.3f} |")
    print(f"| recompute | | | {at_samples['recompute (sink token + last W)']:.3f} |")
    even = 4 / (args.window + 4)
    print(f"\nShare of the attention that goes to the 4 sinks once the window is full (an even spread would give {100 * even:.1f}%):\n")
    for layer, heads in enumerate(report["attention on the sinks"]):
        print(f"layer {layer}: " + ", ".join(f"{100 * h:.1f}%" for h in heads))
    (cfg.work / "reports").mkdir(exist_ok=True)
    (cfg.work / "reports" / "sinks.json").write_text(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
