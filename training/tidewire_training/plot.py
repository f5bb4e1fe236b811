"""Step `plot`: the loss curve of a run as a small picture."""

import json
from pathlib import Path

from . import settings


def main() -> None:
    p = settings.parser(__doc__)
    p.add_argument("--run", default="main")
    p.add_argument("--to", required=True, help="PNG to write")
    args = p.parse_args()
    cfg = settings.load(args)
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    log = [json.loads(line) for line in (cfg.work / "runs" / args.run / "log.jsonl").open()]
    x = [r["tokens"] / 1e6 for r in log]
    figure, axes = plt.subplots(figsize=(6.4, 3.2), dpi=110)
    axes.plot(x, [r["rest"] for r in log], label="tape, prompt and text", color="#8a94a6", linewidth=1)
    axes.plot(x, [r["answers"] for r in log], label="answers", color="#0a66c2", linewidth=1.2)
    for before, after in zip(log, log[1:]):
        if before["phase"] != after["phase"]:
            axes.axvline(after["tokens"] / 1e6, color="#cccccc", linewidth=0.8, linestyle="--")
    axes.set_yscale("log")
    axes.set_xlabel("tokens seen (millions)")
    axes.set_ylabel("loss (nats per token)")
    axes.legend(frameon=False)
    axes.grid(alpha=0.25)
    figure.tight_layout()
    figure.savefig(Path(args.to))


if __name__ == "__main__":
    main()
