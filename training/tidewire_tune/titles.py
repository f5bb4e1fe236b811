"""Step `titles`: documents whose title is a good line -> `titles.jsonl` {"id", "source", "date", "split", "line", "title", "summary", "body"}.

    python -m tidewire_tune.titles --corpus CORPUS --to WORK/titles.jsonl
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from tidewire_training.corpus import split_of

from .case import Casing
from .corpus import read
from .tasks.titles import body_of, line_from_title

# Source: the least share of the title's stems that the opening must have.
SOURCES = {
    "doj-press": 0.75, "wikinews-2019-cc-by": 0.7, "wikinews-meantime-gum": 0.7, "australia-pm-releases": 0.85,
    "state-press-2021-2022": 0.85, "whitehouse-press-2021-2022": 0.85, "digital-gov-news": 0.85, "congress-press": 0.85,
    "senate-press-2005-2007": 0.9,
}  # fmt: skip
SPLIT = {"held_out_month_one_in": 40, "held_out_document_one_in": 50}


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--corpus", required=True, type=Path)
    p.add_argument("--to", required=True, type=Path)
    args = p.parse_args()
    casing = Casing()
    documents = {}
    for source in SOURCES:
        documents[source] = list(read(args.corpus, source))
        for i, d in enumerate(documents[source]):
            if i % 3 == 0:
                casing.read(d["text"][:1500])
    counts: Counter[str] = Counter()
    args.to.parent.mkdir(parents=True, exist_ok=True)
    with args.to.open("w", encoding="utf-8") as out:
        for source, share in SOURCES.items():
            for d in documents[source]:
                body = body_of(d["text"])
                line = line_from_title(d["title"] or "", body, casing, share) if body else None
                if line:
                    split = split_of(d["id"].rsplit("-g", 1)[-1] if source == "doj-press" and "-g" in d["id"] else d["id"], d["date"], SPLIT)
                    counts[f"{source} {split}"] += 1
                    out.write(json.dumps({"id": d["id"], "source": source, "date": d["date"], "split": split, "line": line,
                                          "title": d["title"], "summary": d["summary"], "body": body}, ensure_ascii=False) + "\n")  # fmt: skip
    for name, n in sorted(counts.items()):
        print(f"{name}: {n}")


if __name__ == "__main__":
    main()
