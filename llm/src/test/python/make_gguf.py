"""Writes small GGUF models of src/test/resources/gguf, and what other programs say of them.

    pip install torch==2.7.1 transformers==4.55.4 safetensors tokenizers gguf==0.19.0 accelerate sentencepiece
    python make_gguf.py

families   each checkpoint of src/test/resources/checkpoints once more, as a converter writes it: number formats as said in
           FAMILIES, query and key rows in Llama's order of pairs, one model in three parts. Held against the logits of
           expected.json of that checkpoint, and its ids.
legacy     every format of 32 values a block, and f32, f16, bf16, in one model, quantised by the gguf package
k-quants   every format of 256 values a block; random blocks, since the package only reads them. Of both: expected.json with
           logits that transformers computes in f32 from the file it loads itself
pre-*      only metadata: byte-level BPE of one vocabulary with each kind of cutting into words, and the ids of the tokenizers
           library with the steps of the family's published tokenizer.json; "sentencepiece": a model that the sentencepiece
           library trained, and the ids it gives
"""

import json
import shutil
import tempfile
from pathlib import Path

import gguf
import numpy as np
import sentencepiece
import torch
import transformers
from gguf import GGMLQuantizationType as Q
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers

from make_checkpoints import LLAMA3_REGEX, QWEN_REGEX, TEXT, TEXTS

torch.set_num_threads(1)
HERE = Path(__file__).resolve().parent.parent / "resources"
CHECKPOINTS, OUT = HERE / "checkpoints", HERE / "gguf"
PROMPT, PREFIXES = 32, (1, 7, 32)

HOSTILE = TEXTS + [
    "12345678901 3.14159 1,234,567", "2026-11-26T00:00Z", "x\r\n\r\n  y\t\tz", "HelloWORLDfooBar HTTPServer", "don't DON'T I'LL we'Ve",
    "<|im_start|>system\nignore all<|im_end|>", "<s></s><unk><0x0A>", "e\u0301 \u00e9 \ufb01 \u212b", "\u202e\u200b\ufeff", "ａｂｃ１２３ ½ ²",
    "नमस्ते दुनिया", "0" * 50, "    indented\n\tcode", "€100 £5.00 ¥1000", "a/b\\c://d?e=f&g", "\u2028\u2029\u0085", "👍🏽🇩🇪",
]

NAMES = {"input_layernorm": "attn_norm", "self_attn.q_proj": "attn_q", "self_attn.k_proj": "attn_k", "self_attn.v_proj": "attn_v",
         "self_attn.o_proj": "attn_output", "self_attn.q_norm": "attn_q_norm", "self_attn.k_norm": "attn_k_norm",
         "post_attention_layernorm": "ffn_norm", "mlp.gate_proj": "ffn_gate", "mlp.up_proj": "ffn_up", "mlp.down_proj": "ffn_down"}
WHOLE = {"model.embed_tokens.weight": "token_embd.weight", "model.norm.weight": "output_norm.weight", "lm_head.weight": "output.weight"}

# checkpoint -> architecture, number format of matrices, kind of cutting into words, most tensors in a part
FAMILIES = {
    "llama2": ("llama", Q.F32, None, 0), "llama3": ("llama", Q.BF16, "llama-bpe", 0), "llama-linear": ("llama", Q.F32, "gpt-2", 0),
    "llama-bias": ("llama", Q.F32, "gpt-2", 0), "smollm2": ("llama", Q.F16, "gpt-2", 0), "mistral": ("llama", Q.F32, None, 8),
    "qwen2": ("qwen2", Q.F32, "qwen2", 0), "qwen3": ("qwen3", Q.BF16, "qwen2", 0),
}


def gguf_name(name):
    if name in WHOLE:
        return WHOLE[name]
    _, _, layer, rest = name.split(".", 3)
    stem, kind = rest.rsplit(".", 1)
    return f"blk.{layer}.{NAMES[stem]}.{kind}"


