"""Makes the labelled set of `./tidewire bench rank` from the corpus and the bundled week: benchmarks/sets/rank.jsonl.xz.

    python -m tidewire_training.rank_set --to ../benchmarks/sets/rank.jsonl.xz

Six days of 2021 and 2022 as a desk would have had them from several feeds (current events, the White House, the Department of State, the
Federal Reserve), and the bundled week of October 2013 (current events, advisories). Importance as an editor of a general business and
markets desk gives it at first sight, by one reader in one pass: 3 must lead the hour, 2 must be in, 1 is fine if there is room, 0 is
skipped. Hours are made up except for advisories and minutes: the sources have days only. Reports of several feeds on one event follow
each other by seven minutes.
"""

import argparse
import hashlib
import json
import lzma
import os
import re
from datetime import datetime, timedelta
from pathlib import Path

from tidewire_training.stories_set import documents

WORDS = 130
TITLE = 140
FEEDS = {"state": "state", "wh": "white-house", "fomc": "fed-fomc"}
# Importance by day and number of the item in the page of current events; headings without a sentence are left out.
EVENTS = {
    "2021-06-15": {
        1: 2, 2: 1, 3: 2, 4: 2, 6: 2, 7: 1, 9: 1, 10: 0, 11: 0, 13: 1, 14: 1, 15: 0, 16: 0, 18: 2, 19: 3, 20: 1, 22: 1, 23: 1, 24: 2,
        25: 1, 26: 2, 27: 1, 28: 1, 29: 0,
    },
    "2021-06-16": {
        1: 2, 2: 1, 4: 0, 5: 1, 6: 0, 7: 0, 9: 1, 10: 0, 11: 0, 12: 0, 15: 2, 16: 1, 17: 1, 18: 1, 20: 3, 21: 1, 22: 1, 23: 1, 24: 1,
    },
    "2021-07-07": {
        1: 2, 2: 1, 3: 3, 4: 1, 5: 1, 6: 1, 7: 0, 8: 0, 9: 0, 11: 1, 12: 1, 13: 1, 15: 2, 16: 2, 17: 2, 18: 1, 19: 1, 20: 0, 21: 0,
    },
    "2022-02-16": {2: 1, 3: 1, 4: 3, 6: 1, 7: 1, 8: 0, 9: 0, 10: 1, 11: 1, 12: 2, 13: 0},
    "2022-02-21": {
        2: 2, 3: 3, 4: 2, 5: 3, 6: 1, 7: 2, 8: 2, 10: 2, 11: 1, 12: 2, 13: 1, 14: 2, 15: 2, 16: 1, 17: 0, 18: 0, 19: 0, 21: 2, 23: 0,
        24: 1, 25: 2, 26: 2, 28: 1, 30: 1,
    },
    "2022-02-23": {2: 3, 3: 2, 4: 2, 5: 1, 6: 0, 7: 3, 8: 0, 9: 0, 11: 0, 12: 0, 14: 1, 15: 2},
}
RELEASES = {
    "state-00157": 1, "state-00158": 1, "state-00159": 0, "state-00160": 1, "wh-00192": 1, "wh-00195": 1, "wh-00197": 0, "wh-00198": 2,
    "wh-00199": 3, "wh-00208": 0, "wh-00209": 0, "wh-00210": 0, "wh-00216": 0, "wh-00217": 0, "state-00162": 0, "state-00163": 1,
    "state-00164": 1, "state-00165": 0, "state-00167": 0, "wh-00211": 2, "wh-00214": 0, "fomc-statements-2021-06-16": 3,
    "fomc-presconf-2021-06-16": 1, "state-00305": 0, "wh-00360": 0, "wh-00361": 0, "wh-00362": 0, "wh-00363": 2, "wh-00365": 0,
    "state-00703": 0, "state-00706": 0, "state-00708": 2, "state-00712": 0, "state-00713": 0, "state-00714": 0, "state-00718": 1,
    "wh-00782": 0, "wh-00787": 1, "wh-00788": 0, "wh-00789": 0, "state-00743": 2, "wh-00817": 0, "wh-00818": 2, "wh-00819": 1,
    "wh-00820": 1, "wh-00823": 1, "state-00754": 1, "state-00755": 0, "state-00758": 0, "state-00759": 1, "state-00762": 0,
    "wh-00837": 0, "wh-00842": 0, "wh-00843": 2,
}
# Reports of one event, in the order in which they came.
TOGETHER = [
    ("wh-00199", "wh-00198"), ("2021-06-16-20", "wh-00211"), ("fomc-statements-2021-06-16", "fomc-presconf-2021-06-16"),
    ("2021-07-07-03", "wh-00363"), ("wh-00360", "state-00305"), ("2022-02-21-03", "wh-00818", "state-00743", "2022-02-21-12", "wh-00823"),
    ("2022-02-21-05", "2022-02-21-07"), ("2022-02-21-06", "wh-00820"), ("2021-06-16-01", "2021-06-16-02"),
]
# The bundled week, by the numbers of its ids.
WEEK = {
    "07": (2, 2, 1, 1), "08": (1, 3, 1, 2, 2, 0, 0, 1, 1, 1, 2), "09": (2, 3, 2, 2, 1, 2, 0, 1, 0, 1, 1, 1, 0),
    "10": (3, 1, 0, 0, 1, 2, 1, 1, 1, 1), "11": (1, 2, 1, 2, 2, 2, 1, 0, 1),
}
ADVISORIES = ("2013-10-10T10", "2013-10-11T21", "2013-10-11T22")
# An advisory is worth a line from this score on.
HIGH = 7.0


