"""Step `base`: the base model's GGUF file -> `base/`: weights with the names of a Hugging Face Llama, and the tokenizer.

    python -m tidewire_tune.base --gguf SmolLM2-135M-Instruct.Q4_1.gguf --to WORK/base
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from gguf import GGUFReader, dequantize
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

from .gguf_names import from_gguf, rotated_halves
from .markers import BEGIN_AS, FIRST_TEXT_TOKEN


def field(reader: GGUFReader, name: str):
    return reader.fields[name].contents()


def shape_of(reader: GGUFReader, vocabulary: int) -> dict:
    return {
        "vocab_size": vocabulary,
        "hidden_size": field(reader, "llama.embedding_length"),
        "layers": field(reader, "llama.block_count"),
        "heads": field(reader, "llama.attention.head_count"),
        "kv_heads": field(reader, "llama.attention.head_count_kv"),
        "ffn_size": field(reader, "llama.feed_forward_length"),
        "rope_theta": field(reader, "llama.rope.freq_base"),
        "norm_epsilon": field(reader, "llama.attention.layer_norm_rms_epsilon"),
        "max_positions": field(reader, "llama.context_length"),
    }


def weights_of(reader: GGUFReader, shape: dict) -> dict[str, torch.Tensor]:
    out = {}
    for tensor in reader.tensors:
        values = torch.from_numpy(np.array(dequantize(tensor.data, tensor.tensor_type), dtype=np.float32))
        name = from_gguf(tensor.name)
        if name.endswith(("q_proj.weight", "k_proj.weight")):
            heads = shape["heads"] if "q_proj" in name else shape["kv_heads"]
            values = rotated_halves(values, heads)
        if name == "model.embed_tokens.weight":
            values = values[: shape["vocab_size"]].clone()
        out[name] = values
    return out


def tokenizer_of(tokens: list[str], merges: list[str]) -> Tokenizer:
    """Byte-level BPE, digits one by one (llama.cpp's pre-tokenizer "smollm"); special tokens only by number."""
    pairs = [tuple(m.split(" ", 1)) for m in merges]
    tokenizer = Tokenizer(models.BPE(vocab={t: i for i, t in enumerate(tokens)}, merges=pairs))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--gguf", required=True, type=Path)
    p.add_argument("--to", required=True, type=Path)
    p.add_argument("--taught", action="store_true", help="a file that `export` wrote: its markers and vocabulary stay")
    p.add_argument("--vocabulary", type=int, default=43008, help="rare tokens after this one are dropped")
    args = p.parse_args()
    reader = GGUFReader(args.gguf)
    tokens, merges = field(reader, "tokenizer.ggml.tokens"), field(reader, "tokenizer.ggml.merges")
    first = len(tokens) - len(merges)  # token `first + i` is what merge i makes, so both lists can be cut at one place
    assert all(m.replace(" ", "", 1) == t for m, t in zip(merges, tokens[first:], strict=True)), "merges and tokens do not match"
    assert first > FIRST_TEXT_TOKEN and args.vocabulary > first
    args.vocabulary = min(args.vocabulary, len(tokens))
    tokens, merges = tokens[: args.vocabulary], merges[: args.vocabulary - first]
    args.to.mkdir(parents=True, exist_ok=True)
    shape = shape_of(reader, args.vocabulary)
    weights, tokenizer = weights_of(reader, shape), tokenizer_of(tokens, merges)
    embedding = weights["model.embed_tokens.weight"]
    for marker, word in () if args.taught else BEGIN_AS.items():
        (like,) = tokenizer.encode(word).ids
        embedding[marker] = embedding[like]
    torch.save(weights, args.to / "weights.pt")
    (args.to / "shape.json").write_text(json.dumps(shape, indent=1))
    tokenizer.save(str(args.to / "tokenizer.json"))
    print(shape)


if __name__ == "__main__":
    main()
