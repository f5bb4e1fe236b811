"""Step `resume`: an exported model folder becomes a run's checkpoint again, so that training can go on from shipped weights.

The optimizers start afresh (their state is not shipped): begin with the warm-up, which `train` does when
the checkpoint has none.
"""

import shutil
from pathlib import Path

import torch
from safetensors import safe_open

from . import settings


def checkpoint(model: Path, shape: dict) -> dict:
    """What `train` reads. `shape` must be the folder's own; another one is refused tensor by tensor when it is loaded."""
    with safe_open(str(model / "model.safetensors"), "pt") as f:
        tensors = {name: f.get_tensor(name).float() for name in f.keys()}
        seen = f.metadata() or {}
    return {"model": tensors, "optimizers": [], "step": int(seen.get("step", 0)), "tokens": int(seen.get("tokens", 0)), "shape": shape}


def main() -> None:
    p = settings.parser(__doc__)
    p.add_argument("--model", required=True, help="exported folder to go on from")
    p.add_argument("--run", default="main")
    args = p.parse_args()
    cfg = settings.load(args)
    folder, source = cfg.work / "runs" / args.run, Path(args.model)
    if (folder / "last.pt").exists():
        raise SystemExit(f"{folder / 'last.pt'} exists: `train` goes on from there; give another --run, or remove it")
    folder.mkdir(parents=True, exist_ok=True)
    made = checkpoint(source, cfg.shape)
    torch.save(made, folder / "last.pt")
    (cfg.work / "tokenizer").mkdir(exist_ok=True)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(source / name, cfg.work / "tokenizer" / name)
    print(f"{folder / 'last.pt'}: step {made['step']}, {made['tokens'] / 1e6:.2f}M tokens seen")


if __name__ == "__main__":
    main()
