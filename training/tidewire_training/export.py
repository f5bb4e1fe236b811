"""Step `export`: a checkpoint as a Hugging Face folder (bf16 safetensors) that the product loads."""

import json
import os
import shutil
from pathlib import Path

import torch
from safetensors.torch import save_file

from . import settings
from .model import Shape
from .markers import END, MAX_ANSWER, PAD, SINK


def config(s: Shape) -> dict:
    return {
        "architectures": ["LlamaForCausalLM"], "model_type": "llama", "torch_dtype": "bfloat16",
        "vocab_size": s.vocab_size, "hidden_size": s.hidden_size, "intermediate_size": s.ffn_size,
        "num_hidden_layers": s.layers, "num_attention_heads": s.heads, "num_key_value_heads": s.kv_heads,
        "head_dim": s.head_dim, "hidden_act": "silu", "rms_norm_eps": 1e-5, "rope_theta": s.rope_theta,
        "rope_scaling": None, "max_position_embeddings": s.max_positions, "tie_word_embeddings": True,
        "attention_bias": False, "mlp_bias": False, "attention_dropout": 0.0, "initializer_range": 0.02,
        "bos_token_id": SINK, "eos_token_id": END, "pad_token_id": PAD, "use_cache": True,
    }  # fmt: skip


def export(checkpoint: Path, tokenizer: Path, target: Path) -> None:
    """Writes beside `target` and swaps it in, so that a reader never sees half a folder."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    part = target.with_name(target.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    tensors = {n: p.to(torch.bfloat16).contiguous() for n, p in state["model"].items()}
    save_file(tensors, str(part / "model.safetensors"), metadata={"format": "pt", "step": str(state["step"]), "tokens": str(state["tokens"])})
    write = lambda name, value: (part / name).write_text(json.dumps(value, indent=2) + "\n")  # noqa: E731
    write("config.json", config(Shape(**state["shape"])))
    write("generation_config.json", {"bos_token_id": SINK, "eos_token_id": END, "pad_token_id": PAD,
                                     "do_sample": False, "max_new_tokens": MAX_ANSWER})  # fmt: skip
    write("tidewire.json", {"format": "tape-1"})
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(tokenizer / name, part / name)
    if (target / "README.md").exists():
        shutil.copy(target / "README.md", part / "README.md")
    old = target.with_name(target.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        os.rename(target, old)
    (part / "model.safetensors").chmod(0o644)
    os.rename(part, target)
    shutil.rmtree(old, ignore_errors=True)
    print(f"{target}: step {state['step']}, {state['tokens'] / 1e6:.2f}M tokens seen")


def main() -> None:
    p = settings.parser(__doc__)
    p.add_argument("--run", default="main")
    p.add_argument("--checkpoint", default="last.pt")
    p.add_argument("--to", required=True, help="model folder to write")
    args = p.parse_args()
    cfg = settings.load(args)
    export(cfg.work / "runs" / args.run / args.checkpoint, cfg.work / "tokenizer", Path(args.to))


if __name__ == "__main__":
    main()