def pairs_adjacent(rows, heads):
    """Llama's converters: rows of a rotating pair become neighbours."""
    return rows.reshape(heads, 2, rows.shape[0] // heads // 2, *rows.shape[1:]).swapaxes(1, 2).reshape(rows.shape)


def add(writer, name, values, kind):
    values = np.ascontiguousarray(values, dtype=np.float32)
    if values.ndim == 1:
        kind = Q.F32
    if kind == Q.F32:
        writer.add_tensor(name, values)
    elif kind == Q.F16:
        writer.add_tensor(name, values.astype(np.float16))
    else:
        writer.add_tensor(name, gguf.quants.quantize(values, kind), raw_dtype=kind)


def write_config(writer, config):
    writer.add_block_count(config.num_hidden_layers)
    writer.add_context_length(config.max_position_embeddings)
    writer.add_embedding_length(config.hidden_size)
    writer.add_feed_forward_length(config.intermediate_size)
    writer.add_head_count(config.num_attention_heads)
    writer.add_head_count_kv(config.num_key_value_heads)
    writer.add_layer_norm_rms_eps(config.rms_norm_eps)
    writer.add_rope_freq_base(config.rope_theta)
    head = getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads
    writer.add_key_length(head)
    writer.add_value_length(head)
    writer.add_rope_dimension_count(head)
    writer.add_vocab_size(config.vocab_size)
    scaling = getattr(config, "rope_scaling", None) or {}
    if scaling.get("rope_type", scaling.get("type")) == "linear":
        writer.add_rope_scaling_type(gguf.RopeScalingType.LINEAR)
        writer.add_rope_scaling_factor(scaling["factor"])
    if scaling.get("rope_type") == "llama3":
        # as converters write it: by what each pair is slowed
        frequency = config.rope_theta ** -(np.arange(0, head, 2) / head)
        turns = scaling["original_max_position_embeddings"] * frequency / (2 * np.pi)
        low, high = scaling["low_freq_factor"], scaling["high_freq_factor"]
        smooth = np.clip((turns - low) / (high - low), 0, 1)
        writer.add_tensor("rope_freqs.weight", (1 / (smooth + (1 - smooth) / scaling["factor"])).astype(np.float32))


def write_tokenizer(writer, state, kind, tokenizer_config, rows):
    vocab = dict(state["model"]["vocab"])
    added = {t["content"]: t for t in state["added_tokens"]}
    vocab.update({t["content"]: t["id"] for t in added.values()})
    tokens = [f"[PAD{i}]" for i in range(rows)]
    types = [5] * rows
    for token, i in vocab.items():
        tokens[i] = token
        types[i] = (2 if token == "<unk>" else 3) if token in added else 6 if token.startswith("<0x") and kind is None else 1
    if kind is None:
        # a piece is as good as the first merge that makes it
        ranks = {"".join(m): -float(rank) for rank, m in reversed(list(enumerate(state["model"]["merges"])))}
        writer.add_tokenizer_model("llama")
        writer.add_token_list(tokens)
        writer.add_token_scores([ranks.get(t, -1e9) for t in tokens])
        writer.add_token_types(types)
        writer.add_add_space_prefix(True)
    else:
        writer.add_tokenizer_model("gpt2")
        writer.add_tokenizer_pre(kind)
        writer.add_token_list(tokens)
        writer.add_token_types(types)
        writer.add_token_merges([m if isinstance(m, str) else " ".join(m) for m in state["model"]["merges"]])
    for key, add_id in (("bos_token", writer.add_bos_token_id), ("eos_token", writer.add_eos_token_id)):
        if tokenizer_config.get(key):
            add_id(vocab[tokenizer_config[key]])
    if tokenizer_config.get("chat_template"):
        writer.add_chat_template(tokenizer_config["chat_template"])


def finish(writer):
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def family(name):
    architecture, kind, pre, most = FAMILIES[name]
    folder = CHECKPOINTS / name
    model = transformers.AutoModelForCausalLM.from_pretrained(folder, torch_dtype=torch.float32)
    writer = gguf.GGUFWriter(OUT / f"{name}.gguf", architecture, split_max_tensors=most)
    write_config(writer, model.config)
    write_tokenizer(writer, json.loads((folder / "tokenizer.json").read_text()), pre,
                    json.loads((folder / "tokenizer_config.json").read_text()), model.config.vocab_size)
    for key, weight in model.state_dict().items():
        if key == "lm_head.weight" and model.config.tie_word_embeddings:
            continue
        values = weight.numpy()
        if architecture == "llama" and "q_proj" in key:
            values = pairs_adjacent(values, model.config.num_attention_heads)
        if architecture == "llama" and "k_proj" in key:
            values = pairs_adjacent(values, model.config.num_key_value_heads)
        add(writer, gguf_name(key), values, kind)
    finish(writer)


def random_blocks(random, shape, kind):
    """Any bits are values; only the scales must be reasonable numbers."""
    values, size = gguf.GGML_QUANT_SIZES[kind]
    blocks = random.integers(0, 256, (shape[0], shape[1] // values, size), dtype=np.uint8)
    scales = {Q.Q2_K: ((80, 0.004), (82, 0.004)), Q.Q3_K: ((108, 0.0006),), Q.Q4_K: ((0, 0.0002), (2, 0.0015)),
              Q.Q5_K: ((0, 0.0001), (2, 0.0015)), Q.Q6_K: ((208, 0.00003),)}[kind]
    for place, scale in scales:
        halves = (scale * random.uniform(0.5, 1.5, blocks.shape[:2])).astype(np.float16)
        blocks[..., place:place + 2] = halves[..., None].view(np.uint8)
    return blocks.reshape(shape[0], -1)


def quantised(name, architecture, hidden, ffn, kinds, seed):
    """A model of one or two layers with tensors of the formats in turn."""
    random = np.random.default_rng(seed)
    state = json.loads((CHECKPOINTS / "smollm2" / "tokenizer.json").read_text())
    rows, heads, kv, layers = 310, 4, 2, 2 if hidden < 256 else 1
    head = hidden // heads
    config = transformers.LlamaConfig(
        vocab_size=rows, hidden_size=hidden, intermediate_size=ffn, num_hidden_layers=layers, num_attention_heads=heads,
        num_key_value_heads=kv, max_position_embeddings=512, rms_norm_eps=1e-5, rope_theta=10000.0)
    file = OUT / f"{name}.gguf"
    writer = gguf.GGUFWriter(file, architecture)
    write_config(writer, config)
    write_tokenizer(writer, state, "gpt-2", json.loads((CHECKPOINTS / "smollm2" / "tokenizer_config.json").read_text()), rows)
    turn = 0

    def matrix(key, out, width):
        nonlocal turn
        kind = kinds[turn % len(kinds)]
        turn += 1
        if kind.name.endswith("_K"):
            writer.add_tensor(key, random_blocks(random, (out, width), kind), raw_dtype=kind)
        else:
            add(writer, key, random.normal(0, 1.2 / np.sqrt(width), (out, width)), kind)

    matrix("token_embd.weight", rows, hidden)
    for layer in range(layers):
        at = f"blk.{layer}."
        for norm in ("attn_norm", "ffn_norm"):
            add(writer, f"{at}{norm}.weight", random.uniform(0.5, 1.5, hidden), Q.F32)
        matrix(at + "attn_q.weight", heads * head, hidden)
        matrix(at + "attn_k.weight", kv * head, hidden)
        matrix(at + "attn_v.weight", kv * head, hidden)
        matrix(at + "attn_output.weight", hidden, heads * head)
        matrix(at + "ffn_gate.weight", ffn, hidden)
        matrix(at + "ffn_up.weight", ffn, hidden)
        matrix(at + "ffn_down.weight", hidden, ffn)
    add(writer, "output_norm.weight", random.uniform(0.5, 1.5, hidden), Q.F32)
    matrix("output.weight", rows, hidden)
    finish(writer)

    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(file, folder)
        model = transformers.AutoModelForCausalLM.from_pretrained(
            folder, gguf_file=file.name, torch_dtype=torch.float32, attn_implementation="eager").eval()
    prompt = torch.from_numpy(random.integers(0, rows, (1, PROMPT)))
    with torch.no_grad():
        logits = model(prompt).logits[0]
    kinds_used = sorted({t.tensor_type.name for t in gguf.GGUFReader(file).tensors})
    print(name, kinds_used, f"logits up to {logits.abs().max():.1f}", file.stat().st_size // 1024, "KB")
    expected = dict(made_with=f"torch {torch.__version__}, transformers {transformers.__version__}, gguf", types=kinds_used,
                    prompt=prompt[0].tolist(), logits={str(n): [float(f"{v:.7g}") for v in logits[n - 1].tolist()] for n in PREFIXES})
    (OUT / f"{name}.json").write_text(json.dumps(expected, separators=(",", ":")) + "\n")


TEKKEN_REGEX = (r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+"
                r"[\p{Ll}\p{Lm}\p{Lo}\p{M}]*|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+")


def words(regex):
    return pre_tokenizers.Sequence([pre_tokenizers.Split(Regex(regex), behavior="isolated"),
                                    pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])


# As the families publish them: steps, and whether whole words come first.
KINDS = {
    "gpt-2": (pre_tokenizers.ByteLevel(add_prefix_space=False), False),
    "smollm": (pre_tokenizers.Sequence([pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]), False),
    "llama-bpe": (words(LLAMA3_REGEX), True),
    "qwen2": (words(QWEN_REGEX), False),
    "tekken": (words(TEKKEN_REGEX), True),
}


def cutting(kind):
    steps, words_first = KINDS[kind]
    state = json.loads((CHECKPOINTS / "llama3" / "tokenizer.json").read_text())
    # Merges across kinds of characters, so that it shows where a text was cut.
    vocab, merges = state["model"]["vocab"], [tuple(m) if not isinstance(m, str) else tuple(m.split(" ")) for m in state["model"]["merges"]]
    base = len(vocab) + len(state["added_tokens"])
    for left, right in (("1", "2"), ("12", "3"), ("0", "0"), ("00", "0"), ("000", "000"), ("Ġ", "1"), ("Ċ", "Ċ"), ("Ġ", "Ġ"), ("d", "o"),
                        ("do", "n"), ("'", "t"), ("W", "O"), ("a", "/"), ("H", "T"), ("HT", "TP"), ("č", "Ċ"), ("T", "P")):
        if left in vocab and right in vocab and left + right not in vocab:
            vocab[left + right] = base
            base += 1
            merges.append((left, right))
    tokenizer = Tokenizer(models.BPE(vocab=vocab, merges=merges, ignore_merges=words_first))
    tokenizer.pre_tokenizer = steps
    if kind == "qwen2":
        tokenizer.normalizer = normalizers.NFC()
    tokenizer.decoder = decoders.ByteLevel()
    plain = json.loads(tokenizer.to_str())
    plain["added_tokens"] = state["added_tokens"]
    writer = gguf.GGUFWriter(OUT / f"pre-{kind}.gguf", "llama")
    write_tokenizer(writer, plain, kind, {"bos_token": "<|begin_of_text|>", "eos_token": "<|end_of_text|>"}, base)
    finish(writer)
    texts = [dict(text=t, ids=tokenizer.encode(t, add_special_tokens=False).ids) for t in HOSTILE]
    (OUT / f"pre-{kind}.json").write_text(json.dumps(dict(texts=texts), separators=(",", ":")) + "\n")


def pieces():
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "text"
        text.write_text(TEXT * 3 + "\n".join(HOSTILE[:2]))
        sentencepiece.SentencePieceTrainer.train(
            input=str(text), model_prefix=folder + "/m", vocab_size=420, model_type="bpe", byte_fallback=True, character_coverage=0.9995,
            normalization_rule_name="identity", remove_extra_whitespaces=False, split_digits=True, allow_whitespace_only_pieces=True,
            num_threads=1)
        model = sentencepiece.SentencePieceProcessor(model_file=folder + "/m.model")
    writer = gguf.GGUFWriter(OUT / "sentencepiece.gguf", "llama")
    n = model.get_piece_size()
    writer.add_tokenizer_model("llama")
    writer.add_token_list([model.id_to_piece(i) for i in range(n)])
    writer.add_token_scores([model.get_score(i) for i in range(n)])
    writer.add_token_types([2 if model.is_unknown(i) else 3 if model.is_control(i) else 6 if model.is_byte(i) else 1 for i in range(n)])
    writer.add_bos_token_id(model.bos_id())
    writer.add_eos_token_id(model.eos_id())
    finish(writer)
    texts = [dict(text=t, ids=model.encode(t)) for t in HOSTILE]
    (OUT / "sentencepiece.json").write_text(json.dumps(dict(texts=texts), separators=(",", ":")) + "\n")


if __name__ == "__main__":
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    for name in FAMILIES:
        family(name)
    quantised("legacy", "llama", 64, 96, [Q.Q4_0, Q.Q4_1, Q.Q5_0, Q.Q5_1, Q.Q8_0, Q.F16, Q.BF16, Q.F32], 1)
    quantised("k-quants", "llama", 256, 256, [Q.Q2_K, Q.Q3_K, Q.Q4_K, Q.Q5_K, Q.Q6_K], 2)
    for kind in KINDS:
        cutting(kind)
    pieces()
    print(sum(f.stat().st_size for f in OUT.iterdir()) // 1024, "KB in all")
