"""Held-out digests: stories from documents never trained on, with a tape of other held-out entries before them."""

import random
from dataclasses import dataclass
from itertools import cycle

from .. import corpus, settings
from ..tasks import lines, moves
from ..tasks.story import Item, Stamp, Story
from ..tasks.words import key, sentences

TITLED = ("wikinews-2019-cc-by", "congress-press", "digital-gov-news", "senate-press-2005-2007")
SUMMARISED = ("digital-gov-news", "18f-blog", "state-human-rights")
BULLETS = "wikipedia-current-events-cc-by-sa"


@dataclass
class Asked:
    """A story, the reference it is compared with (None: none exists), and which set it belongs to."""

    story: Story
    reference: str | None
    group: str


def title_hidden(d: dict, rng: random.Random) -> Asked | None:
    """The reference is the title, which the model is not shown: the first sentence stands as the headline."""
    parts = lines.lead_sentences(d["text"], 4)
    if len(parts) < 2 or not d["title"] or key(d["title"]) == key(parts[0]):
        return None
    return Asked(Story("", [Item(parts[0].rstrip("."), " ".join(parts[:3]))]), d["title"], "title hidden")


def title_shown(d: dict, rng: random.Random) -> Asked | None:
    """Headline and body as a feed sends them; the reference is the human summary where it is no copy of the lead."""
    parts = lines.lead_sentences(d["text"], 4)
    if len(parts) < 2 or not d.get("title"):
        return None
    reference = " ".join(sentences(corpus.normalise(d["summary"]))[:2]) if d.get("summary") else None
    if reference and (key(parts[0]) in key(reference) or key(reference)[:40] == key(parts[0])[:40]):
        reference = None
    story = Story("", [Item(d["title"], " ".join(parts[:3]))])
    if rng.random() < 0.2:
        story.moves = [moves.move(rng)]
    return Asked(story, reference, "title shown")


def bullets(d: dict, rng: random.Random) -> Asked | None:
    runs = list(lines.bullets(d["text"]))
    if not runs:
        return None
    return Asked(Story("", [Item(c) for c in rng.choice(runs)[: rng.choice((1, 2))]]), None, "bare sentences")


def held_out(cfg: settings.Settings, split: str, count: int, seed: int = 7) -> list[Asked]:
    """`count` stories, kinds and sources in turn."""
    rng = random.Random(seed)
    plan = [(title_hidden, s) for s in TITLED] + [(title_shown, s) for s in (*TITLED, *SUMMARISED)] + [(bullets, BULLETS)] * 3
    documents: dict[str, list[dict]] = {}
    for _, source in plan:
        if source not in documents:
            documents[source] = list(corpus.documents(cfg.need_corpus(), cfg["split"], split, source))
            rng.shuffle(documents[source])
    out: list[Asked] = []
    for make, source in cycle(plan):
        if len(out) >= count or not any(documents.values()):
            return out
        while documents[source]:
            asked = make(documents[source].pop(), rng)
            if asked:
                out.append(asked)
                break
    return out


def entries(renderer, asked: list[Asked], rng: random.Random, room: int) -> list[int]:
    """The stories' own entries and moves in random order, as many as fit."""
    made = [renderer.entry(Stamp.random(rng), i)[0] for a in asked for i in a.story.items]
    made += [renderer.move(m.text)[0] for a in asked for m in a.story.moves]
    rng.shuffle(made)
    ids: list[int] = []
    for e in made:
        if len(ids) + len(e) <= room:
            ids += e
    return ids
