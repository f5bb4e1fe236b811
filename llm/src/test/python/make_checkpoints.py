"""Writes the tiny random checkpoints of src/test/resources/checkpoints and what Hugging Face transformers says of them.

    pip install torch==2.7.1 transformers==4.55.4 safetensors tokenizers
    python make_checkpoints.py [family...]

Each folder is a complete model folder as its family publishes it, but small: random weights, a tokenizer of some hundred
tokens, and expected.json with

    prompt   token ids
    logits   {"n": [...]}: logits after the first n tokens of the prompt, computed in f32 from the weights as saved
    greedy   tokens that model.generate(do_sample=False) appends to the prompt
    rounding {"bf16": x, "int8": y}: by how much those logits differ when PyTorch itself computes in bf16, or with its dynamic
             int8 linears: what rounding does to this model, and so what an engine that rounds may differ by
    texts    [{"text": ..., "ids": [...]}]: encodings by the tokenizers library, without special tokens

The Java tests hold the engine against these numbers. Same versions, same numbers: seeds are fixed, one thread.
"""

import copy
import json
import shutil
import sys
from pathlib import Path

import torch
import transformers
from safetensors.torch import load_file
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)

OUT = Path(__file__).resolve().parent.parent / "resources" / "checkpoints"
PROMPT, GREEDY, PREFIXES = 48, 24, (1, 7, 48)

TEXT = """The Federal Reserve left its target range unchanged on Wednesday and said that growth had slowed.
IBM fell 0.92% in 20 min, from 181.32 to 179.65, volume 2.1x normal. A heap overflow in libfoo 1.2.3 allows remote code
execution; users should update. Central banks in Europe and Japan kept rates near zero while inflation rose to 2.4 percent.
"""
TEXTS = [
    "The Federal Reserve said", " rates fell 0.92%", "  two  spaces\n\nand lines\t", "naïve café — “quotes” …",
    "日本語 العربية 😀👩‍👩‍👧", "<|item|> <s> </s> <unk> [INST] <|im_start|>", "a" * 40, "\x00\x01\x7f", "don't we'll",
]


def byte_level(specials, regex=None, ignore_merges=False):
    """As Llama 3, Qwen and SmolLM2: the GPT-2 byte alphabet, special tokens added after the vocabulary."""
    tokenizer = Tokenizer(models.BPE(ignore_merges=ignore_merges))
    if regex:
        tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
            pre_tokenizers.Split(Regex(regex), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    else:
        tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.train_from_iterator([TEXT], trainers.BpeTrainer(
        vocab_size=300, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False))
    tokenizer.add_special_tokens(specials)
    return tokenizer


def specials_first(specials):
    """Special tokens 0..n-1 stand in the vocabulary itself, as a trainer puts them."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.train_from_iterator([TEXT], trainers.BpeTrainer(
        vocab_size=310, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), special_tokens=specials, show_progress=False))
    return tokenizer


def byte_fallback():
    """As Llama 2 and Mistral: SentencePiece's spelling, a space before the text, <0x..> for what has no token."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
    tokenizer.train_from_iterator([TEXT.replace("\n", " ")], trainers.BpeTrainer(
        vocab_size=360, special_tokens=["<unk>", "<s>", "</s>"] + [f"<0x{b:02X}>" for b in range(256)], show_progress=False))
    state = json.loads(tokenizer.to_str())
    # the trainer can only add the bytes as special tokens; published files have them as plain vocabulary
    state["added_tokens"] = [t for t in state["added_tokens"] if not t["content"].startswith("<0x")]
    state["model"].update(unk_token="<unk>", fuse_unk=True, byte_fallback=True)
    tokenizer = Tokenizer.from_str(json.dumps(state))
    tokenizer.decoder = decoders.Sequence([
        decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)])
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A", pair="<s> $A <s> $B", special_tokens=[("<s>", tokenizer.token_to_id("<s>"))])
    return tokenizer


TAPE = ["<|sink|>", "<|end|>", "<|pad|>", "<|item|>", "<|move|>", "<|digest|>", "<|story|>", "<|line|>", "<|lead|>", "<|sep|>",
        "<|ask|>", "<|answer|>", "<|reserved0|>", "<|reserved1|>", "<|reserved2|>", "<|reserved3|>"]
