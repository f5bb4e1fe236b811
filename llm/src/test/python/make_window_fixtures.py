"""Writes src/test/resources/windows/<family>.json: what a sink window must compute.

Needs torch and safetensors; reads the checkpoints that make_checkpoints.py made.
    python make_window_fixtures.py

The oracle knows no cache, no ring and no rotated keys. One masked forward pass in float64 over every token ever fed (and
every pinned token), with a matrix that says who sees whom and another that says at which distance:
  - a token sees the sinks, the pinned tokens in force, and its rolling part: at most W tokens, itself included;
  - the distance to a rolling token is the difference of their places in the stream;
  - the distance to the sink or pinned token at index i is (n - 1) - i, n being all that the token sees;
  - pinned tokens see the sinks and themselves.
The score of a pair is computed from its distance, not from two rotations.
"""

import json
import math
import pathlib
import random

import torch
from safetensors.torch import load_file

RESOURCES = pathlib.Path(__file__).parent.parent / "resources"

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def inverse_frequencies(config, dim):
    inverse = config["rope_theta"] ** (-torch.arange(0, dim, 2) / dim)
    scaling = config.get("rope_scaling") or {"rope_type": "default"}
    if scaling["rope_type"] == "linear":
        return inverse / scaling["factor"]
    if scaling["rope_type"] == "llama3":
        # Llama 3.1: long wavelengths are stretched, short ones kept, those between blended.
        original, factor = scaling["original_max_position_embeddings"], scaling["factor"]
        low, high = scaling["low_freq_factor"], scaling["high_freq_factor"]
        wavelength = 2 * math.pi / inverse
        blend = ((original / wavelength - low) / (high - low)).clamp(0, 1)
        return inverse * (blend + (1 - blend) / factor)
    return inverse


class Stream:
    """Who sees whom. Nodes are tokens in the order in which they are computed; pinned tokens are nodes too."""

    def __init__(self, sinks, rolling, by_entry):
        self.sinks, self.rolling, self.by_entry = sinks, rolling, by_entry
        self.tokens, self.seen, self.distance = [], [], []
        self.sink_nodes, self.pin_nodes, self.entries, self.fed = [], [], [], 0

    def _node(self, token, seen, distance):
        self.tokens.append(token)
        self.seen.append(seen + [len(self.tokens) - 1])
        self.distance.append(distance + [0])
        return len(self.tokens) - 1

    def pin(self, tokens):
        assert len(self.sink_nodes) == self.sinks
        self.pin_nodes = []
        for token in tokens:
            seen = self.sink_nodes + self.pin_nodes
            self.pin_nodes.append(self._node(token, seen, [len(seen) - i for i in range(len(seen))]))

    def feed(self, entry):
        nodes = []
        rolling_length = len(entry) - max(0, self.sinks - self.fed)
        opened = False
        for token in entry:
            anchors = self.sink_nodes + self.pin_nodes
            if self.fed < self.sinks:
                node = self._node(token, anchors, [self.fed - i for i in range(self.fed)])
                self.sink_nodes.append(node)
            else:
                if not opened:
                    while self.by_entry and sum(map(len, self.entries)) + rolling_length > self.rolling:
                        self.entries.pop(0)
                    self.entries.append([])
                    opened = True
                while sum(map(len, self.entries)) >= self.rolling:
                    next(e for e in self.entries if e).pop(0)
                recent = [pair for e in self.entries for pair in e]
                n = len(anchors) + len(recent) + 1
                distance = [n - 1 - i for i in range(len(anchors))] + [self.fed - at for _, at in recent]
                node = self._node(token, anchors + [node for node, _ in recent], distance)
                self.entries[-1].append((node, self.fed))
            nodes.append(node)
            self.fed += 1
        return nodes


