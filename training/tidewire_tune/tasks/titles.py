"""Lines that people wrote: a title in sentence case, where the opening of its document has its figures and most of its words."""

import re

from tidewire_training.tasks.compress import clean
from tidewire_training.tasks.told import stem
from tidewire_training.tasks.words import FUNCTION_WORDS, NUMBER, bare, key, names, sentences, words

from ..case import Casing, sentence_case
from ..verbs import AUX, NOUNS, VERBS, is_verb

MIN_WORDS, MAX_WORDS = 6, 26
NOT_NEWS = re.compile(
    r"^(?:Readout|Statement|Remarks|Fact Sheet|FACT SHEET|Joint Statement|Press Briefing|Background|Transcript|Op-?[Ee]d|Letter|Video|VIDEO|Photo|"
    r"Weekly|Column|Audio|Media Advisory|Advisory|Opening|Testimony|Video:|Speech|Blog|How |Why |What |When |Where |Who |The Week|ICYMI|Release|"
    r"Update|Q&A|Briefing|Interview|Announcement|Message|Visit to|Appointment|Travel|Congratulations|.*[’']s? (?:Travel|Meeting|Call|Visit|Participation)|Meeting|Call)\b",
    re.I,
)
SPEECH = re.compile(r"\b(?:[Ss]tatement|[Rr]emarks|[Rr]esponds? [Tt]o|[Cc]omments? [Oo]n|[Rr]eacts?|[Ss]peech|[Nn]ewsletter|[Oo]p-?[Ed]d|[Vv]ideo|[Aa]ddress)\b")
DROPPED_END = re.compile(r"\s*[-–—:|]\s*(?:Update\w*|Video|Photos?|Audio|PDF|MP3|Listen|Watch)\b.*$", re.I)


def stems(text: str) -> set[str]:
    return {stem(w) for w in words(text) if w not in FUNCTION_WORDS}


def has_verb(title: str) -> bool:
    """Is there a verb, and a subject before it?"""
    found = words(title)
    for place, w in enumerate(found):
        if not place or w.endswith("ing") or (w in NOUNS and found[place - 1] != "to"):
            continue
        if w in AUX or is_verb(w):
            return True
    return False


def verb_first(title: str) -> bool:
    first = (words(title) or ("",))[0]
    return first.endswith(("s", "ed")) and stem(first).rstrip("e") in VERBS or first.endswith("ing") or first == "sentenced"


def opening(text: str, most_words: int) -> list[str]:
    """Whole sentences from the start of a document, at least one."""
    out, used = [], 0
    for paragraph in re.split(r"\n+", text)[:8]:
        for s in sentences(paragraph.strip()):
            n = len(s.split())
            if out and used + n > most_words:
                return out
            out.append(s)
            used += n
    return out


def figures(text: str) -> set[str]:
    return {n.replace(",", "") for n in NUMBER.findall(text)}


def supported(title: str, body: str, share: float) -> bool:
    """Does the body have the title's figures and at least that share of its words' stems?"""
    if figures(title) - figures(body):
        return False
    wanted = stems(title)
    have = stems(body)
    return bool(wanted) and sum(s in have for s in wanted) >= share * len(wanted)


def names_supported(line: str, body: str) -> bool:
    """Is every name of the line, its first word aside, in the text?"""
    have = {stem(w) for w in words(body)}
    return all(stem(w) in have or len(w) < 3 for n in names(line)[1:] for w in words(n))


def line_from_title(title: str, body: list[str], casing: Casing, share: float) -> str | None:
    """The title as a line, or None where it is no sentence of news or says what the body does not."""
    t = " ".join(DROPPED_END.sub("", title.strip()).split()).rstrip(".")
    n = len(t.split())
    if not MIN_WORDS <= n <= MAX_WORDS or NOT_NEWS.match(t) or SPEECH.search(t) or any(c in t for c in '?!"“”|*#:;()[]…/') or t.count(",") > 4:
        return None
    if not has_verb(t) or verb_first(t) or not supported(t, " ".join(body), share):
        return None
    line = sentence_case(t, " ".join(body), casing)
    if not names_supported(line, " ".join(body)):
        return None
    if key(line) in key(body[0]) and len(line) > 0.8 * len(body[0]):
        return None
    return line + "."


def body_of(text: str, most_words: int = 110) -> list[str]:
    parts = opening(text, most_words)
    if parts:
        parts[0] = clean(parts[0]) if len(clean(parts[0]).split()) >= 5 else parts[0]
    return [p for p in parts if len(p.split()) >= 3]


def lone_words(line: str, body: str) -> list[str]:
    have = {stem(bare(w)) for w in body.split()} | stems(body)
    return [w for w in words(line) if w not in FUNCTION_WORDS and stem(w) not in have]
