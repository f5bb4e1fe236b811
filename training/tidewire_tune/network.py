"""The network: a Llama whose rows may branch.

A row is a trunk (tape, story) and branches (a line, a shortened line, a corrupted line, ...): a branch sees the trunk and
itself, as the product's forks do, so that the trunk is computed once for all that is asked about it.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn


@dataclass(frozen=True)
class Shape:
    vocab_size: int
    hidden_size: int
    layers: int
    heads: int
    kv_heads: int
    ffn_size: int
    rope_theta: float
    norm_epsilon: float
    max_positions: int

    @property
    def head_dim(self) -> int:
        return self.hidden_size // self.heads


def sight(branch: Tensor) -> Tensor:
    """Which position sees which, (rows, 1, length, length), from each token's branch number (0: trunk)."""
    length = branch.shape[1]
    earlier = torch.ones(length, length, dtype=torch.bool).tril()
    same = (branch[:, None, :] == 0) | (branch[:, :, None] == branch[:, None, :])
    return (earlier & same)[:, None]


def angles(positions: Tensor, shape: Shape, dtype: torch.dtype) -> tuple[Tensor, Tensor]:
    """cos and sin, (rows, 1, length, head_dim)."""
    inverse = shape.rope_theta ** (-torch.arange(0, shape.head_dim, 2, dtype=torch.float64) / shape.head_dim)
    a = positions.double()[:, None, :, None] * inverse
    a = torch.cat([a, a], dim=-1)
    return a.cos().to(dtype), a.sin().to(dtype)


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    half = x.shape[-1] // 2
    return x * cos + torch.cat([-x[..., half:], x[..., :half]], dim=-1) * sin


class Norm(nn.Module):
    def __init__(self, size: int, epsilon: float):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(size))
        self.epsilon = epsilon

    def forward(self, x: Tensor) -> Tensor:
        return F.rms_norm(x.float(), x.shape[-1:], self.weight.float(), self.epsilon).to(x.dtype)


class Attention(nn.Module):
    def __init__(self, s: Shape):
        super().__init__()
        self.shape = s
        self.q_proj = nn.Linear(s.hidden_size, s.heads * s.head_dim, bias=False)
        self.k_proj = nn.Linear(s.hidden_size, s.kv_heads * s.head_dim, bias=False)
        self.v_proj = nn.Linear(s.hidden_size, s.kv_heads * s.head_dim, bias=False)
        self.o_proj = nn.Linear(s.heads * s.head_dim, s.hidden_size, bias=False)

    def forward(self, x: Tensor, mask: Tensor, cos: Tensor, sin: Tensor, past: list | None) -> Tensor:
        s, (rows, length, _) = self.shape, x.shape
        q = rotate(self.q_proj(x).view(rows, length, s.heads, s.head_dim).transpose(1, 2), cos, sin)
        k = rotate(self.k_proj(x).view(rows, length, s.kv_heads, s.head_dim).transpose(1, 2), cos, sin)
        v = self.v_proj(x).view(rows, length, s.kv_heads, s.head_dim).transpose(1, 2)
        if past is not None:
            if past:
                k, v = torch.cat([past[0], k], dim=2), torch.cat([past[1], v], dim=2)
            past[:] = [k, v]
        each = s.heads // s.kv_heads
        k, v = k.repeat_interleave(each, dim=1), v.repeat_interleave(each, dim=1)
        out = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return self.o_proj(out.transpose(1, 2).reshape(rows, length, -1))


class FeedForward(nn.Module):
    def __init__(self, s: Shape):
        super().__init__()
        self.gate_proj = nn.Linear(s.hidden_size, s.ffn_size, bias=False)
        self.up_proj = nn.Linear(s.hidden_size, s.ffn_size, bias=False)
        self.down_proj = nn.Linear(s.ffn_size, s.hidden_size, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        return self.down_proj(F.silu(self.gate_proj(x)) * self.up_proj(x))


class Layer(nn.Module):
    def __init__(self, s: Shape):
        super().__init__()
        self.input_layernorm = Norm(s.hidden_size, s.norm_epsilon)
        self.self_attn = Attention(s)
        self.post_attention_layernorm = Norm(s.hidden_size, s.norm_epsilon)
        self.mlp = FeedForward(s)

    def forward(self, x: Tensor, mask: Tensor, cos: Tensor, sin: Tensor, past: list | None = None) -> Tensor:
        x = x + self.self_attn(self.input_layernorm(x), mask, cos, sin, past)
        return x + self.mlp(self.post_attention_layernorm(x))


class Decoder(nn.Module):
    def __init__(self, s: Shape):
        super().__init__()
        self.embed_tokens = nn.Embedding(s.vocab_size, s.hidden_size)
        self.layers = nn.ModuleList(Layer(s) for _ in range(s.layers))
        self.norm = Norm(s.hidden_size, s.norm_epsilon)


class Network(nn.Module):
    """Parameter names as in transformers' LlamaForCausalLM with tied embeddings."""

    def __init__(self, s: Shape):
        super().__init__()
        self.shape = s
        self.model = Decoder(s)

    def hidden(self, tokens: Tensor, positions: Tensor, mask: Tensor, past: list[list] | None = None) -> Tensor:
        """(rows, length) -> (rows, length, hidden); `past` holds each layer's keys and values when reading goes on."""
        x = self.model.embed_tokens(tokens)
        cos, sin = angles(positions, self.shape, x.dtype)
        for i, layer in enumerate(self.model.layers):
            x = layer(x, mask, cos, sin, past[i] if past is not None else None)
        return self.model.norm(x)

    def logits(self, hidden: Tensor) -> Tensor:
        return F.linear(hidden, self.model.embed_tokens.weight)
