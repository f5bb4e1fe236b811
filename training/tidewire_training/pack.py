"""Step `pack`: writes rows of token ids (uint16) and loss weights (uint8, hundredths) for one phase of training.

A row starts with the sink token. Task rows hold one or more samples: some tape, then a fork with its
answer; what space is left is filled with tape entries. Text rows hold running text.
"""

import json
import random
import re
import time
from collections import deque
from itertools import islice

import numpy as np

from . import corpus, settings
from .render import ANSWER, Renderer, Tokens
from .markers import END, ITEM, LINE, SINK, SPECIAL, STORY
from .tape import Text
from .tasks import drills, lines, moves
from .tasks.story import Item, Stamp, Story

TEXT_WEIGHT = 40


class Documents:
    """An endless shuffled walk over the documents of the sources, by share."""

    def __init__(self, cfg: settings.Settings, shares: dict[str, float], most: int, rng: random.Random):
        self.rng = rng
        self.by_source: dict[str, list[dict]] = {}
        for source in shares:
            found: list[dict] = []
            for n, d in enumerate(corpus.documents(cfg.need_corpus(), cfg["split"], source=source)):
                d["text"] = d["text"][:8000]
                if len(found) < most:
                    found.append(d)
                elif (place := rng.randrange(n + 1)) < most:  # reservoir sampling
                    found[place] = d
            self.by_source[source] = found
        self.sources, self.weights = list(shares), list(shares.values())

    def one(self) -> dict:
        return self.rng.choice(self.by_source[self.rng.choices(self.sources, self.weights)[0]])


def told_pairs(cfg: settings.Settings) -> list[dict]:
    file = cfg.work / "told.jsonl"
    if not file.is_file():
        raise SystemExit(f"{file} is missing: run the told step first")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


