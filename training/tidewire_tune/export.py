"""Step `export`: a checkpoint -> one GGUF file (Q4_1, embeddings Q8_0), exactly the weights that were trained, with the tape's markers.

    python -m tidewire_tune.export --work WORK --run RUN --to FILE.gguf
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from gguf import GGMLQuantizationType, GGUFReader, GGUFWriter, LlamaFileType, TokenType, dequantize, quantize
from tokenizers import Tokenizer

from . import checkpoint, quantise
from .gguf_names import rotated_pairs, to_gguf
from .markers import FIRST_TEXT_TOKEN, LITERALS, NO, YES
from . import markers

NAME = "tidewire-135m"


def four_bits(part: dict[str, torch.Tensor], shape: torch.Size, heads: int | None) -> np.ndarray:
    """Q4_1 blocks (scale f16, offset f16, 16 bytes: element i in the low half of byte i, i + 16 in its high half), (rows, bytes)."""
    d, m = quantise.halves(part["scale"], part["centre"])
    codes = checkpoint.codes(part).to(torch.uint8)
    rows, columns = shape
    if heads:
        codes, d, m = (rotated_pairs(t.view(rows, -1), heads) for t in (codes, d, m))
    codes = codes.view(-1, quantise.GROUP).numpy()
    packed = codes[:, :16] | (codes[:, 16:] << 4)
    block = np.concatenate([d.reshape(-1, 1).half().numpy().view(np.uint8), m.reshape(-1, 1).half().numpy().view(np.uint8), packed], axis=1)
    return np.ascontiguousarray(block.reshape(rows, columns // quantise.GROUP * block.shape[1]))


def describe(w: GGUFWriter, shape: dict, tokenizer: dict, yes: int, no: int, limits: dict[str, float], certainty: dict[str, float]) -> None:
    w.add_name(NAME)
    w.add_description("SmolLM2-135M-Instruct (Hugging Face TB, Apache-2.0) taught the tape of Tidewire")
    w.add_license("apache-2.0")
    w.add_file_type(LlamaFileType.MOSTLY_Q4_1)
    w.add_quantization_version(2)
    w.add_vocab_size(shape["vocab_size"])
    w.add_context_length(shape["max_positions"])
    w.add_embedding_length(shape["hidden_size"])
    w.add_block_count(shape["layers"])
    w.add_feed_forward_length(shape["ffn_size"])
    w.add_head_count(shape["heads"])
    w.add_head_count_kv(shape["kv_heads"])
    w.add_rope_dimension_count(shape["hidden_size"] // shape["heads"])
    w.add_rope_freq_base(shape["rope_theta"])
    w.add_layer_norm_rms_eps(shape["norm_epsilon"])
    vocabulary = sorted(tokenizer["model"]["vocab"].items(), key=lambda kv: kv[1])
    w.add_tokenizer_model("gpt2")
    w.add_tokenizer_pre("smollm")
    w.add_token_list([t for t, _ in vocabulary])
    w.add_token_types([TokenType.CONTROL if i < FIRST_TEXT_TOKEN else TokenType.NORMAL for _, i in vocabulary])
    w.add_token_merges([m if isinstance(m, str) else " ".join(m) for m in tokenizer["model"]["merges"]])
    w.add_bos_token_id(markers.SINK)
    w.add_eos_token_id(markers.END)
    w.add_pad_token_id(markers.SINK)
    w.add_unk_token_id(markers.SINK)
    w.add_add_bos_token(False)
    w.add_add_space_prefix(False)
    w.add_string("tidewire.format", "tape-2")
    for name, literal in LITERALS.items():
        w.add_uint32(f"tidewire.marker.{name}", tokenizer["model"]["vocab"][literal])
    w.add_uint32("tidewire.check.yes", yes)
    w.add_uint32("tidewire.check.no", no)
    for name, limit in limits.items():
        w.add_uint32(f"tidewire.gate.{name}", round(1000 * limit))
    for name, weight in certainty.items():
        w.add_int32(f"tidewire.certainty.{name}", round(1000 * weight))


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--work", required=True, type=Path)
    p.add_argument("--run", default="main")
    p.add_argument("--checkpoint", default="best.pt")
    p.add_argument("--check", type=float, help="the gate's limits, read off the labelled lines: how sure the model must be of a line in own words")
    p.add_argument("--doubted", type=float, help="how sure of one that a reading of its grammar speaks against")
    p.add_argument("--cut", type=float, help="least check of a cut")
    p.add_argument("--nats", type=float, help="most mean surprise at its tokens")
    p.add_argument("--certainty", type=float, nargs=3, metavar=("BASE", "CHECK", "NATS"), help="weights of `evaluate.certainty`")
    p.add_argument("--to", required=True, type=Path)
    args = p.parse_args()
    base = args.work / "base"
    shape = json.loads((base / "shape.json").read_text())
    plain = Tokenizer.from_file(str(base / "tokenizer.json"))
    parts = torch.load(args.work / "runs" / args.run / args.checkpoint)["weights"]["parts"]
    start = torch.load(base / "weights.pt", mmap=True)
    args.to.parent.mkdir(parents=True, exist_ok=True)
    writer = GGUFWriter(args.to, "llama")
    describe(writer, shape, json.loads(plain.to_str()), plain.encode(YES).ids[0], plain.encode(NO).ids[0],
             {name: value for name in ("check", "doubted", "cut", "nats") if (value := getattr(args, name)) is not None},
             dict(zip(("base", "check", "nats"), args.certainty or ())))  # fmt: skip
    for name, part in parts.items():
        heads = shape["heads"] if "q_proj" in name else shape["kv_heads"] if "k_proj" in name else None
        if "norm" in part:
            writer.add_tensor(to_gguf(name), part["norm"].numpy())
        elif "embedding" in part:
            kind = GGMLQuantizationType.Q8_0
            writer.add_tensor(to_gguf(name), quantize(part["embedding"].numpy(), kind), raw_dtype=kind)
        else:
            writer.add_tensor(to_gguf(name), four_bits(part, start[name].shape, heads), raw_dtype=GGMLQuantizationType.Q4_1)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    worst = 0.0
    for tensor in GGUFReader(args.to).tensors:
        from .gguf_names import from_gguf, rotated_halves

        name = from_gguf(tensor.name)
        values = torch.from_numpy(np.array(dequantize(tensor.data, tensor.tensor_type), dtype=np.float32))
        if name.endswith(("q_proj.weight", "k_proj.weight")):
            values = rotated_halves(values, shape["heads"] if "q_proj" in name else shape["kv_heads"])
        worst = max(worst, (values - checkpoint.exact(parts[name], start[name].shape)).abs().max().item())
    print(f"{args.to}: {args.to.stat().st_size / 1e6:.1f} MB; largest difference from the trained weights {worst:.2g}")


if __name__ == "__main__":
    main()
