"""Tensor names and the row order of query and key weights, in GGUF and in a Hugging Face Llama."""

import re

import torch

LAYER = {
    "attn_norm": "input_layernorm", "ffn_norm": "post_attention_layernorm",
    "attn_q": "self_attn.q_proj", "attn_k": "self_attn.k_proj", "attn_v": "self_attn.v_proj", "attn_output": "self_attn.o_proj",
    "ffn_gate": "mlp.gate_proj", "ffn_up": "mlp.up_proj", "ffn_down": "mlp.down_proj",
}  # fmt: skip
WHOLE = {"token_embd": "model.embed_tokens", "output_norm": "model.norm"}


def from_gguf(name: str) -> str:
    """'blk.3.attn_q.weight' -> 'model.layers.3.self_attn.q_proj.weight'."""
    if m := re.fullmatch(r"blk\.(\d+)\.(\w+)\.weight", name):
        return f"model.layers.{m.group(1)}.{LAYER[m.group(2)]}.weight"
    return WHOLE[name.removesuffix(".weight")] + ".weight"


def to_gguf(name: str) -> str:
    if m := re.fullmatch(r"model\.layers\.(\d+)\.(.+)\.weight", name):
        back = {v: k for k, v in LAYER.items()}
        return f"blk.{m.group(1)}.{back[m.group(2)]}.weight"
    back = {v: k for k, v in WHOLE.items()}
    return back[name.removesuffix(".weight")] + ".weight"


def rotated_halves(weight: torch.Tensor, heads: int) -> torch.Tensor:
    """Query or key rows from GGUF's order (rotated pairs side by side) to Hugging Face's (halves)."""
    rows, columns = weight.shape
    return weight.view(heads, rows // heads // 2, 2, columns).transpose(1, 2).reshape(rows, columns).contiguous()


def rotated_pairs(weight: torch.Tensor, heads: int) -> torch.Tensor:
    """The inverse of `rotated_halves`."""
    rows, columns = weight.shape
    return weight.view(heads, 2, rows // heads // 2, columns).transpose(1, 2).reshape(rows, columns).contiguous()
