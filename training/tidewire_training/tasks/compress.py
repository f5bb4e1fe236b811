"""Makes a news sentence shorter by rules: what can be left out is left out, nothing is invented."""

import re

from .words import everyday

MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
DAYS = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
DATELINE = re.compile(
    r"^\(?(?:[A-Z][A-Z.'’\-]+(?:[ ,]+[A-Z][A-Za-z.'’\-]*){0,5}|[A-Z][A-Za-z.]+(?: [A-Z][a-z]+){0,2}, [A-Z][A-Za-z.]{1,6})"
    r"(?: ?\([^)]{1,30}\))?\)?\s*(?:--+|[–—]+|(?<=[A-Z .)])-)\s*(?=[\"“A-Z0-9])"
)
PLACE_FIRST = re.compile(r"^(?:WASHINGTON|Washington|[A-Z][a-z]+(?: [A-Z][a-z]+)?),? (?:D\.C\.|DC|Ariz\.|Fla\.|Ga\.|Mich\.|Minn\.|Tex\.|Va\.|Pa\.)[,:]? (?=[A-Z])")
HEADING = re.compile(r"^(?:Summary|Overview|Economic Overview|Introduction|Background)(?: of [A-Z]\w+ [A-Z]\w+)? (?=[A-Z])")
PARENTHESES = re.compile(r"\s*\([^()]{1,90}\)")
CREDIT = re.compile(r"\s*\((?:[A-Z][^()]{1,60})\)[.,\s]*$")
# Not where a list goes on: "..., which would help farmers, ranchers, and owners of forests".
RELATIVE_MIDDLE = re.compile(r", (?:which|who|whose|where)\b[^,;]{4,140}, (?!and\b|or\b|[^,;]{1,90}, (?:and|or)\b)")
RELATIVE_END = re.compile(r", (?:which|who|whose|where)\b[^;]{4,200}\.$")
SAID_END = re.compile(
    r", (?:according to|as reported by|(?:(?:the )?[A-Z][\w.]+ |officials |police |authorities |sources |he |she |they ){1,4}"
    r"(?:said|says|announced|reported|reports|told))\b[^;]{0,140}\.$"
)
PARTICIPLE_END = re.compile(r", (?:\w{3,}ing|including|such as|along with|as well as)\b[^;]{4,200}\.$")
CLAUSE_END = re.compile(r", (?:while|but|although|though|whereas|with|as|so that|in an effort to|in order to|amid)\b[^;]{6,200}\.$")
APPOSITIVE = re.compile(
    r"(?<=[a-z\d.]), (?:a|an|the|one of|former|chair|chairman|chairwoman|ranking|co-chair|senior|member|author|head|director"
    r"|president|secretary|leader|founder)\b[^,;]{3,110}, (?=[a-z])(?!and\b|or\b|but\b|\w+ing\b|who\b|which\b|with\b|including\b)"
)
TIME = re.compile(
    rf"(?:, |\s)(?:today|yesterday|tonight|earlier this (?:week|month|year)|(?:late |early |earlier )?(?:this (?:week|morning|afternoon|evening)|last night)"
    rf"|(?:late |early )?on {DAYS}(?: (?:night|morning|evening|afternoon))?)(?=[\s,.;])(?:,(?= [a-z]))?"
)
LEADING_TIME = re.compile(
    rf"^(?:Today|Yesterday|Tonight|Last night|Earlier today|Late yesterday|Earlier this week|This (?:week|morning|afternoon)|On {DAYS}(?: \w+)?)(?:, [A-Z]\w+ \d+)?, ?"
)
LEADING = re.compile(
    r"^(On|In|At|During|Under|Following|After|Before|With|Amid|As part of|According to|Citing|Despite|Speaking) "
    r"([^,]{3,90}(?:, \d{4}(?=,))?), (?=[\"“A-Za-z0-9])"
)
# Other openings before a comma: what follows that comma is the sentence itself, not an aside.
OPENING = re.compile(r"^(?:As|While|When|Since|For|By|From|If|Because|Although|Though|Unlike|Like|Through|Without|To|\w+ing|\w+ly)\b")
ASIDE_FIRST = re.compile(r"^(?:a|an|the|one of|former|formerly|based)\b[^,]{2,80}, ")  # belongs to the opening that was cut
MOVABLE = {"On", "In", "At", "During", "Under"}
SHORTER = [  # words left out, never others put in: the product's gate asks for the source's own words in their order
    (re.compile(r"\bin order to\b"), "to"), (re.compile(r"\bas well as\b"), "and"), (re.compile(r"\bthe state of (?=[A-Z])"), ""),
    (re.compile(r"\bU\.S\. (?=Senator|Sen\.|Representative|Rep\.|Secretary)"), ""),
]  # fmt: skip
STARTERS = {
    "the", "a", "an", "at", "in", "on", "more", "about", "all", "some", "several", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "police", "officials", "thousands", "hundreds", "dozens", "people", "it", "he",
    "she", "they", "this", "these", "there", "many", "most", "both", "its", "his", "her", "their", "one", "another",
    "nearly", "almost", "over", "after", "during", "under", "near", "authorities", "government", "protesters",
}  # fmt: skip


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Lower-cases the first letter if the first word is an everyday word and no part of a name."""
    m = re.match(r"([A-Z][a-z]*)(?: ([A-Za-z]))?", text)
    if not m:
        return text
    first = m.group(1).lower()
    plain = first in STARTERS or (first in everyday() and not (m.group(2) or "a").isupper())
    return text[:1].lower() + text[1:] if plain else text


def tidy(text: str) -> str:
    text = re.sub(r"\s+([,.;:])", r"\1", " ".join(text.split()))
    text = re.sub(r",(?:\s*,)+", ",", text)
    return re.sub(r"[.,;:\s]+\.$", ".", text)


def clean(sentence: str) -> str:
    """What no reader misses: dateline, credits, brackets."""
    s = HEADING.sub("", PLACE_FIRST.sub("", DATELINE.sub("", sentence.strip())))
    s = CREDIT.sub(".", s)
    s = PARENTHESES.sub("", s)
    s = re.sub(r"\s*\[[^\]]{1,20}\]", "", s)
    return capital(tidy(s))


def compress(sentence: str, most_words: int = 34) -> str:
    """Clean, then drop attributions, asides, times; trailing clauses only while it is longer than `most_words`."""
    s = clean(sentence)
    s = LEADING_TIME.sub("", s)
    s = SAID_END.sub(".", s)
    if not LEADING.match(s) and not OPENING.match(s):
        s = APPOSITIVE.sub(" ", s, count=1)
    s = RELATIVE_MIDDLE.sub(" ", s)
    s = RELATIVE_END.sub(".", s)
    s = TIME.sub("", s)
    lead = LEADING.match(s)
    if lead:
        rest = s[lead.end() :]
        if ASIDE_FIRST.match(rest):
            pass
        elif lead.group(1) in MOVABLE and len(lead.group(2).split()) <= 6 and rest.endswith(".") and len(rest.split()) < most_words - 6:
            s = f"{rest[:-1]} {lead.group(1).lower()} {lead.group(2)}."
        elif len(rest.split()) >= 7:
            s = rest
    for pattern, new in SHORTER:
        s = pattern.sub(new, s)
    s = tidy(s)
    for pattern in (PARTICIPLE_END, CLAUSE_END):
        if len(s.split()) > most_words:
            shorter = pattern.sub(".", s)
            if len(shorter.split()) >= 7:
                s = shorter
    return capital(tidy(s))


def core(sentence: str) -> str:
    """The main clause alone, as far as commas and semicolons show it."""
    s = compress(sentence, most_words=12)
    first = re.split(r"; | — | – ", s)[0]
    s = first if len(first.split()) >= 6 else s
    s = s if s.endswith(".") else s + "."
    if len(s.split()) > 14:
        cut = re.sub(r", (?:and|but) [^,]{6,160}\.$", ".", s)
        if cut.count(",") == 0 and len(cut.split()) >= 6:
            s = cut
    return tidy(s)
