"""Lines and leads made from the corpus: what a careful editor would cut a report down to, by rule."""

import random
import re
from collections.abc import Iterator

from . import invent, moves
from .compress import capital, clean, compress, core, lower_first
from .story import Item, Story
from .words import NUMBER, key, names, numbers, sentences, uncovered, words

MIN_WORDS, MAX_WORDS = 6, 40
PREFIXES = ("UPDATE 1-", "UPDATE 2-", "WRAPUP 1-", "RPT-", "BRIEF-", "BREAKING: ", "Exclusive: ", "Update: ", "PRESS RELEASE: ")
PRONOUNS = ("I ", "We ", "You ", "My ", "Our ", "If ", "But ", "And ", "So ", "Or ", "Also", "However", "That is", "This is")


def usable(sentence: str) -> bool:
    n = len(sentence.split())
    return (
        6 <= n <= 60
        and sentence[-1] == "."
        and (sentence[0].isupper() or sentence[0].isdigit())
        and not any(c in sentence for c in "?!\"“”‘*#|{}<>_…")
        and not sentence.startswith(PRONOUNS)
        and " I " not in sentence
        and not OURS.search(sentence)
        and sentence.count("(") == sentence.count(")")
        and "http" not in sentence
    )


def lead_sentences(text: str, most: int = 4) -> list[str]:
    """The first usable sentences of a document, in order, as long as they follow one another."""
    out = []
    for paragraph in re.split(r"\n+", text)[:5]:
        for s in sentences(paragraph.strip()):
            if usable(s):
                out.append(s)
            elif out:
                return out[:most]
        if len(out) >= most:
            break
    return out[:most]


def bullets(text: str) -> Iterator[list[str]]:
    """Runs of one-sentence news items under one heading of a current-events day."""
    run: list[str] = []
    for line in text.split("\n"):
        s = clean(line[2:]) if line.startswith("- ") else ""
        first = sentences(s)[:2]
        if s and all(usable(f) for f in first):
            run.append(" ".join(first))
        elif run:
            yield run
            run = []
    if run:
        yield run


SUBORDINATE = re.compile(r"^(?:When|While|If|Although|Though|As|Since|Because|After|Before|Where|Whether)\b[^,]*$")
OURS = re.compile(r"\b(?:we|our|us|my)\b")
SAYS_NOTHING = re.compile(r"\bfollowing (?:statement|remarks|comment)|\bstatement (?:below|today|on|regarding|in response|after|following)\b|\b[Yy]ou(?:r)?\b|^\d{4},? |, This ")


def fits(answer: str) -> bool:
    if SAYS_NOTHING.search(answer) or SUBORDINATE.match(answer):
        return False
    if any(len(clause.split()) < 4 for clause in answer.split(";")):
        return False
    return MIN_WORDS <= len(answer.split()) <= MAX_WORDS and answer.endswith(".") and answer.count(",") <= 6


def plus(first: str, second: str, rng: random.Random) -> str:
    """Two clauses, one sentence."""
    join = ", and " if rng.random() < 0.15 and "," not in first else "; "
    return first.rstrip(".") + join + lower_first(second)


def news(second: str, first: str) -> bool:
    """Does the second sentence bring a figure, or two names, that the first has not?"""
    have = set(numbers(first))
    if any(n not in have for n in numbers(second)):
        return True
    known = set(words(first))
    return sum(1 for w in names(second)[1:] if w.lower() not in known) >= 2


def joinable(first: str, second: str) -> bool:
    """Is there room for a second fact, and does the second sentence stand without the text between?

    Short clauses only: a small model that joins long ones ends them with each other's words.
    """
    if re.match(r"(?:This|These|That|Those|Such|Other|Another|Instead|Meanwhile|Additionally|In addition)\b", second):
        return False
    return len(first.split()) <= 18 and len(second.split()) <= 13 and news(second, first)


def line_of(parts: list[str], taken: set[str], rng: random.Random) -> str | None:
    """The line about a report: its first sentence cut down, joined with a short second fact where there is room.

    None where nothing can be cut. (With such sentences as their own answers, four in ten of them, the model copied twice as much.)
    """
    first = compress(parts[0])
    if not fits(first):
        first = core(parts[0])
        if not fits(first):
            return None
    candidates = [plus(first, second, rng) for second in map(core, parts[1:3]) if joinable(first, second)][:1]
    candidates += [first, core(parts[0])]
    for answer in candidates:
        if fits(answer) and key(answer) not in taken:
            return answer
    return None


def headline_of(sentence: str, title: str | None, rng: random.Random) -> str:
    roll = rng.random()
    if title and roll < 0.6:
        text = title
    elif roll < 0.8:
        text = core(sentence).rstrip(".")
    elif roll < 0.9:
        text = sentence.rstrip(".")  # feeds without headlines repeat the first sentence
    else:
        text = compress(sentence).rstrip(".")
    if rng.random() < 0.05:
        text = rng.choice(PREFIXES) + text
    return text


