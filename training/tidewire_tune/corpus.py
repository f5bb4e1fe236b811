"""Documents of one source of the corpus, in file order, white space normalised line by line."""

import json
import lzma
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from tidewire_training.corpus import shards


def read(corpus: Path, source: str) -> Iterator[dict]:
    for path in shards(corpus, source):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                d = json.loads(line)
                d["text"] = unicodedata.normalize("NFC", d["text"])
                yield d