class Samples:
    """Makes stories of every kind and renders them with tape before them."""

    def __init__(self, cfg: settings.Settings, phase: dict, rng: random.Random):
        self.rng, self.phase = rng, phase
        self.renderer = Renderer(Text(cfg.work / "tokenizer"))
        self.documents = Documents(cfg, phase["story_sources"], phase["most_documents"], rng)
        self.prose = Documents(cfg, phase["text_sources"], phase["most_documents"] // 3, rng)
        self.recent: deque[str] = deque(maxlen=400)
        self.pool: deque[Tokens] = deque(maxlen=600)
        self.vocabulary = cfg.shape["vocab_size"]
        self.told = told_pairs(cfg)
        self.kinds, self.shares = zip(*phase["mixture"].items(), strict=True)

    def story(self) -> Story | None:
        kind = self.rng.choices(self.kinds, self.shares)[0]
        rng = self.rng
        if kind == "drill":
            return drills.drill(rng)
        if kind == "copy":
            return drills.quote_back(rng)
        if kind == "move":
            return lines.move_only(rng)
        if kind == "lead":
            n = rng.choice((1, 2, 2, 3, 3, 4, 5, 6))
            if len(self.recent) < 50:
                return None
            chosen = rng.sample(self.recent, n)
            return lines.checked(lines.lead(chosen, rng), rng, 0)
        if kind == "told":
            return lines.checked(lines.told(rng.choice(self.told), rng), rng, self.phase["swap_share"])
        document = self.documents.one()
        if document["source"].startswith("wikipedia-current"):
            runs = list(lines.bullets(document["text"]))
            if not runs:
                return None
            run = rng.choice(runs)
            if kind == "pair":
                start = rng.randrange(max(1, len(run) - 1))
                made = lines.cluster(run[start:], rng)
            else:
                made = lines.report(lines.sentences(rng.choice(run)), None, rng)
        else:
            title = document.get("title")
            parts = lines.lead_sentences(document["text"])
            made = (lines.pair if kind == "pair" else lines.report)(parts, title, rng)
        made = lines.checked(made, rng, self.phase["swap_share"])
        if made and kind == "item+move":
            made = lines.checked(lines.with_move(made, rng), rng, 0)
        return made

    def distractor(self) -> Tokens:
        """An entry that has nothing to do with the story."""
        rng = self.rng
        roll = rng.random()
        if roll < 0.08:
            return self.renderer.move(moves.move(rng).text)
        if roll < 0.12 and len(self.recent) > 50:
            chosen = rng.sample(self.recent, rng.randint(2, 4))
            return self.renderer.digest(chosen[0], chosen[1:])
        document = self.documents.one()
        if document["source"].startswith("wikipedia-current"):
            runs = list(lines.bullets(document["text"]))
            if runs:
                return self.renderer.entry(Stamp.random(rng), Item(rng.choice(rng.choice(runs))))
        title = document.get("title") or ""
        body = " ".join(re.split(r"\n+", document["text"])[:3])[:900]
        return self.renderer.entry(Stamp.random(rng), Item(title or body[:90], body if rng.random() < 0.7 else ""))

    def echo(self) -> Tokens:
        """Random tokens and again the same: nothing but copying predicts them, so copying is learned first."""
        rng = self.rng
        noise = [rng.randrange(len(SPECIAL) + 256, self.vocabulary) for _ in range(rng.randint(6, 40))]
        answer = noise[: rng.randint(6, len(noise))]
        prompt = [STORY, ITEM, *noise, LINE]
        return [*prompt, *answer, END], [*[0] * len(prompt), *[ANSWER] * (len(answer) + (len(answer) == len(noise))), *[0] * (len(answer) < len(noise))]

    def sample(self, room: int) -> Tokens | None:
        if self.rng.random() < self.phase["echo_share"]:
            return self.echo()
        story = self.story()
        if story is None:
            return None
        fork = self.renderer.fork(story)
        if fork is None or len(fork[0]) > room:
            return None
        if not story.lines and story.kind != "copy":
            self.recent.append(story.answer)
        own = [self.renderer.entry(Stamp.random(self.rng), i) for i in story.items if self.rng.random() < self.phase["own_entry_share"]]
        own += [self.renderer.move(m.text) for m in story.moves if self.rng.random() < self.phase["own_entry_share"]]
        entries = own + [self.distractor() for _ in range(self.rng.randint(0, self.phase["most_distractors"]))]
        self.rng.shuffle(entries)
        ids, weights = list(fork[0]), list(fork[1])
        for e in entries:  # nearest first: what does not fit falls off the far end
            if len(ids) + len(e[0]) > room:
                break
            ids, weights = e[0] + ids, e[1] + weights
        return ids, weights

    def text(self, length: int) -> Tokens:
        """Running text with no structure but paragraphs and document ends."""
        ids: list[int] = []
        while len(ids) < length:
            text = self.prose.one()["text"]
            start = self.rng.randrange(max(1, len(text) - 3000)) if len(text) > 6000 else 0
            start = text.find(" ", start) if start else 0
            ids += self.renderer.text.encode(text[start : start + length * 5]) + [END]
        return ids[:length], [TEXT_WEIGHT] * length


def rows(samples: Samples, phase: dict, rng: random.Random):
    """Endless rows of exactly `length` tokens."""
    length = phase["length"]
    waiting: list[Tokens] = []
    while True:
        if rng.random() < phase["text_share"]:
            ids, weights = samples.text(length - 1)
        else:
            ids, weights = [], []
            while True:
                room = length - 1 - len(ids)
                fitting = [k for k, w in enumerate(waiting) if len(w[0]) <= room]
                if fitting and (len(waiting) > 24 or room < length // 2):
                    best = max(fitting, key=lambda k: len(waiting[k][0]))
                    new = waiting.pop(best)
                    ids, weights = ids + new[0], weights + new[1]
                    continue
                if len(waiting) > 24:
                    break
                made = samples.sample(min(length - 1, phase["most_sample_tokens"]))
                if made:
                    waiting.append(made)
            while len(ids) < length - 1:
                extra = samples.distractor()
                ids, weights = ids + extra[0], weights + extra[1]
        yield [SINK, *ids[: length - 1]], [0, *weights[: length - 1]]


def write(cfg: settings.Settings, name: str, count: int, seed: int, split: str) -> None:
    phase = {**cfg["pack"], **cfg["phases"][name]}
    rng = random.Random(f"{cfg['seed']}-{name}-{seed}")
    samples = Samples(cfg, phase, rng)
    folder = cfg.work / "rows"
    folder.mkdir(exist_ok=True)
    tokens = np.zeros((count, phase["length"]), np.uint16)
    weights = np.zeros((count, phase["length"]), np.uint8)
    began = time.time()
    for n, (ids, ws) in enumerate(islice(rows(samples, phase, rng), count)):
        tokens[n], weights[n] = ids, ws
        if n % 500 == 499:
            rate = (n + 1) / (time.time() - began)
            print(f"{name} {n + 1}/{count} rows, {rate:.0f} rows/s, {(count - n) / rate:.0f} s left", flush=True)
    stem = f"{name}-{split}-{seed:02d}"
    for suffix, array in (("weights", weights), ("tokens", tokens)):  # tokens last: training looks for them
        part = folder / f"{stem}.{suffix}.part"
        np.save(part.open("wb"), array)
        part.rename(folder / f"{stem}.{suffix}.npy")
    print(f"{stem}: {count * phase['length'] / 1e6:.2f}M tokens, {float((weights == 100).mean()):.3f} of them answers, {time.time() - began:.0f} s")


def main() -> None:
    p = settings.parser(__doc__)
    p.add_argument("--phase", required=True)
    p.add_argument("--rows", type=int, required=True)
    p.add_argument("--shard", type=int, default=0, help="number of the shard; part of the seed")
    args = p.parse_args()
    write(settings.load(args), args.phase, args.rows, args.shard, "train")


if __name__ == "__main__":
    main()
