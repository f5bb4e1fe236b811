"""Entries and forks as token ids with a loss weight for each token (hundredths)."""

from .markers import DIGEST, END, ITEM, LEAD, LINE, MAX_ANSWER, MAX_ENTRY, MOVE, SEP, STORY, SUMMARY_TOKENS, DETAIL_TOKENS
from .tape import Text
from .tasks.story import Item, Stamp, Story
from .tasks.words import key, sentences

ANSWER, TAPE, META, PROMPT = 100, 35, 5, 15
Tokens = tuple[list[int], list[int]]


class Renderer:
    def __init__(self, text: Text):
        self.text = text

    def cut(self, summary: str, limit: int) -> str:
        """Whole sentences up to about `limit` tokens, at least one."""
        out, used = [], 0
        for s in sentences(summary):
            n = len(self.text.encode(s))
            if out and used + n > limit:
                break
            out.append(s)
            used += n
        return " ".join(out)

    def _join(self, parts: list[tuple[int | str, int]]) -> Tokens:
        ids: list[int] = []
        weights: list[int] = []
        for part, weight in parts:
            new = [part] if isinstance(part, int) else self.text.encode(part)
            ids += new
            weights += [weight] * len(new)
        return ids, weights

    def entry(self, stamp: Stamp, item: Item) -> Tokens:
        """An item on the tape."""
        parts = [(ITEM, 0), (stamp.text, META), (SEP, META), (item.headline, TAPE)]
        summary = self.cut(item.detail, SUMMARY_TOKENS) if item.detail else ""
        if summary and key(summary) != key(item.headline):
            parts += [(SEP, META), (summary, TAPE)]
        ids, weights = self._join(parts)
        return [*ids[: MAX_ENTRY - 1], END], [*weights[: MAX_ENTRY - 1], TAPE]

    def move(self, text: str) -> Tokens:
        return self._join([(MOVE, 0), (text, TAPE // 2), (END, META)])

    def digest(self, lead: str, lines: list[str]) -> Tokens:
        parts = [(DIGEST, 0), (lead, META)]
        for line in lines:
            parts += [(SEP, META), (line, META)]
        ids, weights = self._join([*parts, (END, META)])
        return ids[:MAX_ENTRY], weights[:MAX_ENTRY]

    def prompt(self, story: Story) -> Tokens:
        """The fork up to the marker after which the model writes."""
        parts: list[tuple[int | str, int]] = [(STORY, 0)]
        for item in story.items:
            parts += [(ITEM, 0), (item.headline, PROMPT)]
            detail = self.cut(item.detail, DETAIL_TOKENS) if item.detail else ""
            if detail and key(detail) != key(item.headline):
                parts += [(SEP, 0), (detail, PROMPT)]
        for move in story.moves:
            parts += [(MOVE, 0), (move.text, 0)]
        for line in story.lines:
            parts += [(DIGEST, 0), (line, 0)]
        return self._join([*parts, (LEAD if story.lines else LINE, 0)])

    def fork(self, story: Story) -> Tokens | None:
        ids, weights = self.prompt(story)
        answer = self.text.encode(story.answer)
        if len(answer) >= MAX_ANSWER or len(ids) > 420:
            return None
        return [*ids, *answer, END], [*weights, *[ANSWER] * (len(answer) + 1)]
