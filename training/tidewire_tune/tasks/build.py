"""Rows of every kind from titled documents, case groups, current events and lines."""

import random
import re

from tidewire_training.tasks.compress import capital, compress, core
from tidewire_training.tasks.lines import bullets, fits
from tidewire_training.tasks.told import stem
from tidewire_training.tasks.words import FUNCTION_WORDS, NUMBER, key, names, words

from ..case import Casing
from ..story import Branch, Report, Row
from .corrupt import corrupted
from .feed import as_fed
from .hostile import order
from .titles import figures, line_from_title, names_supported, supported

Other = tuple[str, str]  # a line of another story and its sources
HOSTILE = 0.04  # share of titled reports that talk to the model
AS_FED = 0.12  # share of reports with datelines and ticker codes


def fed(reports: list[Report], rng: random.Random) -> list[Report]:
    return [Report(as_fed(r.headline, rng), r.detail) if rng.random() < AS_FED and len(r.headline.split()) > 8 else r for r in reports]


# Who says it belongs to what is said; that a department announced its own news does not.
SAID = re.compile(r", (?:according to|as reported by|(?:[\w.’'-]+ ){1,6}(?:said|says|told|reports?|reported))\b[^;]{0,140}\.$")


def short_of(sentence: str, rng: random.Random) -> str | None:
    """A cut of one sentence, shorter than it; none where the cut would lose who says it."""
    return None if SAID.search(sentence) else cut_down(sentence, rng)


def cut_down(sentence: str, rng: random.Random) -> str | None:
    for make in (lambda: compress(sentence, rng.choice((18, 22, 26))), lambda: core(sentence)):
        answer = capital(make())
        if fits(answer) and 6 <= len(answer.split()) <= 28 and len(answer.split()) < 0.9 * len(sentence.split()):
            return answer
    return None


def false_branch(good: str, kind: str, source: str, other: Other, rng: random.Random) -> list[Branch]:
    made = corrupted(good, source, other[0], other[1], rng)
    return [Branch(kind, made[0], check=False, taught=False, fault=made[1])] if made else []


def visible(reports: list[Report]) -> str:
    return " ".join(f"{r.headline} {r.detail}" for r in reports)


def trunk(d: dict, rng: random.Random) -> list[Report]:
    """The document as a feed shows it: mostly without its title."""
    body = d["body"]
    rest = " ".join(body[1:])
    roll = rng.random()
    if roll < 0.15:
        return [Report(d["title"].strip(), " ".join(body))]
    if roll < 0.25 and len(body) > 2:
        return [Report(body[0]), Report(body[1], " ".join(body[2:]))]
    if roll < 0.35 and d.get("summary") and len(d["summary"].split()) < 40:
        return [Report(d["summary"].strip(), " ".join(body))]
    if roll < 0.5:
        return [Report(body[0], body[1] if len(body) > 1 else "")]
    return [Report(body[0], rest)]


def shorter_body(d: dict, rng: random.Random) -> dict:
    """The document with fewer sentences, as feeds send them, where the line is still said."""
    most = rng.choice((40, 60, 80, 110))
    body = d["body"][:1]
    for s in d["body"][1:]:
        if sum(len(b.split()) for b in body) + len(s.split()) > most:
            break
        body.append(s)
    return {**d, "body": body} if supported(d["line"], " ".join(body), 0.7) and names_supported(d["line"], " ".join(body)) else d


def titled(d: dict, other: Other, rng: random.Random) -> Row:
    """A person's line, a cut, and false ones of both."""
    d = shorter_body(d, rng)
    reports = trunk(d, rng)
    source = visible(reports)
    if figures(d["line"]) - figures(source) or not names_supported(d["line"], source):  # too little of it is shown
        reports = [Report(d["body"][0], " ".join(d["body"][1:]))]
        source = visible(reports)
    reports = fed(reports, rng)
    branches = [Branch("line", d["line"], check=True)]
    short = short_of(d["body"][0], rng)
    if short:
        branches.append(Branch("short", short, check=True))
    for _ in range(2):
        if short and rng.random() < 0.3:
            branches += false_branch(short, "short", source, other, rng)
        else:
            branches += false_branch(d["line"], "line", source, other, rng)
    if rng.random() < HOSTILE:
        said, obeyed = order(rng.choice((d["line"].split()[0], "ACME", "Globex")), rng)
        last = reports[-1]
        reports[-1] = Report(last.headline, f"{last.detail} {said}".strip()) if rng.random() < 0.7 else Report(f"{said} {last.headline}", last.detail)
        branches[-1:] = [Branch("line", obeyed, check=False, taught=False, fault="obeyed")]
    return Row(reports, branches, source=d["source"], id=d["id"])


def written(d: dict, other: Other, rng: random.Random) -> Row:
    """A line written for this model, with the false ones beside it."""
    reports = [Report(*r) for r in d["reports"]]
    branches = [Branch("line", d["line"], check=True)]
    branches += [Branch("line", false, check=False, taught=False, fault="written") for false in d["false"]]
    branches += false_branch(d["line"], "line", visible(reports), other, rng)
    short = short_of(reports[0].headline, rng)
    if short and rng.random() < 0.5:
        branches.append(Branch("short", short, check=True))
    return Row(fed(reports, rng), branches, source="written", id=d["id"])


def written_update(d: dict, other: Other, rng: random.Random) -> Row:
    """What a report brings after an earlier one was told, and nothing once that is told too."""
    branches = [Branch("line", d["line"], [d["told"]], True)] if d["line"] else [Branch("line", "", [d["told"]])]
    if d["line"]:
        branches += [Branch(b.kind, b.answer, [d["told"]], False, False, b.fault) for b in false_branch(d["line"], "line", d["report"], other, rng)]
        branches.append(Branch("line", "", [d["told"], d["line"]]))
    return Row([Report(d["report"])], branches, source="written", id=d["id"])


