"""What feeds leave in reports and a line must not: datelines, agency credits, ticker codes in brackets."""

import random
import re

PLACES = "LONDON,NEW YORK,WASHINGTON,PARIS,TOKYO,FRANKFURT,HONG KONG,Sydney,Brussels,DETROIT,Moscow,São Paulo,Mumbai,CHICAGO".split(",")
AGENCIES = "Reuters,AP,AFP,Bloomberg,Xinhua,Wire,Newsdesk,UPI".split(",")
MONTHS = "Jan Feb Mar April May June July Aug Sept Oct Nov Dec".split()
COMPANY = re.compile(r"\b(?:[A-Z][\w&’'-]+ ){0,3}(?:Inc|Corp|Co|Ltd|LLC|Group|Bank|Motors|Airlines|Holdings|Company)\b\.?")


def dateline(rng: random.Random) -> str:
    place, agency = rng.choice(PLACES), rng.choice(AGENCIES)
    return rng.choice((
        f"({agency}) - ", f"{place} ({agency}) - ", f"{place}, {rng.choice(MONTHS)} {rng.randint(1, 28)} ({agency}) - ", f"{place} — ", f"{place} ({agency}) -- ",
    ))  # fmt: skip


def ticker(rng: random.Random) -> str:
    code = "".join(rng.choice("ABCDEFGHIKLMNOPRSTUVWX") for _ in range(rng.choice((2, 3, 3, 4))))
    return rng.choice((f"( {code}.N )", f"({code}.L)", f"(NYSE: {code})", f"( {code}.O )", f"({code})", f"( {code}n.DE )"))


def as_fed(sentence: str, rng: random.Random) -> str:
    """A report's first sentence with what a feed would have left in it."""
    said = COMPANY.sub(lambda m: f"{m.group(0)} {ticker(rng)}" if rng.random() < 0.7 else m.group(0), sentence)
    return dateline(rng) + said if rng.random() < 0.7 or said == sentence else said
