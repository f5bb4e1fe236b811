"""Step `average`: a model folder whose weights are the mean of several exported ones of the same shape.

Weights trained on from one another lie near enough for their mean to be a model too, often a better one than either
(Wortsman et al., "Model soups", arXiv 2203.05482): one sitting's skill at keeping facts and the next one's at cutting cleanly.
"""

import argparse
import shutil
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file


def average(folders: list[Path]) -> tuple[dict[str, torch.Tensor], dict[str, str]]:
    """Mean tensors (bf16), and the metadata of the last folder."""
    files = [f / "model.safetensors" for f in folders]
    loaded = [load_file(str(f)) for f in files]
    for file, tensors in zip(files, loaded, strict=True):
        if {n: t.shape for n, t in tensors.items()} != {n: t.shape for n, t in loaded[0].items()}:
            raise SystemExit(f"{file} has other tensors than {files[0]}: only models of one shape can be averaged")
    with safe_open(str(files[-1]), "pt") as last:
        metadata = last.metadata() or {"format": "pt"}
    mean = {n: torch.stack([t[n].float() for t in loaded]).mean(0).to(torch.bfloat16).contiguous() for n in loaded[0]}
    return mean, metadata


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--models", nargs="+", required=True, help="exported folders")
    p.add_argument("--to", required=True, help="folder to write; everything but the weights is copied from the last model")
    args = p.parse_args()
    folders, target = [Path(m) for m in args.models], Path(args.to)
    tensors, metadata = average(folders)
    if target.resolve() not in [f.resolve() for f in folders]:
        shutil.copytree(folders[-1], target, dirs_exist_ok=True)
    save_file(tensors, str(target / "model.safetensors"), metadata=metadata)
    print(f"{target}: the mean of {len(folders)} models")


if __name__ == "__main__":
    main()
