"""Step `train`: trains one phase from packed rows; needs only torch and numpy, on CPU or one GPU.

Warm-up, stable, decay: a phase may end in a decay (`--decay`), and the checkpoint before it is kept, so that
training can go on from there. `--minutes` bounds the wall clock; Ctrl-C saves and stops.
"""

import json
import signal
import time
from pathlib import Path

import numpy as np
import torch

from . import settings
from .data import Rows
from .loss import Loss
from .model import Llama, Shape
from .muon import Muon
from .sinks import WindowMask
from .markers import PAD
from .workers import Workers


class Feed:
    """The rows of one phase, its share of the steps, and the sink window some of its steps go through."""

    def __init__(self, cfg: settings.Settings, part: str, step: int, device: str):
        name, _, share = part.partition(":")
        phase = cfg["phases"][name]
        self.share = float(share or 1)
        self.rows = Rows(cfg.work / "rows", name, cfg["seed"] + step)
        self.window_share = phase.get("window_share", 0.0)
        self.window = WindowMask(phase["length"], phase["sinks"], phase["window"], device) if self.window_share else None


def optimizers(model: Llama, o: dict, workers: Workers, dtype: torch.dtype) -> list[torch.optim.Optimizer]:
    matrices = [p for n, p in model.named_parameters() if p.dim() == 2 and ".layers." in n]
    rest = [p for n, p in model.named_parameters() if not (p.dim() == 2 and ".layers." in n)]
    return [
        Muon(matrices, workers, o["learning_rate"], o["momentum"], o["weight_decay"], dtype),
        torch.optim.AdamW(rest, lr=o["learning_rate"], betas=(0.9, 0.95), weight_decay=0.0, fused=rest[0].is_cuda),
    ]


def save(path: Path, model: Llama, opts, step: int, tokens: int) -> None:
    part = path.with_suffix(".part")
    torch.save({"model": model.state_dict(), "optimizers": [o.state_dict() for o in opts], "step": step, "tokens": tokens,
                "shape": model.shape.__dict__}, part)  # fmt: skip
    part.rename(path)


