"""Text to token ids for the format "tape-1".

Markers are added by number, never by parsing text, so feed text that spells a marker stays text.
"""

from pathlib import Path

from tokenizers import Tokenizer

from .corpus import normalise
from .markers import SPECIAL

class Text:
    """Text <-> ids with a tokenizer that does not know the markers."""

    def __init__(self, folder: Path):
        file = folder / "tokenizer.json"
        if not file.is_file():
            raise SystemExit(f"{file} is missing: run the tokenizer step first")
        self.tokenizer = plain(Tokenizer.from_file(str(file)))

    def encode(self, text: str) -> list[int]:
        """A segment: one space, then the normalised text."""
        return self.tokenizer.encode(" " + normalise(text), add_special_tokens=False).ids

    def encode_batch(self, texts: list[str]) -> list[list[int]]:
        batch = self.tokenizer.encode_batch([" " + normalise(t) for t in texts], add_special_tokens=False)
        return [e.ids for e in batch]

    def decode(self, ids: list[int]) -> str:
        return self.tokenizer.decode([i for i in ids if i >= len(SPECIAL)], skip_special_tokens=False).strip()


def plain(tokenizer: Tokenizer) -> Tokenizer:
    """The same tokenizer without added tokens: '<|end|>' in text is then nine ordinary characters."""
    import json

    spec = json.loads(tokenizer.to_str())
    spec["added_tokens"] = []
    return Tokenizer.from_str(json.dumps(spec))
