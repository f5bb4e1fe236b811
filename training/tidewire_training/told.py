"""Step `told`: collects the pairs of tasks/told.py from the training documents into `told.jsonl`, which `pack` mixes in."""

import json
import re
from collections import defaultdict
from multiprocessing import Pool

from . import corpus, settings
from .tasks import told

TITLED = ("wikinews-2019-cc-by", "congress-press", "senate-press-2005-2007", "digital-gov-news", "18f-blog")
SUMMARISED = ("digital-gov-news", "18f-blog", "state-human-rights", "openstax-cc-by")


def documents(cfg, source: str) -> list[dict]:
    return list(corpus.documents(cfg.need_corpus(), cfg["split"], source=source))


def jobs(cfg):
    """(function, arguments) for each document or group of documents."""
    for source in TITLED:
        for d in documents(cfg, source):
            yield told.from_title, (d,)
            yield told.from_body, (d,)
    for source in SUMMARISED:
        for d in documents(cfg, source):
            if d.get("summary"):
                yield told.from_texts, (d["summary"], [d["text"][:60_000].replace(d["summary"], " ")], "summary")
    months = defaultdict(dict)
    for d in documents(cfg, "beige-book"):
        months[d["id"][:13]][d["id"][14:]] = d["text"]
    for districts in months.values():
        if "su" in districts:
            yield told.from_texts, (districts.pop("su"), list(districts.values()), "beige")
    meetings = defaultdict(dict)
    for d in documents(cfg, "fed-fomc"):
        if m := re.match(r"fomc-([a-z]+)-(\d{4}-\d{2})", d["id"]):
            meetings[m.group(2)][m.group(1)] = d["text"]
    for texts in meetings.values():
        statement = texts.pop("statements", None)
        if statement and texts:
            yield told.from_texts, (statement, list(texts.values()), "statement")


def run(job) -> list[dict]:
    function, arguments = job
    return list(function(*arguments))


def main() -> None:
    p = settings.parser(__doc__)
    p.add_argument("--processes", type=int, default=2)
    args = p.parse_args()
    cfg = settings.load(args)
    counts: dict[str, int] = defaultdict(int)
    with Pool(args.processes) as pool, (cfg.work / "told.jsonl").open("w") as out:
        for made in pool.imap(run, jobs(cfg), chunksize=64):  # in order: the file depends on the corpus alone
            for pair in made:
                counts[pair["kind"]] += 1
                out.write(json.dumps(pair, ensure_ascii=False) + "\n")
    print(", ".join(f"{kind} {n}" for kind, n in counts.items()))


if __name__ == "__main__":
    main()
