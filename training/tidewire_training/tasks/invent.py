"""Invented names, tickers and figures: what the model can only get right by copying."""

import random
import re

from .words import everyday

ONSETS = "b c d f g h j k l m n p r s t v w z br ch cl cr dr fl gr kh kr pr sh sk sl st th tr zh".split()
VOWELS = "a e i o u ai ea ia ou a e i o u".split()
CODAS = ["", "", "", "n", "r", "s", "l", "k", "m", "t", "nd", "rt", "sk", "ng", "x", "ff"]
MONTHS = "January February March April May June July August September October November December".split()


def name(rng: random.Random, syllables: int | None = None) -> str:
    n = syllables or rng.choice((1, 2, 2, 2, 2, 3))
    return "".join(rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS) for _ in range(n)).capitalize()


def person(rng: random.Random) -> str:
    middle = f" {rng.choice('ABCDEFGHJKLMNPRSTW')}." if rng.random() < 0.15 else ""
    return f"{name(rng)}{middle} {name(rng)}"


def company(rng: random.Random) -> str:
    tail = rng.choice(("", "", " Corp", " Inc", " Group", " Holdings", " Bank", " AG", " Energy", " & Co", " Labs", " Systems"))
    head = name(rng) if rng.random() < 0.8 else "".join(rng.choice("ABCDEFGHIKLMNOPRSTUVX") for _ in range(3))
    return head + tail


def ticker(rng: random.Random) -> str:
    t = "".join(rng.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(rng.choice((1, 2, 3, 3, 3, 4, 4, 5))))
    roll = rng.random()
    if roll < 0.07:
        return t[:3] + "-" + rng.choice(("USD", "EUR", "USDT"))
    return t + ".B" if roll < 0.1 else t


def digits(rng: random.Random, n: int) -> str:
    return rng.choice("123456789") + "".join(rng.choice("0123456789") for _ in range(n - 1))


def figure(rng: random.Random) -> str:
    kind = rng.randrange(9)
    if kind == 0:
        return f"{int(digits(rng, rng.randint(4, 8))):,}"
    if kind == 1:
        return f"{rng.choice('$€£')}{digits(rng, rng.randint(1, 3))}.{digits(rng, 1)} {rng.choice(('million', 'billion'))}"
    if kind == 2:
        return f"{digits(rng, rng.randint(1, 2))}.{rng.randint(0, 99):02d}%"
    if kind == 3:
        return f"{digits(rng, rng.randint(1, 2))}.{rng.randint(0, 9)} percent"
    if kind == 4:
        return f"{rng.choice(('$', '$', '€', 'US$'))}{int(digits(rng, rng.randint(3, 7))):,}"
    if kind == 5:
        return digits(rng, rng.randint(3, 8))
    if kind == 6:
        return f"{digits(rng, rng.randint(1, 3))} {rng.choice(('million', 'billion'))}"
    if kind == 7:
        return f"{digits(rng, 1)}.{rng.randint(0, 99)}"
    return digits(rng, rng.randint(1, 3))


def version(rng: random.Random) -> str:
    return ".".join(str(rng.randint(0, 30)) for _ in range(rng.randint(2, 4)))


def vulnerability(rng: random.Random) -> str:
    return f"CVE-{rng.randint(1999, 2031)}-{digits(rng, rng.choice((4, 4, 5)))}"


def date(rng: random.Random) -> str:
    return f"{rng.choice(MONTHS)} {rng.randint(1, 28)}"


def same_shape(rng: random.Random, number: str) -> str:
    """Other digits, same separators and length; no leading zero appears."""
    out = [rng.choice("0123456789") if c.isdigit() else c for c in number]
    if number[0] != "0" and len(number) > 0:
        out[0] = rng.choice("123456789")
    return "".join(out)


NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
CAPITAL = re.compile(r"\b[A-Z][a-zA-Z’']*[a-z]\b")
KEEP = set(
    "The A An In On At After Before During Under With As It He She They This That These Those There More About All Some "
    "Several Two Three Four Five Six Seven Eight Nine Ten One Another Police Officials President Minister Prime Senator "
    "Sen Sens Rep Reps Senate House Congress Department Secretary Representative Foreign Court Supreme Government "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Mr Mrs Ms Dr St No And Of For To By From Its His Her Their According Following "
    "University Committee Act Bill Federal National State States United International Bank Reserve Republican Democrat "
    "Republicans Democrats Party General Army Force Forces Council Chairman Governor Administration Agency Center "
    "At Over Under Nearly Almost Both Many Most Hundreds Thousands Dozens People If When While But Or Not".split()
)


def swap(rng: random.Random, texts: list[str], share: float = 1.0) -> list[str]:
    """The same texts with names and figures replaced by invented ones, the same everywhere."""
    table: dict[str, str] = {}
    common = everyday()

    def number(m: re.Match) -> str:
        old = m.group(0)
        if old not in table:
            year = re.fullmatch(r"(?:19|20)\d\d", old)
            keep = rng.random() > share or (year and rng.random() < 0.5) or (len(old) == 1 and rng.random() < 0.3)
            table[old] = old if keep else same_shape(rng, old)
        return table[old]

    def capital(m: re.Match) -> str:
        old = m.group(0)
        stem, tail = (old[:-2], old[-2:]) if old.endswith(("'s", "’s")) else (old, "")
        if stem in KEEP or len(stem) < 3 or stem.lower() in common:
            return old
        if stem not in table:
            table[stem] = stem if rng.random() > share else name(rng)
        return table[stem] + tail

    return [CAPITAL.sub(capital, NUMBER.sub(number, t)) for t in texts]
