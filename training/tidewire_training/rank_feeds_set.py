"""Makes the second labelled set of `./tidewire bench rank` from the corpus: benchmarks/sets/rank-feeds.jsonl.xz.

    python -m tidewire_training.rank_feeds_set --to ../benchmarks/sets/rank-feeds.jsonl.xz

Ten days of 2005 to 2022 on which many offices wrote of the same things: current events, the White House, the Department of State, the
Federal Reserve, the Department of Justice, and members of the Congress, each of them a feed. Thirty-one stories come from 2 to 6 feeds in their own
words, as many as did write of it (six at most): bills and nominations, but also a death, an anniversary, grants that each office
announces for its own state. Importance as an editor of a general business and markets desk gives it at first sight, by one reader in
one pass. The first report of a story has the story's; those that follow it, what one office says of it, 1 if it is not 0. Hours are made
up, for the sources have days only, and such that no hour begins two stories that must lead; reports of one story follow each other by six minutes.
"""

import argparse
import hashlib
import json
import lzma
import os
import re
from datetime import datetime, timedelta
from pathlib import Path

from tidewire_training.rank_set import item
from tidewire_training.stories_set import documents

MUST_LEAD = 3
HOURS = 6
LATER = timedelta(minutes=6)
# Stories by day: importance, and the reports in the order in which they come; a number is that of an item in the page of current events.
STORIES = {
    "2005-07-29": [
        (3, "Cantwell134 Bingaman203 Burns411 Burr266 Frist6 Johnson103"), (2, "Craig464 Frist9 Domenici278 Dayton282"),
        (2, "Frist10 Domenici279 Burr267 Feingold421 Kyl356"), (0, "Isakson456 Kyl355 Dewine57"), (1, "Dorgan225 Dayton286 Chambliss451"),
        (0, "Reid421 Rockefeller273"), (2, "Cornyn135"), (0, "Coleman423"), (0, "Johnson105"), (0, "Allen219"), (0, "Lugar182"), (0, "Dole369"),
        (1, "Dayton281"), (0, "Cantwell131"), (0, "Corzine35"), (1, "1"), (1, "2"), (0, "3"), (3, "4"), (1, "5"), (2, "6"), (2, "7"), (1, "8"),
        (1, "9"), (1, "10"), (1, "11"), (0, "12"),
    ],
    "2005-09-29": [
        (3, "6 Bennett189 Burns386 Dole346 Talent295 Isakson398"), (1, "Lott244 Cornyn129"), (0, "Burns385 Snowe281"), (0, "Snowe285"),
        (0, "Stabenow325"), (0, "Mikulski43"), (1, "Kyl325"), (1, "Mikulski44"), (0, "Snowe287"), (0, "Snowe288"), (0, "Talent296"),
        (0, "Sarbanes56"), (0, "Kyl326"), (2, "1"), (2, "2"), (1, "3"), (0, "4"), (0, "5"), (0, "7"), (2, "8"), (1, "9"), (1, "10"), (2, "11"),
        (1, "12"), (0, "13"),
    ],
    "2006-01-31": [
        (3, "8 Cornyn116 Johnson451 Dole307 Frist364 Kyl268"), (3, "1 Burr210 Coleman300 Reid233 Lugar53 Allen181"),
        (1, "11 Frist363 Byrd126 Chafee62 Coleman299 Kyl269"), (3, "fomc-statement-2006-01-31"), (2, "Johnson452"), (1, "Cantwell56"),
        (2, "13"), (0, "Feinstein250"), (1, "Feinstein249"), (0, "Reid232"), (0, "Snowe93"), (0, "Dorgan104"), (0, "Johnson453"), (0, "Talent215"),
        (0, "Allen184"), (0, "Chambliss344"), (0, "Coleman298"), (1, "2"), (0, "3"), (2, "4"), (2, "5"), (1, "6"), (2, "7"), (1, "9"), (1, "10"),
        (0, "12"), (1, "14"),
    ],
    "2006-07-19": [
        (3, "1 Reid411 Cantwell389 Feinstein53 Frist132"), (1, "Hagel140 Domenici323 Coleman106 Grassley495 Vitter259 Bingaman33"),
        (2, "3 Dole242"), (1, "Frist130 Dodd128"), (0, "Burns66"), (0, "Dayton87"), (0, "Chafee12"), (0, "Roberts337"), (1, "Voinovich177"),
        (1, "Dodd127"), (1, "Hutchison57"), (0, "Feinstein55"), (0, "Hutchison58"), (0, "Coleman104"), (1, "Snowe211"), (1, "2"), (1, "4"),
        (1, "5"), (2, "6"), (0, "7"), (2, "8"), (2, "9"), (3, "10"), (1, "12"), (1, "14"),
    ],
    "2006-11-08": [
        (3, "5 Frist28 Hatch314 Hutchison495 Coleman470 Chambliss218"), (3, "3 Frist29 Dodd57"), (0, "Dayton3"), (0, "Roberts286"),
        (1, "Reid234"), (1, "1"), (2, "2"), (1, "4"), (1, "6"), (1, "7"), (1, "8"), (2, "9"), (1, "10"), (1, "11"), (2, "12"), (1, "13"), (0, "14"),
    ],
    "2007-05-01": [
        (3, "12 Coleman291 Feinstein301 Salazar374 Sanders216 Stabenow153"), (0, "Craig163"), (0, "Snowe400"), (0, "Byrd26"), (0, "Dodd413"),
        (0, "Craig164"), (0, "Salazar371"), (0, "Chambliss149"), (0, "Bingaman347"), (0, "Domenici478"), (0, "Kyl102"), (0, "Whitehouse113"),
        (1, "Grassley345"), (1, "Salazar373"), (1, "1"), (3, "2"), (2, "3"), (1, "4"), (1, "5"), (2, "6"), (1, "7"), (1, "8"), (1, "9"), (0, "10"),
        (1, "11"), (2, "13"),
    ],
    "2013-01-01": [
        (3, "17 9e6f51b8 ed204d1f 141c99af ad524c9c 03889768"), (3, "18 2581fd14 e81ab30d b853325d 3f7be485"), (0, "e40f075e"), (0, "7c1b8ac6"),
        (1, "1"), (1, "2"), (1, "3"), (1, "4"), (0, "5"), (2, "6"), (1, "7"), (1, "8"), (1, "10"), (0, "11"), (0, "12"), (0, "13"), (0, "14"),
        (1, "15"), (0, "16"), (0, "19"), (0, "20"), (0, "21"), (0, "22"),
    ],
    "2013-01-02": [
        (2, "13 65917c8b 07cf328d 259ac32c 42222d91 78f18ec1"), (2, "59eaf04b d097370c 7d1e9ca3 5e26c48e"), (0, "50afd5c7"), (1, "087b5749"),
        (0, "0f856b76"), (0, "fd1153a8"), (0, "87e69a5f"), (0, "42c5b4b1"), (0, "5db4281d"), (0, "68e84a58"), (1, "doj-07527"), (0, "49359eea"),
        (1, "1"), (2, "2"), (2, "3"), (1, "4"), (2, "5"), (1, "6"), (0, "7"), (0, "8"), (0, "9"), (1, "10"), (0, "11"), (1, "12"), (1, "14"), (0, "15"),
    ],
    "2022-01-13": [
        (3, "78379d3c a33b6957 b9a85094 a6e2189d a9f49713 227c1194"), (1, "0eafea51 b7ac6bb9 03648ea0 606d836a 7eef39b2"),
        (0, "60d5c71c b4ba3a44 0daac58e"), (2, "4 6340fef5"), (1, "9bc2ab92"), (0, "50567a3f"), (0, "6fdeb9a1"), (0, "130598fa"), (0, "eb0ce01e"),
        (0, "756e87c9"), (1, "e9cc9972"), (0, "4a132da2"), (0, "0477e7f8"), (0, "e98208b2"), (0, "1f36c96d"), (0, "fb3ee5ac"), (1, "463a15d0"),
        (2, "2"), (2, "3"), (1, "5"), (1, "6"), (1, "7"), (0, "8"), (0, "9"), (1, "11"), (0, "13"), (0, "16"), (1, "17"), (0, "19"), (0, "23"),
        (1, "26"), (1, "27"),
    ],
    "2022-06-24": [
        (3, "21 ac9dc043 34c30f23 f9f9b104 e6ea52ae 70193f3e"), (2, "wh-02066 33533472 c9843d81 f6f671f2 06c6c4aa a232f83c"),
        (1, "351a0f2d aa7c1ea7"), (0, "wh-02069 81b76392"), (0, "6307051b"), (0, "7f1aa689"), (0, "339d7d93"), (0, "15aec8c1"), (0, "e025635a"),
        (0, "57ca69c7"), (0, "7572760a"), (0, "13987470"), (0, "4f9e4a4a"), (0, "c420f09b"), (0, "state-01767"), (1, "state-01770"),
        (0, "state-01762"), (0, "state-01763"), (0, "wh-02064"), (2, "1"), (1, "2"), (2, "3"), (0, "4"), (1, "5"), (1, "6"), (1, "7"), (0, "8"),
        (0, "10"), (0, "13"), (1, "17"), (2, "19"), (0, "22"), (0, "23"), (1, "24"), (1, "25"), (0, "28"),
    ],
}
SOURCES = (
    "senate-press-2005-2007", "congress-press", "doj-press", "state-press-2021-2022", "whitehouse-press-2021-2022", "fed-fomc",
)