def item(identifier: str, feed: str, time: datetime, title: str, text: str, importance: int) -> dict:
    title = " ".join(title.split())
    if len(title) > TITLE:
        title = title[: TITLE - 3].rsplit(" ", 1)[0] + "..."
    return {
        "id": identifier, "feed": feed, "published": time.strftime("%Y-%m-%dT%H:%M:%SZ"), "title": title, "summary": None,
        "text": " ".join(text.split()[:WORDS]), "importance": importance,
    }


def events(corpus: Path) -> dict[str, tuple[str, str, str, int]]:
    """Feed, title, text and importance by id."""
    found = {}
    for page in documents(corpus, "wikipedia-current-events-cc-by-sa"):
        labels = EVENTS.get(page["date"], {})
        lines = [line[2:] for line in page["text"].split("\n") if line.startswith("- ")]
        for number, importance in labels.items():
            text = lines[number - 1]
            # No sentence ends behind "U.S.".
            title = re.split(r"(?<=[^.A-Z][^.A-Z]\.) ", text)[0].rstrip(".")
            found[f"{page['date']}-{number:02}"] = ("current-events", title, text, importance)
    for source in ("state-press-2021-2022", "whitehouse-press-2021-2022", "fed-fomc"):
        for page in documents(corpus, source):
            if page["id"] in RELEASES:
                feed = FEEDS[page["id"].split("-")[0]]
                found[page["id"]] = (feed, page["title"], page["text"], RELEASES[page["id"]])
    return found


def apart(placed: dict[str, datetime], members: dict[str, tuple[str, str, str, int]], grouped: set[str]) -> None:
    """No two that must lead in one hour: hours are made up, and an editor leads with one. The later changes places with the first report of an hour without one."""
    fixed = grouped | {group[0] for group in TOGETHER}
    led: set[int] = set()
    for identifier in sorted(placed, key=lambda i: placed[i]):
        hour = placed[identifier].hour
        if members[identifier][3] < 3 or identifier in grouped:
            continue
        if hour in led:
            other = next(
                (o for o in sorted(placed, key=lambda i: placed[i])
                 if placed[o].hour not in led and members[o][3] < 3 and o not in fixed and identifier not in fixed),
                None,
            )
            if other:
                placed[identifier], placed[other] = placed[other], placed[identifier]
        led.add(placed[identifier].hour)


def day(date: str, members: dict[str, tuple[str, str, str, int]]) -> list[dict]:
    """From noon on, six hours; the order by a hash, so that none of it is the labeller's."""
    later = {other for group in TOGETHER for other in group[1:]}
    order = sorted((i for i in members if i not in later), key=lambda i: hashlib.sha1(i.encode()).hexdigest())
    start = datetime.fromisoformat(date + "T12:00:00")
    step = timedelta(hours=6) / max(1, len(members))
    placed = {identifier: start + step * i for i, identifier in enumerate(order)}
    for group in TOGETHER:
        for i, other in enumerate(group[1:], 1):
            if other in members:
                placed[other] = placed[group[0]] + timedelta(minutes=7 * i)
    apart(placed, members, later)
    return [
        item(identifier, members[identifier][0], time, members[identifier][1], members[identifier][2], members[identifier][3])
        for identifier, time in placed.items()
    ]


def week(replay: Path) -> list[dict]:
    items = []
    with lzma.open(replay / "news-wikipedia-current-events.jsonl.xz", "rt", encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines]
    for number, labels in WEEK.items():
        members = {
            page["id"]: ("current-events", page["title"], page["text"], labels[int(page["id"][-2:]) - 1])
            for page in pages if page["id"].startswith(f"wpce-2013-10-{number}")
        }
        items += day(f"2013-10-{number}", members)
    with lzma.open(replay / "news.jsonl.xz", "rt", encoding="utf-8") as lines:
        for page in map(json.loads, lines):
            if page["feed"] == "nvd-cve" and page["published"].startswith(ADVISORIES):
                score = float(page["text"].rsplit("CVSS v2 base score ", 1)[1].split()[0].rstrip("."))
                time = datetime.fromisoformat(page["published"].rstrip("Z"))
                advisory = item(page["id"], page["feed"], time, page["title"], page["text"], 1 if score >= HIGH else 0)
                items.append(advisory | {"severity": score})
    return items


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--corpus", type=Path, default=os.environ.get("TIDEWIRE_CORPUS"), required="TIDEWIRE_CORPUS" not in os.environ)
    arguments.add_argument("--replay", type=Path, default=os.environ.get("TIDEWIRE_REPLAY"), required="TIDEWIRE_REPLAY" not in os.environ)
    arguments.add_argument("--to", type=Path, required=True)
    options = arguments.parse_args()
    members = events(options.corpus)
    dates = {identifier: identifier[:10] for identifier in members if identifier[:4].isdigit()}
    for source in ("state-press-2021-2022", "whitehouse-press-2021-2022", "fed-fomc"):
        dates |= {page["id"]: page["date"] for page in documents(options.corpus, source) if page["id"] in members}
    items = week(options.replay)
    for date in EVENTS:
        items += day(date, {identifier: what for identifier, what in members.items() if dates[identifier] == date})
    items.sort(key=lambda one: (one["published"], one["id"]))
    with lzma.open(options.to, "wt", encoding="utf-8", preset=9) as out:
        for one in items:
            out.write(json.dumps(one, ensure_ascii=False) + "\n")
    counts = [sum(one["importance"] == level for one in items) for level in range(4)]
    print(f"{len(items)} items, by importance {counts}")


if __name__ == "__main__":
    main()