LLAMA3_REGEX = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")
QWEN_REGEX = LLAMA3_REGEX.replace(r"\p{N}{1,3}", r"\p{N}")

COMMON = dict(hidden_size=48, num_hidden_layers=2, intermediate_size=88, max_position_embeddings=512, rms_norm_eps=1e-5,
              initializer_range=0.25, tie_word_embeddings=False)

# family -> (transformers classes, configuration, tokenizer, bos, eos, type saved, largest file)
FAMILIES = {
    # every head has its own keys; 1e-6 and theta 1e4 as in Llama 2
    "llama2": ("Llama", dict(COMMON, num_attention_heads=4, num_key_value_heads=4, rms_norm_eps=1e-6, rope_theta=10000.0),
               byte_fallback, "<s>", ["</s>"], torch.float32, None),
    # original_max_position_embeddings is so small that all three bands of the scaling occur
    "llama3": ("Llama", dict(COMMON, num_attention_heads=6, num_key_value_heads=2, hidden_size=96, rope_theta=500000.0,
                             rope_scaling=dict(rope_type="llama3", factor=8.0, low_freq_factor=1.0, high_freq_factor=4.0,
                                               original_max_position_embeddings=64)),
               lambda: byte_level(["<|begin_of_text|>", "<|end_of_text|>", "<|eot_id|>"], LLAMA3_REGEX, True),
               "<|begin_of_text|>", ["<|end_of_text|>", "<|eot_id|>"], torch.bfloat16, None),
    "llama-linear": ("Llama", dict(COMMON, num_attention_heads=4, num_key_value_heads=2, hidden_size=64,
                                   rope_scaling=dict(type="linear", factor=2.0)),
                     lambda: byte_level(["<s>", "</s>"]), "<s>", ["</s>"], torch.float32, None),
    # every projection has a bias, as config.json allows and few publish
    "llama-bias": ("Llama", dict(COMMON, num_attention_heads=4, num_key_value_heads=1, attention_bias=True, mlp_bias=True),
                   lambda: byte_level(["<s>", "</s>"]), "<s>", ["</s>"], torch.float32, None),
    # tied, 3 heads on 1; the tokenizer of the tape format
    "smollm2": ("Llama", dict(COMMON, num_attention_heads=3, num_key_value_heads=1, num_hidden_layers=3, tie_word_embeddings=True,
                              rope_theta=100000.0),
                lambda: specials_first(TAPE), "<|sink|>", ["<|end|>"], torch.float16, None),
    # explicit head_dim that is not hidden / heads; several files
    "mistral": ("Mistral", dict(COMMON, num_attention_heads=8, num_key_value_heads=2, head_dim=12, hidden_size=64,
                                sliding_window=None, rope_theta=1000000.0),
                byte_fallback, "<s>", ["</s>"], torch.float32, "80KB"),
    # bias on q, k, v; embedding with more rows than there are tokens
    "qwen2": ("Qwen2", dict(COMMON, num_attention_heads=7, num_key_value_heads=1, hidden_size=56, rms_norm_eps=1e-6,
                            rope_theta=1000000.0, use_sliding_window=False, extra_rows=13),
              lambda: byte_level(["<|endoftext|>", "<|im_start|>", "<|im_end|>"], QWEN_REGEX), None,
              ["<|im_end|>", "<|endoftext|>"], torch.float32, None),
    # norms on q and k, explicit head_dim, tied
    "qwen3": ("Qwen3", dict(COMMON, num_attention_heads=5, num_key_value_heads=1, head_dim=24, hidden_size=40, rms_norm_eps=1e-6,
                            rope_theta=1000000.0, tie_word_embeddings=True),
              lambda: byte_level(["<|endoftext|>", "<|im_start|>", "<|im_end|>"], QWEN_REGEX), None,
              ["<|im_end|>", "<|endoftext|>"], torch.bfloat16, None),
}

CHATML = ("{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n' }}"
          "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}")