def feed(identifier: str) -> str:
    """An office is a feed. The corpus does not say which member a release of the Congress is of: no story has two of one."""
    senator = re.fullmatch(r"senate-\d+[A-Z][a-z]{2}\d{4}([A-Za-z]+)\d+", identifier)
    if senator:
        return "sen-" + senator.group(1).lower()
    offices = {"state": "state", "wh": "white-house", "fomc": "fed-fomc", "doj": "doj", "congress": "rep-" + identifier[-8:]}
    return offices[identifier.split("-")[0]]


def reports(corpus: Path) -> dict[tuple[str, str], tuple[str, str, str, str]]:
    """Id, feed, title and text by day and name in the list above."""
    found = {}
    for page in documents(corpus, "wikipedia-current-events-cc-by-sa"):
        if page["date"] in STORIES:
            for number, text in enumerate((line[2:] for line in page["text"].split("\n") if line.startswith("- ")), 1):
                title = re.split(r"(?<=[^.A-Z][^.A-Z]\.) ", text)[0].rstrip(".")
                found[page["date"], str(number)] = (f"{page['date']}-{number:02}", "current-events", title, text)
    for source in SOURCES:
        for page in documents(corpus, source):
            identifier = page["id"]
            if page["date"] in STORIES and page["title"]:
                name = re.sub(r"^senate-\d+[A-Z][a-z]{2}\d{4}|^congress-\d{4}-\d\d-\d\d-", "", identifier)
                found[page["date"], name] = (identifier, feed(identifier), page["title"], page["text"])
    return found


