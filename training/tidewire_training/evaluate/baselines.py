"""What the lines are held against: the source headline, the lead sentence, TextRank."""

import math

from ..tasks.compress import clean
from ..tasks.story import Story
from ..tasks.words import sentences
from .scores import content


def headline(story: Story) -> str:
    return story.items[0].headline if story.items else story.moves[0].text


def lead_sentence(story: Story) -> str:
    item = story.items[0]
    return sentences(item.detail or item.headline)[0]


def text_rank(story: Story, damping: float = 0.85, rounds: int = 40) -> str:
    """The highest sentence by TextRank (Mihalcea and Tarau, 2004): shared content words over log lengths."""
    found = [s for i in story.items for s in (*sentences(i.detail), *([] if i.detail else [i.headline]))]
    bags = [set(content(clean(s))) for s in found]
    n = len(found)
    weight = [[0.0] * n for _ in range(n)]
    for a in range(n):
        for b in range(n):
            size = math.log(len(bags[a]) + 1) + math.log(len(bags[b]) + 1)
            if a != b and size > 0:
                weight[a][b] = len(bags[a] & bags[b]) / size
    rank = [1.0] * n
    for _ in range(rounds):
        rank = [
            1 - damping + damping * sum(weight[b][a] / (sum(weight[b]) or 1) * rank[b] for b in range(n)) for a in range(n)
        ]
    return found[max(range(n), key=rank.__getitem__)]


BASELINES = {"source headline": headline, "lead sentence": lead_sentence, "TextRank": text_rank}
