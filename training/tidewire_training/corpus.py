"""Reads the corpus and splits it into training and held-out documents.

A document is held out when the hash of its month, or of its id, says so: the split depends on
nothing but these two strings, so every step and every later run draws the same line.
Held-out documents are halved again into `dev` (read by eye while building) and `test` (the tables).
"""

import hashlib
import json
import lzma
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

MONTH = re.compile(r"(\d{4}-\d{2})")


def bucket(text: str, salt: str, buckets: int) -> int:
    digest = hashlib.blake2b(f"{salt}:{text}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") % buckets


def split_of(document_id: str, date: str | None, split: dict) -> str:
    """'train', 'dev' or 'test' for a document."""
    month = MONTH.match(date or "")
    held = bucket(document_id, "document", split["held_out_document_one_in"]) == 0 or (
        month is not None and bucket(month.group(1), "month", split["held_out_month_one_in"]) == 0
    )
    if not held:
        return "train"
    return "dev" if bucket(document_id, "half", 2) == 0 else "test"


def normalise(text: str) -> str:
    """NFC, and every run of white space one space: what the tokenizer is given."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def shards(corpus: Path, source: str | None = None) -> list[Path]:
    found = sorted(corpus.rglob("*.jsonl.xz"))
    if source:
        found = [p for p in found if p.name.startswith(source + "-")]
    if not found:
        raise SystemExit(f"no *.jsonl.xz documents of {source or 'any source'} under {corpus}")
    return found


def documents(corpus: Path, split: dict, want: str = "train", source: str | None = None) -> Iterator[dict]:
    """The documents of one side of the split, in file order."""
    for path in shards(corpus, source):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                document = json.loads(line)
                if split_of(document["id"], document.get("date"), split) == want:
                    yield document
