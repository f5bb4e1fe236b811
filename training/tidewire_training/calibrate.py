"""Step `calibrate`: divides the logits of an exported model by a temperature, so that its surprise at unseen text is honest.

A model that has seen its text many times is too sure of itself on other text (Guo et al., "On Calibration of Modern Neural
Networks", arXiv 1706.04599). The temperature with the least loss on held-out `dev` entries goes into the weight of the last norm:
the order of the logits, and so greedy text, stays; the product's novelty and its limit on doubt are read off calibrated numbers.
Powers of two change no bit of any weight but its exponent.
"""

from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors import safe_open
from safetensors.torch import save_file

from . import settings
from .evaluate.sinks import held_out_stream, load
from .render import Renderer
from .tape import Text

TEMPERATURES = (0.5, 1.0, 2.0, 4.0)
LENGTH = 512


@torch.inference_mode()
def losses(model, ids: torch.Tensor) -> dict[float, float]:
    """Mean loss in nats per token at each temperature; every token sees at least the 512 before it, or all there are."""
    total = dict.fromkeys(TEMPERATURES, 0.0)
    for start in range(0, len(ids) - 1, LENGTH):
        first = max(0, start - LENGTH)
        x = ids[first : start + LENGTH + 1]
        logits = model.logits(model(x[None, :-1])[0, start - first :])
        for t in total:
            total[t] += F.cross_entropy(logits / t, x[start - first + 1 :], reduction="sum").item()
    return {t: loss / (len(ids) - 1) for t, loss in total.items()}


def scale(model: Path, temperature: float) -> None:
    """Divides the model's logits by `temperature`, in its file."""
    file = model / "model.safetensors"
    with safe_open(str(file), "pt") as f:
        tensors, seen = {name: f.get_tensor(name) for name in f.keys()}, f.metadata() or {}
    tensors["model.norm.weight"] = tensors["model.norm.weight"] / temperature
    part = file.with_suffix(".part")
    save_file(tensors, str(part), metadata={**seen, "temperature": str(float(seen.get("temperature", 1)) * temperature)})
    part.chmod(0o644)
    part.rename(file)


def main() -> None:
    p = settings.parser(__doc__)
    p.add_argument("--model", required=True, help="exported folder, changed in place")
    p.add_argument("--tokens", type=int, default=16_000)
    args = p.parse_args()
    cfg, folder = settings.load(args), Path(args.model)
    found = losses(load(folder), held_out_stream(cfg, Renderer(Text(folder)), args.tokens, cfg["seed"], "dev"))
    for t, loss in found.items():
        print(f"temperature {t}: {loss:.3f} nats per token")
    best = min(found, key=found.get)
    if best != 1:
        scale(folder, best)
    print(f"{folder}: logits divided by {best}")


if __name__ == "__main__":
    main()