def order(date: str, story: tuple[int, str]) -> str:
    return hashlib.sha1((date + story[1]).encode()).hexdigest()


def placed(date: str) -> dict[tuple[int, str], datetime]:
    """Those that must lead first, each in an hour of its own; the others between them, by a hash, so that none of it is the labeller's."""
    stories = sorted(STORIES[date], key=lambda story: order(date, story))
    start = datetime.fromisoformat(date + "T12:00:00")
    leads = [story for story in stories if story[0] == MUST_LEAD]
    others = [story for story in stories if story[0] != MUST_LEAD]
    times = {story: start + timedelta(hours=(i * HOURS) // len(leads), minutes=11) for i, story in enumerate(leads)}
    step = timedelta(hours=HOURS) / max(1, len(others))
    return times | {story: start + step * i for i, story in enumerate(others)}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--corpus", type=Path, default=os.environ.get("TIDEWIRE_CORPUS"), required="TIDEWIRE_CORPUS" not in os.environ)
    arguments.add_argument("--to", type=Path, required=True)
    options = arguments.parse_args()
    known = reports(options.corpus)
    items = []
    for date in STORIES:
        for (importance, names), time in placed(date).items():
            for i, name in enumerate(names.split()):
                identifier, source, title, text = known[date, name]
                own = importance if i == 0 else min(1, importance)
                items.append(item(identifier, source, time + LATER * i, title, text, own))
    items.sort(key=lambda one: (one["published"], one["id"]))
    with lzma.open(options.to, "wt", encoding="utf-8", preset=9) as out:
        for one in items:
            out.write(json.dumps(one, ensure_ascii=False) + "\n")
    counts = [sum(one["importance"] == level for one in items) for level in range(4)]
    shared = [len(names.split()) for stories in STORIES.values() for _, names in stories if " " in names]
    print(f"{len(items)} items, by importance {counts}; {len(shared)} stories of several feeds, {sum(shared)} reports")


if __name__ == "__main__":
    main()
