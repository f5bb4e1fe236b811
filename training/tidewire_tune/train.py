"""Step `train`: goes on from `RUN/last.pt`, or begins with the base model; stops by itself when held-out loss no longer falls.

    python -m tidewire_tune.train --work WORK --run RUN
"""

import argparse
import json
import math
import os
import time
from pathlib import Path

import torch

from . import batches
from .loss import ANSWER, VERDICT, VERDICT_WEIGHT, preferred, token_losses, total
from .network import Network, Shape
from .render import Text
from .weights import Weights


def parse() -> argparse.Namespace:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--work", required=True, type=Path, help="folder with base/ and data/")
    p.add_argument("--run", default="main", help="name of the run: WORK/runs/RUN")
    p.add_argument("--mode", default="codes", choices=("codes", "scales", "full", "lora"))
    p.add_argument("--rate", type=float, default=5e-5)
    p.add_argument("--decay-hours", type=float, default=0, help="let the rate fall to a tenth over that many hours of training from now on")
    p.add_argument("--warm-up", type=int, default=20, help="steps")
    p.add_argument("--tokens", type=int, default=2400, help="tokens of a batch, padding included")
    p.add_argument("--longest", type=int, default=420, help="rows with more tokens are left for later")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--minutes", type=float, default=1e9)
    p.add_argument("--steps", type=float, default=math.inf, help="in all, with those before")
    p.add_argument("--save-minutes", type=float, default=8)
    p.add_argument("--held-minutes", type=float, default=25)
    p.add_argument("--held-rows", type=int, default=240)
    p.add_argument("--rows", nargs="+", default=["rows-train", "rows-own"], help="files of WORK/data to train on, those of them that are there")
    p.add_argument("--verdict-weight", type=float, default=VERDICT_WEIGHT, help="of a verdict's token beside an answer's")
    p.add_argument("--preference", type=float, default=0, help="weight of true answers being likelier than false ones")
    p.add_argument("--patience", type=int, default=8, help="looks at held-out loss without a new best before it stops")
    return p.parse_args()


@torch.no_grad()
def held_out(network: Network, rows: list[dict]) -> dict[str, float]:
    losses, right, counts = [0.0, 0.0], 0, [0, 0]
    for batch in batches.plan([len(r["ids"]) for r in rows], 2400, 0):
        ce, marks, _ = token_losses(network, batches.collate([rows[i] for i in batch]))
        for k, mark in enumerate((ANSWER, VERDICT)):
            losses[k] += ce[marks == mark].sum().item()
            counts[k] += int((marks == mark).sum())
        right += int((ce[marks == VERDICT] < math.log(2)).sum())
    return {"answer": losses[0] / counts[0], "verdict": losses[1] / counts[1], "verdicts_right": right / counts[1]}


def save(state: dict, file: Path) -> None:
    torch.save(state, file.with_suffix(".new"))
    os.replace(file.with_suffix(".new"), file)


def main() -> None:
    args = parse()
    torch.set_num_threads(args.threads)
    torch.manual_seed(1)
    text = Text(args.work / "base" / "tokenizer.json")
    network = Network(Shape(**json.loads((args.work / "base" / "shape.json").read_text())))
    network.load_state_dict(torch.load(args.work / "base" / "weights.pt"))
    network = network.bfloat16()
    for m in network.modules():
        if type(m).__name__ == "Norm":
            m.float()
    weights = Weights(network, args.mode)
    optimizer = torch.optim.AdamW(weights.trained(args.rate), betas=(0.9, 0.98), eps=1e-8, fused=True)
    run = args.work / "runs" / args.run
    run.mkdir(parents=True, exist_ok=True)
    step, epoch, place, seconds, best, looks = 0, 0, 0, 0.0, math.inf, 0
    if (run / "last.pt").exists():
        state = torch.load(run / "last.pt")
        weights.load(state["weights"])
        optimizer.load_state_dict(state["optimizer"])
        step, epoch, place, seconds, best, looks = (state[k] for k in ("step", "epoch", "place", "seconds", "best", "looks"))
    files = [file for name in args.rows if (file := args.work / "data" / f"{name}.jsonl").exists()]
    rows = [row for file in files for row in batches.load(file, text, args.longest)]
    held = batches.load(args.work / "data" / "rows-dev.jsonl", text, args.longest)[: args.held_rows]
    lengths = [len(r["ids"]) for r in rows]
    log = (run / "log.jsonl").open("a")

    def note(**what) -> None:
        line = json.dumps({"step": step, "hours": round(seconds / 3600, 3), "epoch": epoch, **what})
        print(line, file=log, flush=True)
        print(line, flush=True)

    def keep(name: str) -> None:
        save({"weights": weights.state(), "optimizer": optimizer.state_dict() if name == "last.pt" else None, "step": step, "epoch": epoch,
              "place": place, "seconds": seconds, "best": best, "looks": looks, "rows": len(rows)}, run / name)  # fmt: skip

    def look() -> None:
        nonlocal best, looks
        found = held_out(network, held)
        looks += 1
        if found["answer"] + 0.15 * found["verdict"] < best:
            best, looks = found["answer"] + 0.15 * found["verdict"], 0
            keep("best.pt")
        note(held=found, looks_without_best=looks)

    if step and state["rows"] != len(rows):  # other rows than last time: begin with their first
        epoch, place = epoch + 1, 0
    began = time.time()
    first = seconds
    saved = looked = began
    if not step:
        look()
    while looks < args.patience and step < args.steps and time.time() - began < 60 * args.minutes:
        order = batches.plan(lengths, args.tokens, 1000 + epoch)
        if place >= len(order):
            epoch, place = epoch + 1, 0
            continue
        started = time.time()
        batch = batches.collate([rows[i] for i in order[place]])
        ce, marks, places = token_losses(network, batch, args.preference > 0)
        loss = total(ce, marks, args.verdict_weight)
        extra = {}
        if args.preference:
            lost, right = preferred(ce, marks, places, batch["pairs"])
            loss = loss + args.preference * lost
            extra = {"preference": round(lost.item(), 4), "preferred": round(right.item(), 3)}
        loss.backward()
        weights.take_gradients()
        norm = torch.nn.utils.clip_grad_norm_([p for g in optimizer.param_groups for p in g["params"] if g["kind"] in ("norm", "embedding", "centre", "whole", "up", "down")], 1.0)
        factor = min(1.0, (step + 1) / args.warm_up)
        if args.decay_hours:
            factor *= max(0.1, 1 - 0.9 * (seconds - first) / 3600 / args.decay_hours)
        base = weights.trained(args.rate)
        for group, fresh in zip(optimizer.param_groups, base, strict=True):
            group["lr"] = fresh["lr"] * factor
        optimizer.step()
        weights.show()
        step, place, seconds = step + 1, place + 1, seconds + time.time() - started
        if step % 5 == 0 or step < 10:
            note(answer=round(ce[marks == ANSWER].mean().item(), 4), verdict=round(ce[marks == VERDICT].mean().item(), 4), norm=round(norm.item(), 2),
                 tokens=batch["ids"].numel(), rate=round(batch["ids"].numel() / (time.time() - started)), **extra)  # fmt: skip
        if time.time() - looked > 60 * args.held_minutes:
            look()
            looked = time.time()
        if time.time() - saved > 60 * args.save_minutes:
            keep("last.pt")
            saved = time.time()
    look()
    keep("last.pt")


if __name__ == "__main__":
    main()
