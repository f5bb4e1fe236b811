"""Step `tokenizer`: trains the byte-level BPE vocabulary on a sample of the training documents."""

import json
import random
import re

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

from . import corpus, settings
from .markers import SPECIAL

# No merge crosses a digit: each digit is one token, so figures are copied digit by digit.
PATTERN = r"'(?:[sdmt]|ll|ve|re)| ?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"

# News-like sources fill the vocabulary; the rest keeps it general.
SHARES = {
    "wikipedia-current-events-cc-by-sa": 1.0, "wikinews-2019-cc-by": 1.0, "digital-gov-news": 1.0,
    "beige-book": 0.25, "fed-fomc": 0.25, "congress-press": 0.15, "senate-press-2005-2007": 0.08,
    "state-human-rights": 0.1, "un-general-debate": 0.04, "onestopenglish-cc-by-sa": 1.0,
    "gutenberg-sample": 0.02, "cia-factbook": 0.1,
}  # fmt: skip


def sample(cfg: settings.Settings, megabytes: float):
    """Paragraphs, in the form the tape gives text to the tokenizer, up to a size per source."""
    rng = random.Random(cfg["seed"])
    for source, share in SHARES.items():
        left = megabytes * 1e6 * share / 3.5
        for document in corpus.documents(cfg.need_corpus(), cfg["split"], source=source):
            if left <= 0:
                break
            if rng.random() > 0.5:
                continue
            for part in [document.get("title") or "", *re.split(r"\n+", document["text"])[:12]]:
                text = corpus.normalise(part)
                if text:
                    left -= len(text)
                    yield " " + text


def train(texts, vocab_size: int, min_frequency: int) -> Tokenizer:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(PATTERN), behavior="isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
    ])
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.train_from_iterator(
        texts,
        trainers.BpeTrainer(
            vocab_size=vocab_size,
            min_frequency=min_frequency,
            special_tokens=SPECIAL,
            initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        ),
    )
    return tokenizer


def main() -> None:
    cfg = settings.load(settings.parser(__doc__).parse_args())
    options = cfg["tokenizer"]
    tokenizer = train(sample(cfg, options["sample_megabytes"]), cfg.shape["vocab_size"], options["min_frequency"])
    folder = cfg.work / "tokenizer"
    folder.mkdir(exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "tokenizer_config.json").write_text(json.dumps({
        "tokenizer_class": "PreTrainedTokenizerFast", "bos_token": "<|sink|>", "eos_token": "<|end|>",
        "pad_token": "<|pad|>", "clean_up_tokenization_spaces": False, "model_max_length": cfg.shape["max_positions"],
    }, indent=2) + "\n")
    text = "IBM fell 0.92% in 20 min, from 181.32 to 179.65, volume 2.1x normal"
    print(tokenizer.get_vocab_size(), tokenizer.encode(" " + text).tokens)


if __name__ == "__main__":
    main()
