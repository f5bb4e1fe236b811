"""Feeds a stream of entries through the sink window, token-exact, in chunks: the reference runner of the sinks step.

Rolling keys are rotated once at their absolute position; sink keys are kept rotated at their own
position and met by a query that stands at the capped position, as sink-window semantics say.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from ..model import Llama, angles, rotate


class Stream:
    """`feed(ids)` returns the logits of every fed token. Eviction by token; window-only is sinks = 0."""

    def __init__(self, model: Llama, sinks: int, window: int):
        self.model, self.sinks, self.window = model, sinks, window
        self.fed = 0
        self.sink_kv: list[tuple[Tensor, Tensor] | None] = [None] * model.shape.layers
        self.on_sinks = torch.zeros(model.shape.layers, model.shape.heads)  # attention the last chunk paid to the sinks
        self.rolling_kv: list[tuple[Tensor, Tensor] | None] = [None] * model.shape.layers

    @torch.inference_mode()
    def feed(self, ids: Tensor) -> Tensor:
        s, n, t0 = self.model.shape, len(ids), self.fed
        if t0 < self.sinks < t0 + n:
            return torch.cat([self.feed(ids[: self.sinks - t0]), self.feed(ids[self.sinks - t0 :])])
        positions = torch.arange(t0, t0 + n)
        cos, sin = angles(positions, s.head_dim, s.rope_theta)
        near_cos, near_sin = angles(positions.clamp(max=self.sinks + self.window - 1), s.head_dim, s.rope_theta)
        x = self.model.model.embed_tokens(ids)[None]
        for index, layer in enumerate(self.model.model.layers):
            x = x + self._attention(index, layer.self_attn, layer.input_layernorm(x), (cos, sin), (near_cos, near_sin))
            x = x + layer.mlp(layer.post_attention_layernorm(x))
        self.fed += n
        return self.model.logits(self.model.model.norm(x))[0]

    def _attention(self, index, attention, x, here, near) -> Tensor:
        s, n = self.model.shape, x.shape[1]
        shape = lambda y, heads: y.view(1, n, heads, s.head_dim).transpose(1, 2)  # noqa: E731
        q = shape(attention.q_proj(x), s.heads)
        k, v = rotate(shape(attention.k_proj(x), s.kv_heads), *here), shape(attention.v_proj(x), s.kv_heads)
        if self.fed < self.sinks:  # these tokens are sinks
            old = self.sink_kv[index]
            both = (k, v) if old is None else tuple(torch.cat(p, dim=2) for p in zip(old, (k, v), strict=True))
            self.sink_kv[index] = both
            keys, values, offset = both[0], both[1], both[0].shape[2] - n
            mask = torch.arange(keys.shape[2])[None, :] <= (torch.arange(n) + offset)[:, None]
            scores = self._scores(rotate(q, *here), keys)
        else:
            old = self.rolling_kv[index]
            keys, values = (k, v) if old is None else tuple(torch.cat(p, dim=2) for p in zip(old, (k, v), strict=True))
            offset = keys.shape[2] - n
            distance = (torch.arange(n) + offset)[:, None] - torch.arange(keys.shape[2])[None, :]
            mask = (distance >= 0) & (distance < self.window)
            scores = self._scores(rotate(q, *here), keys)
            self.rolling_kv[index] = (keys[:, :, -(self.window - 1) :], values[:, :, -(self.window - 1) :])
            if self.sinks:
                sink_keys, sink_values = self.sink_kv[index]
                scores = torch.cat([self._scores(rotate(q, *near), sink_keys), scores], dim=-1)
                values = torch.cat([sink_values, values], dim=2)
                mask = torch.cat([torch.ones(n, self.sinks, dtype=torch.bool), mask], dim=1)
        weights = (scores * s.head_dim**-0.5).masked_fill(~mask, float("-inf")).softmax(-1)
        if self.sinks and self.fed >= self.sinks:
            self.on_sinks[index] = weights[0, :, :, : self.sinks].sum(-1).mean(-1)
        out = weights @ values.repeat_interleave(s.heads // s.kv_heads, dim=1)
        return attention.o_proj(out.transpose(1, 2).reshape(1, n, -1))

    def _scores(self, q: Tensor, k: Tensor) -> Tensor:
        return q @ k.repeat_interleave(self.model.shape.heads // self.model.shape.kv_heads, dim=1).transpose(-1, -2)


def losses(logits: Tensor, last: Tensor | None, ids: Tensor) -> Tensor:
    """Loss of each fed token given the logits before it (`last`: those of the chunk before)."""
    before = logits[:-1] if last is None else torch.cat([last[None], logits[:-1]])
    return F.cross_entropy(before, ids[1:] if last is None else ids, reduction="none")