def forward(config, weights, stream):
    n = len(stream.tokens)
    heads, kv_heads = config["num_attention_heads"], config["num_key_value_heads"]
    dim = config.get("head_dim") or config["hidden_size"] // heads
    inverse = inverse_frequencies(config, dim)
    mask = torch.full((n, n), -math.inf)
    distance = torch.zeros(n, n)
    for i in range(n):
        mask[i, stream.seen[i]] = 0
        distance[i, stream.seen[i]] = torch.tensor(stream.distance[i], dtype=torch.float64)
    turn = torch.polar(torch.ones(n, n, dim // 2), distance[..., None] * inverse)

    def norm(x, name):
        return x / (x.pow(2).mean(-1, keepdim=True) + config["rms_norm_eps"]).sqrt() * weights[name]

    def linear(x, name):
        y = x @ weights[name + ".weight"].T
        return y + weights[name + ".bias"] if name + ".bias" in weights else y

    def pairs(x, count):
        x = x.view(n, count, dim)
        return torch.complex(x[..., : dim // 2], x[..., dim // 2 :])

    x = weights["model.embed_tokens.weight"][torch.tensor(stream.tokens)]
    for layer in range(config["num_hidden_layers"]):
        at = f"model.layers.{layer}."
        h = norm(x, at + "input_layernorm.weight")
        q, k, v = (linear(h, at + f"self_attn.{p}_proj") for p in "qkv")
        if at + "self_attn.q_norm.weight" in weights:
            q = norm(q.view(n, heads, dim), at + "self_attn.q_norm.weight").reshape(n, -1)
            k = norm(k.view(n, kv_heads, dim), at + "self_attn.k_norm.weight").reshape(n, -1)
        q, k = pairs(q, heads), pairs(k, kv_heads).repeat_interleave(heads // kv_heads, 1)
        v = v.view(n, kv_heads, dim).repeat_interleave(heads // kv_heads, 1)
        scores = torch.einsum("ihf,ijf,jhf->hij", q, turn, k.conj()).real / math.sqrt(dim)
        mixed = torch.einsum("hij,jhd->ihd", torch.softmax(scores + mask, -1), v)
        x = x + linear(mixed.reshape(n, -1), at + "self_attn.o_proj")
        h = norm(x, at + "post_attention_layernorm.weight")
        gate = torch.nn.functional.silu(linear(h, at + "mlp.gate_proj"))
        x = x + linear(gate * linear(h, at + "mlp.up_proj"), at + "mlp.down_proj")
    head = weights.get("lm_head.weight", weights["model.embed_tokens.weight"])
    return norm(x, "model.norm.weight") @ head.T


def make(folder, seed, sinks, rolling, by_entry):
    rng = random.Random(seed)
    config = json.loads((folder / "config.json").read_text())
    weights = {}
    for file in sorted(folder.glob("*.safetensors")):
        weights.update({name: tensor.double() for name, tensor in load_file(file).items()})
    vocabulary = config["vocab_size"]
    draw = lambda n: [rng.randrange(vocabulary) for _ in range(n)]
    stream = Stream(sinks, rolling, by_entry)
    steps, ends, starts = [], [], []
    for i in range(24):
        if i in (6, 12, 18):
            pin = draw({6: 5, 12: 9, 18: 0}[i])
            stream.pin(pin)
            steps.append({"pin": pin})
        entry = draw(rng.randint(1, rolling))
        nodes = stream.feed(entry)
        steps.append({"entry": entry})
        starts.append(nodes)
        ends.append(nodes[-1])
    logits = forward(config, weights, stream)
    logp = torch.log_softmax(logits, -1)
    shown = {0, 1, 7, 13, 20, 23}
    before, k = None, 0
    for step in steps:
        if "pin" in step:
            continue
        nodes = starts[k]
        previous = [before] + nodes[:-1]
        step["surprisal"] = -sum(
            logp[p, stream.tokens[node]].item() for p, node in zip(previous, nodes) if p is not None
        )
        step["greedy"] = int(logits[ends[k]].argmax())
        if k in shown:
            step["logits"] = [round(value, 6) for value in logits[ends[k]].tolist()]
        before = nodes[-1]
        k += 1
    return {"sinks": sinks, "rolling": rolling, "eviction": "ENTRY" if by_entry else "TOKEN", "steps": steps}


if __name__ == "__main__":
    (RESOURCES / "windows").mkdir(exist_ok=True)
    cases = [
        ("llama2", 4, 20, False),
        ("llama3", 4, 24, True),
        ("llama-linear", 1, 17, False),
        ("smollm2", 0, 16, True),
        ("mistral", 4, 21, True),
        ("qwen2", 3, 19, False),
        ("qwen3", 4, 24, True),
        ("llama-bias", 2, 22, False),
    ]
    for seed, (family, sinks, rolling, by_entry) in enumerate(cases):
        fixture = make(RESOURCES / "checkpoints" / family, seed, sinks, rolling, by_entry)
        path = RESOURCES / "windows" / (family + ".json")
        path.write_text(json.dumps(fixture, separators=(",", ":")).replace('{"entry"', '\n{"entry"') + "\n")
        print(path.name, path.stat().st_size)