def main() -> None:
    p = settings.parser(__doc__)
    p.add_argument("--phase", required=True, help="a phase, or several with shares: middle:0.7,long:0.3")
    p.add_argument("--run", default="main", help="name of the run; its folder holds log and checkpoints")
    p.add_argument("--minutes", type=float, default=1e9)
    p.add_argument("--steps", type=int, default=10**9)
    p.add_argument("--decay", action="store_true", help="let the learning rate fall to zero over this call")
    p.add_argument("--decay-from", type=float, default=0.0, help="with --decay: share of the time before the fall begins")
    p.add_argument("--start", default="last.pt", help="checkpoint in the run's folder to go on from, if it exists")
    p.add_argument("--into", default="last.pt", help="checkpoint to write")
    p.add_argument("--no-sink-token", action="store_true", help="rows without the sink token (one half of the small pair)")
    p.add_argument("--workers", type=int, help="instead of [train] workers: 1 where two cores are threads of one")
    p.add_argument("--no-compile", action="store_true")
    args = p.parse_args()
    cfg = settings.load(args)
    o = {**cfg["train"], **cfg.values.get("train_" + cfg.size, {})}
    folder = cfg.work / "runs" / args.run
    folder.mkdir(parents=True, exist_ok=True)

    cuda = torch.cuda.is_available()
    device = "cuda" if cuda else "cpu"
    workers = Workers(1 if cuda else args.workers or o["workers"])
    if not cuda:
        torch.set_num_threads(max(1, o["threads"] // workers.count))
    torch.manual_seed(cfg["seed"])

    # A CPU without bf16 instructions emulates them, at 0.4 of its f32 rate.
    bf16 = o["bf16"] and (cuda or torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())

    def autocast():
        return torch.autocast(device, torch.bfloat16, enabled=bf16)

    model = Llama(Shape(**cfg.shape)).to(device)
    opts = optimizers(model, o, workers, torch.bfloat16 if bf16 else torch.float32)
    step = tokens = fresh = 0  # fresh: the step at which the optimizers began
    start = folder / args.start
    if start.exists():
        state = torch.load(start, map_location=device, weights_only=True)
        model.load_state_dict(state["model"])
        if state["optimizers"]:
            for opt, s in zip(opts, state["optimizers"], strict=True):
                opt.load_state_dict(s)
        else:  # made by `resume`
            fresh = state["step"]
        step, tokens = state["step"], state["tokens"]
    feeds = [Feed(cfg, part, step, device) for part in args.phase.split(",")]
    if cuda and not args.no_compile:  # a graph a row length; twelve equal layers share it
        for layer in model.model.layers:
            layer.compile(dynamic=False)
    forward = model if cuda or args.no_compile else torch.compile(model, dynamic=False)
    loss_of = Loss(model, autocast, o["keep_light_tokens"], compiled=cuda and not args.no_compile)
    say = print if workers.first else lambda *_, **__: None
    say(f"{model.parameters_count() / 1e6:.2f}M parameters on {device} in {'bf16' if bf16 else 'f32'}; {o['tokens_per_step']} tokens a step; from step {step}", flush=True)
    torch.manual_seed(cfg["seed"] + step + 7919 * workers.rank)  # which light tokens count

    stop = []
    signal.signal(signal.SIGINT, lambda *_: stop.append(1))
    signal.signal(signal.SIGTERM, lambda *_: stop.append(1))
    log = (folder / "log.jsonl").open("a") if workers.first else None
    began = saved = looked = time.time()
    first, decaying = step, False
    sums = torch.zeros(3, device=device)
    count = 0
    rng = np.random.default_rng((cfg["seed"], step))
    while True:
        elapsed = (time.time() - began) / 60
        done = 1.0 if stop else max(elapsed / args.minutes, (step - first) / args.steps)
        chosen = rng.choice(len(feeds), p=[f.share / sum(g.share for g in feeds) for f in feeds])
        done, chosen, windowed = workers.agree([done, float(chosen), rng.random()])
        if done >= 1:
            break
        scale = min(1.0, (step + 1 - fresh) / o["warmup_steps"])
        if args.decay and done > args.decay_from:
            if not decaying and workers.first:
                decaying = True
                save(folder / "before-decay.pt", model, opts, step, tokens)
            scale *= max(0.02, 1 - (done - args.decay_from) / (1 - args.decay_from))
        for opt in opts:
            for group in opt.param_groups:
                group["lr"] = o["learning_rate"] * scale
        feed = feeds[int(chosen)]
        ids, weights = feed.rows.batch(max(workers.count, o["tokens_per_step"] // feed.rows.length))
        step_tokens = ids.numel()
        if args.no_sink_token:
            ids, weights = (torch.cat([t[:, 1:], torch.full_like(t[:, :1], fill)], dim=1) for t, fill in ((ids, PAD), (weights, 0)))
        ids, weights = (t[workers.rank :: workers.count].to(device, non_blocking=True) for t in (ids, weights))
        through = feed.window if feed.window is not None and windowed < feed.window_share else None
        # A graph of its own costs minutes on busy cores: not for windowed steps, nor for rows beyond the setting.
        run = forward if through is None and feed.rows.length <= o["compile_up_to"] else model
        loss, seen = loss_of(run, ids, weights, through)
        loss.backward()
        workers.average_gradients(model)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for opt in opts:
            opt.step()
            opt.zero_grad(set_to_none=True)
        step, tokens, count = step + 1, tokens + step_tokens, count + 1
        sums += seen  # stays on the device until it is logged: nobody waits for a step
        if count == o["log_every"] and workers.first:
            mean, rate = (sums / count).tolist(), step_tokens * (step - first) / (time.time() - began)
            line = {"step": step, "tokens": tokens, "phase": args.phase, "loss": round(mean[0], 4), "answers": round(mean[1], 4),
                    "rest": round(mean[2], 4), "lr": o["learning_rate"] * scale, "tokens_per_s": round(rate), "time": round(time.time())}  # fmt: skip
            log.write(json.dumps(line) + "\n")
            log.flush()
            left = min(args.minutes - (time.time() - began) / 60, 1e6)
            print(f"step {step} {tokens / 1e6:.2f}M tokens  loss {mean[0]:.3f}  answers {mean[1]:.3f}  rest {mean[2]:.3f}  {rate:.0f} tokens/s  {left:.1f} min left", flush=True)
            sums, count = torch.zeros(3, device=device), 0
        now = time.time()
        if workers.first and now - saved > 60 * o["save_every_minutes"]:
            save(folder / args.into, model, opts, step, tokens)
            saved = now
        if now - looked > 20:
            looked = now
            for f in feeds:
                if f.rows.look():
                    print(f"{f.rows.phase}: {len(f.rows.known)} shards", flush=True)
    if workers.first:
        save(folder / args.into, model, opts, step, tokens)
    workers.close()
    say(f"saved {args.into} at step {step}, {tokens / 1e6:.2f}M tokens", flush=True)


if __name__ == "__main__":
    main()
