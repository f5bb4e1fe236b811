"""False or broken lines made from good ones: what the check learns to refuse."""

import random
import re
from collections.abc import Callable

from tidewire_training.tasks.told import stem
from tidewire_training.tasks.words import FUNCTION_WORDS, words

FIGURE = re.compile(r"(?<![\w.,])\$?\d[\d,]*(?:\.\d+)?(?:%|(?= (?:million|billion|percent|years|months|people))|(?![\w]))")
NAME = re.compile(r"\b[A-Z][\w’'\-]*[a-z][\w’'\-]*(?:(?: (?:of|the|and|for|de|al))? [A-Z][\w’'\-]*)*")
COUNTS = "two three four five six seven eight nine ten eleven twelve".split()
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
OPPOSITES = [
    ("rises", "falls"), ("rose", "fell"), ("raises", "cuts"), ("raised", "cut"), ("increases", "reduces"), ("increase", "decrease"), ("higher", "lower"),
    ("up", "down"), ("gains", "losses"), ("gain", "loss"), ("wins", "loses"), ("won", "lost"), ("approves", "rejects"), ("approved", "rejected"),
    ("passes", "rejects"), ("passed", "rejected"), ("supports", "opposes"), ("support", "oppose"), ("accepts", "refuses"), ("agrees to", "refuses to"),
    ("agreed to", "refused to"), ("before", "after"), ("more than", "less than"), ("at least", "at most"), ("opens", "closes"), ("opened", "closed"),
    ("begins", "ends"), ("began", "ended"), ("pleads guilty", "pleads not guilty"), ("plead guilty", "plead not guilty"), ("pleaded guilty", "pleaded not guilty"),
    ("found guilty", "found not guilty"), ("convicted of", "acquitted of"), ("charged with", "convicted of"), ("indicted for", "convicted of"),
    ("sentenced for", "acquitted of"), ("arrested", "released"), ("charged", "cleared"), ("indicted", "cleared"), ("sentenced to", "faces up to"),
    ("enters", "leaves"), ("joins", "leaves"), ("praises", "criticizes"), ("welcomes", "condemns"), ("introduces", "withdraws"), ("buys", "sells"),
    ("hires", "dismisses"), ("strengthens", "weakens"), ("strengthen", "weaken"), ("protect", "harm"), ("expands", "shrinks"), ("expand", "shrink"),
    ("allows", "bans"), ("allow", "ban"), ("extends", "ends"), ("extend", "end"), ("with", "without"), ("for", "against"), ("confirms", "denies"),
    ("confirmed", "denied"), ("first", "last"), ("north", "south"), ("northern", "southern"), ("eastern", "western"), ("former", "current"),
    ("killed", "injured"), ("dead", "injured"), ("kills", "injures"), ("to", "not to"), ("will", "will not"), ("is", "is not"), ("are", "are not"), ("was", "was not"),
    ("were", "were not"), ("buyer", "seller"), ("win", "lose"), ("improve", "worsen"), ("urges", "warns against"), ("calls for", "rejects"), ("announces", "cancels"),
    ("launches", "cancels"), ("secures", "loses"), ("settles", "loses"), ("settle", "lose"), ("resolve", "deepen"), ("files", "drops"), ("seeks", "rejects"),
]  # fmt: skip
HEDGES = re.compile(
    r"\b(?:may|might|could|alleged(?:ly)?|accused of|suspected of|suspected|proposed|planned|reportedly|expected to|likely to|plans to|plan to|wants to|seeks to|"
    r"considers|urges|calls? for|attempted|attempting to|attempt to|conspir(?:ing|acy) to|not|no|denies|threatening to|scheme to|bid to)\b ?"
)
FUTURE = [("to", "has already begun to"), ("will", "has decided not to"), ("plans to", "has refused to")]
VERB_END = re.compile(r"\b(?:to|of|for|with|in|on|at|by|from|and|or|the|a|an|into|against|after|that|as|over|under|its|their|his|her)$")
PRONOUN = ("He", "She", "They", "It")


def rng_choice(rng: random.Random, found: list):
    return rng.choice(found) if found else None


def same_case(new: str, old: str) -> str:
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def figure(line: str, source: str, other: str, rng: random.Random) -> str | None:
    """A figure, number word, month or weekday becomes another one, of the sources where they have one."""
    spots = list(FIGURE.finditer(line))
    word_spots = [m for m in re.finditer(r"\b[A-Za-z]+\b", line) if m.group(0).lower() in COUNTS or m.group(0) in MONTHS or m.group(0) in DAYS]
    if word_spots and (not spots or rng.random() < 0.4):
        m = rng.choice(word_spots)
        pool = COUNTS if m.group(0).lower() in COUNTS else MONTHS if m.group(0) in MONTHS else DAYS
        new = same_case(rng.choice([w for w in pool if w != m.group(0).lower() and w != m.group(0)]), m.group(0))
        return line[: m.start()] + new + line[m.end() :]
    if not spots:
        return None
    m = rng.choice(spots)
    old = m.group(0)
    digits = re.sub(r"[^\d]", "", old)
    candidates = [f.group(0) for f in FIGURE.finditer(source) if re.sub(r"[^\d]", "", f.group(0)) != digits and (f.group(0)[0] == "$") == (old[0] == "$")]
    if candidates and rng.random() < 0.5:
        new = rng.choice(candidates)
    else:
        place = rng.randrange(len(digits))
        value = rng.choice([d for d in "123456789" if d != digits[place]])
        changed = digits[:place] + value + digits[place + 1 :]
        it = iter(changed)
        new = "".join(next(it) if c.isdigit() else c for c in old)
        if rng.random() < 0.2 and "million" in line[m.end() : m.end() + 9]:
            return line[: m.end()] + line[m.end() :].replace("million", "billion", 1)
    return line[: m.start()] + new + line[m.end() :] if new != old else None


