"""Copying drills: short invented reports whose every name and figure must come through letter by letter."""

import random

from . import invent
from .story import Item, Story

# (headline, detail, answer) over one set of slots.
FORMS = [
    ("{p} named {c} chief", "{c} said {d} that {p} will take over as chief executive on {d}, with a base salary of {n1}.",
     "{p} will take over as chief executive of {c} on {d} with a base salary of {n1}."),
    ("{c} profit {v} to {n1}", "{c} reported quarterly profit of {n1}, compared with {n2} a year earlier. Revenue was {n3}.",
     "{c} reported quarterly profit of {n1}, compared with {n2} a year earlier; revenue was {n3}."),
    ("{c} buys {c2}", "{c} agreed to buy {c2} for {n1} in cash, a premium of {n2}.", "{c} agreed to buy {c2} for {n1} in cash."),
    ("Quake hits {l}", "A magnitude {f} earthquake struck {l} at a depth of {n4} km, killing {n5} people, {p} said.",
     "A magnitude {f} earthquake struck {l}, killing {n5} people."),
    ("{c} patches flaw in {q}", "The flaw, {cve}, affects {q} before {ver} and lets attackers run code. Users should update to {ver2}.",
     "{c} patches {cve} in {q} before {ver}; users should update to {ver2}."),
    ("{cve}: {q} {ver}", "A vulnerability in {q} {ver} allows remote attackers to read files. CVSS score {f}.",
     "{cve} in {q} {ver} allows remote attackers to read files, with a CVSS score of {f}."),
    ("{l} votes on {q} bill", "Lawmakers in {l} voted {n5} to {n6} for the {q} bill, which {p} had opposed.",
     "Lawmakers in {l} voted {n5} to {n6} for the {q} bill."),
    ("{p} wins {l} election", "{p} won the {l} presidential election with {pc} of the vote against {p2}, who took {pc2}.",
     "{p} won the {l} presidential election with {pc} of the vote; {p2} took {pc2}."),
    ("{l} central bank lifts rate", "The central bank of {l} raised its key rate by {n4} basis points to {pc}, governor {p} said on {d}.",
     "The central bank of {l} raised its key rate by {n4} basis points to {pc}."),
    ("{c} to cut {n5} jobs in {l}", "{c} will close its plant in {l} and cut {n5} jobs, or {pc} of its staff, by {d}.",
     "{c} will close its plant in {l} by {d} and cut {n5} jobs, {pc} of its staff."),
    ("{l} inflation at {pc}", "Consumer prices in {l} rose {pc} from a year earlier, up from {pc2} in the month before.",
     "Consumer prices in {l} rose {pc} from a year earlier, up from {pc2}."),
    ("Police in {l} arrest {p}", "Police in {l} arrested {p} and {n4} others over the theft of {n1} from {c}.",
     "Police in {l} arrested {p} and {n4} others over the theft of {n1} from {c}."),
    ("{c} recalls {n5} {q} units", "{c} is recalling {n5} {q} units sold in {l} after {n4} reports of overheating.",
     "{c} is recalling {n5} {q} units sold in {l} after {n4} reports of overheating."),
    ("{c} shares {v} on {q} deal", "{c} ({t}) won a {n1} contract to supply {q} to {l} until {y}.",
     "{c} won a {n1} contract to supply {q} to {l} until {y}."),
    ("Clashes in {l} kill {n4}", "Fighting between the {q} movement and government troops killed {n4} people near {l2} in {l}, {p} told {c}.",
     "Fighting between the {q} movement and government troops killed {n4} people near {l2} in {l}."),
    ("{t} index ends at {n5}", "The {t} index closed at {n5}, down {pc} on the day, with {c} losing {pc2}.",
     "The {t} index closed at {n5}, down {pc}, with {c} losing {pc2}."),
]  # fmt: skip


def slots(rng: random.Random) -> dict[str, str]:
    return {
        "p": invent.person(rng), "p2": invent.person(rng), "c": invent.company(rng), "c2": invent.company(rng),
        "l": invent.name(rng), "l2": invent.name(rng), "q": invent.name(rng), "t": invent.ticker(rng), "d": invent.date(rng),
        "n1": invent.figure(rng), "n2": invent.figure(rng), "n3": invent.figure(rng),
        "n4": str(rng.randint(2, 99)), "n5": f"{int(invent.digits(rng, rng.randint(2, 6))):,}", "n6": str(rng.randint(2, 999)),
        "f": f"{rng.randint(1, 9)}.{rng.randint(0, 9)}", "y": str(rng.randint(1990, 2060)),
        "pc": f"{rng.randint(0, 99)}.{rng.randint(0, 99)}{rng.choice(('%', ' percent', ' per cent'))}",
        "pc2": f"{rng.randint(0, 99)}.{rng.randint(0, 9)}{rng.choice(('%', ' percent'))}",
        "cve": invent.vulnerability(rng), "ver": invent.version(rng), "ver2": invent.version(rng),
        "v": rng.choice(("rises", "falls", "up", "down", "jumps", "slips")),
    }  # fmt: skip


def drill(rng: random.Random) -> Story:
    headline, detail, answer = (part.format(**s) for s in [slots(rng)] for part in rng.choice(FORMS))
    if rng.random() < 0.15:
        headline = headline.upper() if rng.random() < 0.3 else headline.title()
    return Story(answer, [Item(headline, detail)], kind="drill")


def quote_back(rng: random.Random) -> Story:
    """A heading and a record of invented words in any order; the answer repeats them: pure copying."""
    makers = [invent.person, invent.company, invent.figure, invent.ticker, invent.version, invent.date, invent.name]
    parts = [rng.choice(makers)(rng) for _ in range(rng.randint(3, 6))]
    text = ", ".join(parts)
    return Story(text + ".", [Item(parts[0], text)], kind="copy")
