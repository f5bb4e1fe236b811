"""Counts in how many documents of the corpus a term stands: the table by which the product tells rare words from common ones.

    python -m tidewire_training.frequencies --to ../summarizer/src/main/resources/tidewire/summarizer/story/frequencies.txt.gz

The first line is the number of documents; then a term and its number of documents a line, terms in order. A document is what the product
compares: a title with the first 120 words of a report. A day of current events is one document per item. Terms are made
as `tidewire.summarizer.story.text.Terms` makes them; `--terms FILE` prints them for lines of text, which is what the test of
that class is held against.
"""

import argparse
import gzip
import json
import lzma
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

WORDS = 120
LEAST_DOCUMENTS = 4
CURRENT_EVENTS = "wikipedia-current-events-cc-by-sa"
# Reports and releases; books, speeches and textbooks are another register.
SOURCES = (
    CURRENT_EVENTS,
    "congress-press",
    "senate-press-2005-2007",
    "doj-press",
    "australia-pm-releases",
    "state-press-2021-2022",
    "whitehouse-press-2021-2022",
    "wikinews-2019-cc-by",
    "wikinews-meantime-gum",
    "digital-gov-news",
    "beige-book",
)
TOKEN = re.compile(r"[^\W_]+(?:[.&'][^\W_]+)*")


def stem(word: str) -> str:
    """A light stemmer: plurals, -ed, -ing and a final e of words with at least five letters."""
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) >= len(ending) + 4:
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def terms(text: str) -> list[str]:
    """Terms of a text in a script with spaces: lower case, without possessives, single letters and numbers, stemmed."""
    text = unicodedata.normalize("NFKC", text).lower().replace("’", "'")
    found = []
    for token in TOKEN.findall(text):
        token = token.removesuffix("'s")
        if len(token) > 1 and not token[0].isdigit():
            found.append(stem(token))
    return found


def texts(corpus: Path) -> Iterator[str]:
    for source in SOURCES:
        for path in sorted(corpus.rglob(f"{source}-[0-9]*.jsonl.xz")):
            with lzma.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    document = json.loads(line)
                    if source == CURRENT_EVENTS:
                        yield from (item[2:] for item in document["text"].split("\n") if item.startswith("- "))
                    else:
                        body = " ".join(document["text"].split()[:WORDS])
                        yield f"{document.get('title') or ''}\n{body}"


def count(documents: Iterator[str]) -> tuple[int, Counter]:
    counts: Counter = Counter()
    number = 0
    for text in documents:
        number += 1
        counts.update(set(terms(text)))
    return number, counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--to", type=Path)
    parser.add_argument("--terms", type=Path)
    options = parser.parse_args()
    if options.terms:
        for line in options.terms.read_text(encoding="utf-8").splitlines():
            print(line + "\t" + " ".join(terms(line)))
        return
    number, counts = count(texts(Path(os.environ["TIDEWIRE_CORPUS"])))
    kept = sorted(term for term, documents in counts.items() if documents >= LEAST_DOCUMENTS and term.isascii())
    rows = [str(number)] + [f"{term} {counts[term]}" for term in kept]
    options.to.parent.mkdir(parents=True, exist_ok=True)
    with open(options.to, "wb") as file, gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
        packed.write(("\n".join(rows) + "\n").encode())
    print(f"{number} documents, {len(kept)} terms, {options.to.stat().st_size} bytes")


if __name__ == "__main__":
    main()