def report(parts: list[str], title: str | None, rng: random.Random) -> Story | None:
    """One item: headline and detail."""
    if not parts:
        return None
    roll = rng.random()
    if title is None and (roll < 0.45 or len(parts) == 1):
        item = Item(parts[0], " ".join(parts[1:3]) if roll < 0.2 else "")  # the sentence is the headline
        if not item.detail:
            parts = parts[:1]
    else:
        shown = parts[: rng.choice((1, 2, 2, 3))]
        item = Item(headline_of(parts[0], title, rng), " ".join(shown))
        parts = shown
    taken = {key(s) for s in (item.headline, item.detail, *parts, *(clean(p) for p in parts))}
    if key(item.detail) == key(item.headline):
        item = Item(item.headline)
    answer = line_of(parts, taken, rng)
    return Story(answer, [item], kind="report") if answer else None


def pair(parts: list[str], title: str | None, rng: random.Random) -> Story | None:
    """Two reports of one event, made from one document: the line joins a fact of each."""
    if len(parts) < 2:
        return None
    a = Item(headline_of(parts[0], title, rng), parts[0])
    b = Item(headline_of(parts[1], title if rng.random() < 0.2 else None, rng), " ".join(parts[1:3]))
    first, second = compress(parts[0], 22), core(parts[1])
    if key(a.headline) == key(a.detail):
        a = Item(a.headline)
    if key(b.headline) == key(b.detail):
        b = Item(b.headline)
    if len(second.split()) > 16 or len(first.split()) > 22 or not news(second, first):
        answer = line_of(parts[:1], {key(x) for x in (a.headline, b.headline, *parts)}, rng)
    else:
        answer = plus(first, second, rng)
    return Story(answer, [a, b], kind="pair") if answer and fits(answer) else None


def cluster(run: list[str], rng: random.Random) -> Story | None:
    """Two or three one-sentence items of the same running event."""
    chosen = run[: rng.choice((2, 2, 3))]
    if len(chosen) < 2:
        return None
    first, second = compress(sentences(chosen[0])[0], 20), core(sentences(chosen[1])[0])
    if len(first.split()) + len(second.split()) > 38:
        first = core(sentences(chosen[0])[0])
    answer = plus(first, second, rng)
    return Story(answer, [Item(c) for c in chosen], kind="cluster") if fits(answer) else None


def with_move(story: Story, rng: random.Random) -> Story | None:
    m = moves.move(rng)
    if len(story.answer.split()) > 26:
        return None
    extra = [m] if rng.random() < 0.8 else [m, moves.move(rng)]
    return Story(moves.joined(rng, story.answer, m), story.items, extra, kind="item+move")


def move_only(rng: random.Random) -> Story:
    chosen = [moves.move(rng) for _ in range(1 if rng.random() < 0.65 else 2)]
    return Story(moves.line(rng, chosen), moves=chosen, kind="move")


def lead(lines: list[str], rng: random.Random) -> Story | None:
    """The first two lines, each cut to its main clause, as one sentence."""
    first = core(lines[0])
    if len(lines) == 1:
        answer = first
    else:
        second = core(lines[1])
        if len(first.split()) + len(second.split()) > 38:
            return None
        answer = plus(first, second, rng)
    return Story(answer, lines=lines, kind="lead") if fits(answer) else None


def told(pair: dict, rng: random.Random) -> Story:
    """A pair of the `told` step: people's words about these sentences."""
    body = pair["body"]
    headline = body[0] if rng.random() < 0.5 else headline_of(body[0], None, rng)
    detail = "" if len(body) == 1 and key(headline) == key(body[0]) else " ".join(body)
    return Story(pair["answer"], [Item(headline, detail)], kind=pair["kind"])


def checked(story: Story | None, rng: random.Random, swap_share: float) -> Story | None:
    """Invents names and figures in a share of stories, then holds the answer to the rule of words."""
    if story is None:
        return None
    if story.items and rng.random() < swap_share:
        texts = [t for i in story.items for t in (i.headline, i.detail)]
        *swapped, answer = invent.swap(rng, [*texts, story.answer], rng.choice((0.5, 1.0, 1.0)))
        pairs = list(zip(swapped[::2], swapped[1::2], strict=True))
        story = Story(answer, [Item(*p) for p in pairs], story.moves, kind=story.kind + "*")
    story.answer = capital(story.answer)
    if uncovered(story.answer, story.visible) or set(NUMBER.findall(story.answer)) - set(NUMBER.findall(story.visible)):
        return None
    return story