def make(family, seed):
    name, settings, make_tokenizer, bos, eos, dtype, largest = FAMILIES[family]
    torch.manual_seed(seed)
    folder = OUT / family
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)

    tokenizer = make_tokenizer()
    tokenizer.save(str(folder / "tokenizer.json"))
    settings = dict(settings)
    rows = tokenizer.get_vocab_size() + settings.pop("extra_rows", 0)
    ends = [tokenizer.token_to_id(t) for t in eos]
    begin = tokenizer.token_to_id(bos) if bos else None
    config = getattr(transformers, name + "Config")(
        vocab_size=rows, bos_token_id=begin, eos_token_id=ends if len(ends) > 1 else ends[0], **settings)
    model = getattr(transformers, name + "ForCausalLM")(config)
    with torch.no_grad():
        for key, weight in model.named_parameters():
            # fresh models have norms of one and biases of zero, which would hide that they are read at all
            if key.endswith("norm.weight"):
                weight.uniform_(0.5, 1.5)
            if key.endswith(".bias"):
                weight.normal_(0, 0.5)
    model.generation_config.eos_token_id = ends
    model.to(dtype).save_pretrained(folder, safe_serialization=True, **(dict(max_shard_size=largest) if largest else {}))
    tokenizer_config = dict(bos_token=bos, eos_token=eos[0], tokenizer_class="PreTrainedTokenizerFast")
    if "<|im_start|>" in tokenizer.get_vocab():
        tokenizer_config["chat_template"] = CHATML
    (folder / "tokenizer_config.json").write_text(json.dumps(tokenizer_config, indent=1) + "\n")

    model = getattr(transformers, name + "ForCausalLM").from_pretrained(
        folder, torch_dtype=torch.float32, attn_implementation="eager").eval()
    prompt = torch.randint(0, tokenizer.get_vocab_size(), (1, PROMPT))
    with torch.no_grad():
        logits = model(prompt).logits[0]
        step = model.generate(prompt, do_sample=False, max_new_tokens=GREEDY, eos_token_id=None, pad_token_id=0)
        greedy = step[0, PROMPT:]
        # greedy tokens can only be demanded where the winner is clear
        top = model(step).logits[0, PROMPT - 1:-1].topk(2).values
        gap = (top[:, 0] - top[:, 1]).min().item()
    if gap < 0.02:
        return False
    rounding = {}
    for kind, rounded in (("bf16", lambda: copy.deepcopy(model).to(torch.bfloat16)),
                          ("int8", lambda: torch.ao.quantization.quantize_dynamic(model, {torch.nn.Linear}, torch.qint8))):
        with torch.no_grad():
            other = rounded()
            rounding[kind] = max((other(prompt[:, :n]).logits[0, -1].float() - logits[n - 1]).abs().max().item() for n in PREFIXES)
    plain = json.loads(tokenizer.to_str())
    expected = dict(
        made_with=f"torch {torch.__version__}, transformers {transformers.__version__}", seed=seed,
        prompt=prompt[0].tolist(),
        logits={str(n): [float(f"{v:.7g}") for v in logits[n - 1].tolist()] for n in PREFIXES},
        greedy=greedy.tolist(), smallest_gap=gap, rounding=rounding,
        texts=[dict(text=t, ids=tokenizer.encode(t, add_special_tokens=False).ids) for t in TEXTS
               if not any(a["content"] in t for a in plain["added_tokens"])])
    (folder / "expected.json").write_text(json.dumps(expected, ensure_ascii=True, separators=(",", ":")) + "\n")
    size = sum(f.stat().st_size for f in folder.iterdir())
    print(f"{family:13} seed {seed}, {model.num_parameters()} parameters, {size // 1024} KB, logits up to "
          f"{logits.abs().max():.1f}, smallest gap {gap:.3f}, rounding {rounding}, types {set(str(t.dtype) for f in folder.glob('*.safetensors') for t in load_file(f).values())}")
    return True


if __name__ == "__main__":
    for family in sys.argv[1:] or FAMILIES:
        if not any(make(family, seed) for seed in range(1, 100)):
            raise SystemExit(f"{family}: no seed gives a clear winner at every step")
