"""Makes the labelled set of `./tidewire bench stories` from the corpus: benchmarks/sets/stories.jsonl.xz.

    python -m tidewire_training.stories_set --to ../benchmarks/sets/stories.jsonl.xz

Three parts, each in a month of its own:

* news of 14 to 18 September 2008 (current events, one sentence each), labelled by hand below;
* business reports on four topics (wikinews), labelled by hand below: the same companies again and again, mostly other events;
* press releases on court cases that come in groups (charge, plea, sentence of one case), all of them look-alikes. Groups whose titles
  share fewer than three terms are left out: the grouping is loose here and there. Their days are made up, because the real
  ones are months apart.

Every twelfth report is filed again as agencies and sites do it: with a slug, a dateline, a site's name at the end, or cut short.
"""

import argparse
import json
import lzma
import os
import random
import re
from datetime import datetime, timedelta
from pathlib import Path

from tidewire_training.frequencies import terms

WORDS = 130
CURRENT_EVENTS = ("2008-09-14", "2008-09-18")
# Story by day and number of the item in the page; None: not scored. What is not named here is a story of its own.
EVENTS = {
    "14-05": "aig-rescue", "16-04": "aig-rescue", "17-02": None, "14-08": "lehman", "15-13": "lehman", "15-14": None,
    "14-09": "ike-toll", "14-10": "ike-toll", "15-16": "ike-toll", "15-17": None, "15-18": None,
    "14-12": "pando", "16-01": "pando", "16-02": None, "14-13": "oil-war", "15-10": "oil-war",
    "14-20": "football-riot", "15-07": "football-riot", "15-15": "melbourne-verdict", "16-05": "melbourne-verdict",
    "16-12": "russian-exchanges", "17-12": "russian-exchanges", "18-08": "russian-exchanges", "18-09": "russian-exchanges",
    "18-10": None, "18-11": None, "17-13": None, "17-06": "hbos", "18-12": "hbos", "18-14": None,
    "16-08": "ukraine-coalition", "16-13": None, "14-01": None, "14-02": None, "15-05": None, "18-01": None, "18-02": None,
    "14-07": None,
}
EVENT_CHAINS = {"15-15": "melbourne", "16-05": "melbourne"}
EVENT_NEGATIVES = [
    ("15-07", "15-11"), ("14-16", "15-12"), ("15-08", "14-16"), ("14-17", "17-08"), ("15-14", "16-12"), ("14-06", "17-06"),
    ("14-19", "18-05"), ("15-04", "17-07"), ("18-06", "15-12"), ("14-18", "16-10"), ("14-14", "15-02"), ("14-05", "14-07"),
]
TOPICS = {
    "apple-40203": None, "apple-37313": None, "boeing-82548": None, "boeing-82597": None, "gm-118147": "auto-bailout",
    "gm-118175": "auto-bailout", "gm-126878": None, "gm-127226": "gm-bankruptcy", "gm-127227": "gm-bankruptcy",
    "gm-127248": None, "stock-113227": "russian-halt", "stock-113267": "russian-halt", "gm-123881": None, "gm-121134": None,
    "apple-195869": None, "apple-199629": None, "boeing-100911": None, "boeing-108294": None, "stock-114864": None,
    "stock-114904": None,
}
GROUPS = 75
TITLE_TERMS = 3