def names_of(text: str) -> list[re.Match]:
    return [m for m in NAME.finditer(text) if m.group(0).lower() not in FUNCTION_WORDS and (m.start() > 0 or " " in m.group(0))]


def name(line: str, source: str, other: str, rng: random.Random) -> str | None:
    """A name becomes another name, of the sources or of another story."""
    m = rng_choice(rng, names_of(line))
    if not m:
        return None
    known = {w.lower() for w in re.findall(r"\w+", m.group(0))}
    pool = source if rng.random() < 0.6 else other
    candidates = [n.group(0) for n in names_of(pool) if not known & {w.lower() for w in re.findall(r"\w+", n.group(0))}]
    near = [c for c in candidates if abs(c.count(" ") - m.group(0).count(" ")) <= 1]
    new = rng_choice(rng, near)
    return line[: m.start()] + new + line[m.end() :] if new and new.lower() not in line.lower() else None


def roles(line: str, source: str, other: str, rng: random.Random) -> str | None:
    """Two names change places."""
    found = names_of(line)
    if len(found) < 2:
        return None
    a, b = sorted(rng.sample(found, 2), key=lambda m: m.start())
    if a.group(0) == b.group(0) or line[a.end() : b.start()].strip() in {",", "and", ", and", "&", ""}:
        return None
    return line[: a.start()] + b.group(0) + line[a.end() : b.start()] + a.group(0) + line[b.end() :]


def opposite(line: str, source: str, other: str, rng: random.Random) -> str | None:
    """A word that carries the claim becomes its opposite, or a verb is negated."""
    found = []
    for x, y in OPPOSITES:
        for a, b in ((x, y), (y, x)):
            found += [(m, b) for m in re.finditer(rf"\b{re.escape(a)}\b", line)]
    rare = [f for f in found if f[0].group(0) not in {"to", "for", "with", "is", "are", "was", "were", "will"}]
    if not (spot := rng_choice(rng, rare if rare and rng.random() < 0.85 else found)):
        return None
    m, new = spot
    return line[: m.start()] + same_case(new, m.group(0)) + line[m.end() :]


def hedge(line: str, source: str, other: str, rng: random.Random) -> str | None:
    """A hedge, condition, denial or attribution is lost."""
    if not (m := rng_choice(rng, [m for m in HEDGES.finditer(line) if m.start()])):
        return None
    return line[: m.start()] + line[m.end() :]


def joined(line: str, source: str, other_line: str, rng: random.Random) -> str | None:
    """The first half of one story with the second half of another."""
    a, b = line.rstrip(".").split(), other_line.rstrip(".").split()
    if len(a) < 7 or len(b) < 7:
        return None
    i = rng.randint(3, len(a) - 3)
    j = rng.randint(3, len(b) - 3)
    return " ".join(a[:i] + b[j:]) + "."


def no_subject(line: str, source: str, other: str, rng: random.Random) -> str | None:
    """The subject is lost, or only a pronoun is left of it."""
    from ..verbs import is_verb

    parts = line.split()
    for i, w in enumerate(parts[1:7], 1):
        if w.islower() and is_verb(w) and not w.endswith("ing"):
            rest = " ".join(parts[i:])
            return f"{rng.choice(PRONOUN)} {rest}" if rng.random() < 0.6 else rest[:1].upper() + rest[1:]
    return None


def cut(line: str, source: str, other: str, rng: random.Random) -> str | None:
    """Cut before what its last word asks for."""
    parts = line.rstrip(".").split()
    ends = [i for i in range(4, len(parts)) if VERB_END.search(parts[i - 1].lower())]
    if not (i := rng_choice(rng, ends)):
        return None
    return " ".join(parts[:i]).rstrip(",;") + "."


def torn(line: str, source: str, other: str, rng: random.Random) -> str | None:
    """Words lost from the middle."""
    parts = line.split()
    if len(parts) < 9:
        return None
    n = rng.randint(2, 4)
    i = rng.randint(2, len(parts) - n - 1)
    return " ".join(parts[:i] + parts[i + n :])


def foreign(line: str, source: str, other_line: str, rng: random.Random) -> str | None:
    """The line of another story."""
    return other_line


def embroidered(line: str, source: str, other_line: str, rng: random.Random) -> str | None:
    """The true line with a claim of another one added."""
    tail = re.search(r"\b(?:after|for|in|to|by|over|as|with|from) [^.]{12,}$", other_line.rstrip("."))
    if not tail or len(line.split()) > 18:
        return None
    added = tail.group(0)
    return None if {stem(w) for w in words(added)} - FUNCTION_WORDS <= {stem(w) for w in words(source)} else f"{line.rstrip('.')} {added}."


KINDS: list[tuple[Callable, float]] = [
    (figure, 3.0), (name, 3.0), (roles, 2.0), (opposite, 3.0), (hedge, 2.0), (joined, 1.5), (no_subject, 1.0), (cut, 1.5), (torn, 1.0),
    (foreign, 0.5), (embroidered, 1.5),
]  # fmt: skip


def corrupted(line: str, source: str, other_line: str, other_source: str, rng: random.Random) -> tuple[str, str] | None:
    """(false or broken line, kind of fault) for a good one; None where no rule applies."""
    kinds = list(KINDS)
    while kinds:
        kind = rng.choices(kinds, [w for _, w in kinds])[0]
        kinds.remove(kind)
        other = other_line if kind[0] in (joined, foreign, embroidered) else other_source
        made = kind[0](line, source, other, rng)
        if made:
            made = made[:1].upper() + " ".join(made.split())[1:]
            if made != line:
                return made, kind[0].__name__
    return None