def further(d: dict, casing: Casing, other: Other, rng: random.Random) -> Row | None:
    """The title was told; the subtitle says what the report has besides."""
    line = line_from_title(d["summary"] or "", d["body"], casing, 0.7)
    if not line or len(set(words(line)) & set(words(d["line"]))) > 0.5 * len(words(line)):
        return None
    reports = [Report(d["body"][0], " ".join(d["body"][1:]))]
    told = [d["line"]]
    branches = [Branch("line", line, told, True), Branch("line", line, check=True)]
    branches += [Branch(b.kind, b.answer, told, False, False, b.fault) for b in false_branch(line, "line", visible(reports), other, rng)]
    return Row(reports, branches, source=d["source"], id=d["id"])


def nothing(d: dict, rng: random.Random) -> Row | None:
    """Everything that the report's sentence says has been told."""
    body = d["body"][0]
    if figures(body) - figures(d["line"]) and rng.random() < 0.8:
        return None
    told = d["line"]
    have = {stem(w) for w in words(told)}
    fresh = [w for w in names(body)[1:] if stem(w.lower()) not in have]
    if len(fresh) > 3:
        return None
    return Row([Report(body)], [Branch("line", "", [told]), Branch("line", d["line"], check=True)], source=d["source"], id=d["id"])


def update(old: dict, new: dict, other: Other, rng: random.Random) -> Row | None:
    """Two reports of one case: the first was told, the line says what the second brings."""
    if key(old["line"]) == key(new["line"]) or old["date"] >= new["date"]:
        return None
    same = set(words(old["line"])) & set(words(new["line"]))
    if len(same) > 0.8 * len(set(words(new["line"]))):
        return None
    reports = [Report(new["body"][0], " ".join(new["body"][1:]))]
    if rng.random() < 0.3:
        reports.insert(0, Report(old["body"][0]))
    told = [old["line"]]
    branches = [Branch("line", new["line"], told, True)]
    branches += [Branch(b.kind, b.answer, told, False, False, b.fault) for b in false_branch(new["line"], "line", visible(reports), other, rng)]
    if len(reports) == 1:  # told already, and the old line again is no news
        branches.append(Branch("line", "", [*told, new["line"]] if rng.random() < 0.5 else [new["line"]]))
    return Row(reports, branches, source=new["source"], id=new["id"])


def pair(old: dict, new: dict, other: Other, rng: random.Random) -> Row | None:
    """Two reports of one case, nothing told: the newer one's line."""
    if key(old["line"]) == key(new["line"]) or old["date"] > new["date"]:
        return None
    reports = [Report(old["body"][0], old["body"][1] if len(old["body"]) > 1 else ""), Report(new["body"][0], new["body"][1] if len(new["body"]) > 1 else "")]
    source = visible(reports)
    if figures(new["line"]) - figures(source):
        return None
    return Row(reports, [Branch("line", new["line"], check=True), *false_branch(new["line"], "line", source, other, rng)], source=new["source"], id=new["id"])


def event(sentence: str, other: Other, rng: random.Random) -> Row | None:
    """A one-sentence news item: its cut, and false ones."""
    short = short_of(sentence, rng)
    branches = [Branch("short", short, check=True)] if short else []
    if SAID.search(sentence) and (lost := SAID.sub(".", sentence)) and len(lost.split()) <= 28:
        branches.append(Branch(rng.choice(("line", "short")), lost, check=False, taught=False, fault="unattributed"))
    good = short or (sentence if len(sentence.split()) <= 24 else None)
    if not good:
        return None
    if not short:
        branches.append(Branch(rng.choice(("line", "short")), good, check=True, taught=False))
    for _ in range(2):
        branches += false_branch(good, rng.choice(("line", "short")), sentence, other, rng)
    return Row([Report(sentence)], branches, source="wikipedia-current-events-cc-by-sa")


def rare(sentence: str, common: set[str]) -> set[str]:
    return {w.lower() for w in names(sentence) if len(w) > 3 and w.lower() not in common and not NUMBER.fullmatch(w)}


EVENT_TOPIC = re.compile(r"\b(?:earthquake|bomb|kill|attack|crash|protest|strike|elect|flood|storm|hurricane|fire|explos|sentenc|arrest|court|war|toll)\w*", re.I)


def followed(day: list[str], next_day: list[str], common: set[str], other: Other, rng: random.Random) -> list[Row]:
    """Items of a following day that go on with a story of the day: told, and what is new."""
    rows = []
    for new in next_day:
        mine = rare(new, common)
        best = max(day, key=lambda old: len(mine & rare(old, common)), default=None)
        if best is None or len(mine & rare(best, common)) < 2 or key(best)[:60] == key(new)[:60]:
            continue
        told, answer = short_of(best, rng) or best, short_of(new, rng) or new
        fresh = {stem(w) for w in words(answer) if w not in FUNCTION_WORDS} - {stem(w) for w in words(told)}
        if len(fresh) < 4 or len(answer.split()) > 26 or len(told.split()) > 30 or not fits(answer):
            continue
        branches = [Branch("line", answer, [told], True), *false_branch(answer, "line", new, other, rng)]
        if len(new.split()) <= 24:
            branches.append(Branch("line", "", [answer]))
        rows.append(Row([Report(new)], branches, source="wikipedia-current-events-cc-by-sa"))
    return rows


def items_of(text: str) -> list[str]:
    return [s for run in bullets(text) for s in run]