def documents(corpus: Path, source: str) -> list[dict]:
    found = []
    for path in sorted(corpus.rglob(f"{source}-[0-9]*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            found += [json.loads(line) for line in lines]
    return found


def item(identifier: str, time: datetime, title: str, text: str, story: str | None) -> dict:
    return {
        "id": identifier, "published": time.strftime("%Y-%m-%dT%H:%M:%SZ"), "title": title, "summary": None,
        "text": " ".join(text.split()[:WORDS]), "story": story, "chain": None, "hard_negatives": [],
    }


def negative(items: dict[str, dict], one: str, other: str) -> None:
    for a, b in ((one, other), (other, one)):
        if b not in items[a]["hard_negatives"]:
            items[a]["hard_negatives"].append(b)


def current_events(corpus: Path) -> dict[str, dict]:
    items = {}
    for page in documents(corpus, "wikipedia-current-events-cc-by-sa"):
        if CURRENT_EVENTS[0] <= page["date"] <= CURRENT_EVENTS[1]:
            sentences = [line[2:] for line in page["text"].split("\n") if line.startswith("- ")]
            for number, sentence in enumerate(sentences, 1):
                key = f"{page['date'][8:]}-{number:02}"
                time = datetime.fromisoformat(page["date"]) + timedelta(hours=6, minutes=45 * number)
                first = re.split(r"(?<=[a-z)]\.) ", sentence)[0]
                items[key] = item(f"wpce-{key}", time, first.rstrip("."), sentence, EVENTS.get(key, f"wpce-{key}"))
                items[key]["chain"] = EVENT_CHAINS.get(key)
    for one, other in EVENT_NEGATIVES:
        for a, b in ((one, other), (other, one)):
            items[a]["hard_negatives"].append(f"wpce-{b}")
    return {entry["id"]: entry for entry in items.values()}


def topics(corpus: Path) -> dict[str, dict]:
    items: dict[str, dict] = {}
    reports = [d for d in documents(corpus, "wikinews-meantime-gum") if d["id"].startswith("meantime-")]
    for topic in ("apple", "boeing", "gm", "stock"):
        time = datetime(2008, 11, 3, 8)
        before = None
        for report in sorted((d for d in reports if d["id"].split("-")[1] == topic), key=lambda d: (d["date"], d["id"])):
            day = datetime.fromisoformat(report["date"])
            time += timedelta(hours=5) if before is None else min(timedelta(hours=20), max(timedelta(hours=2), day - before[0]))
            key = report["id"].removeprefix("meantime-")
            title = re.sub(r"\s+(['.,])(?=\s|s\b)", r"\1", report["title"])
            items[report["id"]] = item(report["id"], time, title, report["text"], TOPICS.get(key, report["id"]))
            if before and items[before[1]]["story"] and items[report["id"]]["story"] not in (None, items[before[1]]["story"]):
                negative(items, before[1], report["id"])
            before = (day, report["id"])
    return items


def cases(corpus: Path, draw: random.Random) -> dict[str, dict]:
    groups: dict[str, list[dict]] = {}
    for release in documents(corpus, "doj-press"):
        match = re.search(r"-(g\d{4})$", release["id"])
        if match:
            groups.setdefault(match.group(1), []).append(release)
    close = []
    for name, group in sorted(groups.items()):
        titles = [set(terms(release["title"])) for release in group]
        if len(group) in (2, 3) and all(len(titles[0] & other) >= TITLE_TERMS + 2 for other in titles[1:]):
            close.append(name)
    items: dict[str, dict] = {}
    chosen = sorted(draw.sample(close, GROUPS))
    for number, name in enumerate(chosen):
        time = datetime(2009, 2, 2, 14) + timedelta(hours=3.5 * number)
        for release in sorted(groups[name], key=lambda d: (d["date"], d["id"])):
            items[release["id"]] = item(release["id"], time, release["title"], release["text"], name)
            time += timedelta(hours=draw.randint(5, 36))
    entries = sorted(items.values(), key=lambda entry: entry["published"])
    for at, entry in enumerate(entries):
        near = [other for other in entries[max(0, at - 40) : at] if other["story"] != entry["story"]]
        alike = max(near, key=lambda o: (len(set(terms(o["title"])) & set(terms(entry["title"]))), o["id"]), default=None)
        if alike and len(set(terms(alike["title"])) & set(terms(entry["title"]))) >= TITLE_TERMS:
            negative(items, entry["id"], alike["id"])
    return items


def refiled(entry: dict, number: int) -> dict:
    """The report once more, as other desks put it out."""
    time = datetime.fromisoformat(entry["published"].removesuffix("Z")) + timedelta(minutes=25 + 13 * number)
    sentences = re.split(r"(?<=[a-z)]\.) ", entry["text"])
    title, text = [
        (f"UPDATE 1-{entry['title']}", entry["text"] + " Officials are to speak to reporters in the evening."),
        (f"{entry['title']} - The Tarn Courier", f"TARN, (Wire) - {entry['text']}"),
        (f"WRAPUP 2-{entry['title']}", " ".join(sentences[1:] + sentences[:1])),
        (entry["title"], sentences[0]),
        (f"CORRECTED-{entry['title']}", entry["text"]),
    ][number % 5]
    again = item(entry["id"] + "-again", time, title, text, entry["story"])
    again["chain"] = entry["chain"] = entry["chain"] or entry["id"]
    return again


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--to", type=Path, required=True)
    to = parser.parse_args().to
    corpus = Path(os.environ["TIDEWIRE_CORPUS"])
    items = {**current_events(corpus), **topics(corpus), **cases(corpus, random.Random(20080914))}
    entries = sorted(items.values(), key=lambda entry: (entry["published"], entry["id"]))
    entries += [refiled(entry, number) for number, entry in enumerate(entries[5::12])]
    entries.sort(key=lambda entry: (entry["published"], entry["id"]))
    to.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(to, "wt", encoding="utf-8", preset=9) as file:
        file.writelines(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
    scored = [entry for entry in entries if entry["story"]]
    pairs = sum(len(entry["hard_negatives"]) for entry in entries) // 2
    print(f"{len(entries)} reports, {len(scored)} scored, {len({e['story'] for e in scored})} stories, {pairs} pairs to keep apart")


if __name__ == "__main__":
    main()
