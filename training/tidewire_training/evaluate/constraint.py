"""The product's decoding constraint: a word may only be one of the cited text's words or a function word.

Words are what stands between spaces, edge punctuation aside, so "$1,250.50" or "19-year-old" come
through whole or not at all. They are kept as a trie over token ids in their usual encoding: at a
word's start only tokens that begin an allowed word are open, inside a word only its continuations,
after a word another word, punctuation or the end.
"""

from ..markers import END
from ..tape import Text
from ..tasks.words import FUNCTION_WORDS

OPENING = "\"'“‘(["
CLOSING = ".,;:!?\"'”’)]"
PUNCTUATION = (",", ".", ";", ":", "'s", "’s", "’", "s", "'")
AFTER_MARK = {"’": {"s"}, "'": {"s"}}


def word_forms(text: str) -> set[str]:
    """Allowed spellings: as written; a lower-case word also capitalised, a merely capitalised one also in lower case."""
    forms = set()
    for raw in text.split():
        word = raw.lstrip(OPENING).rstrip(CLOSING)
        for tail in ("'s", "’s"):
            word = word.removesuffix(tail)
        if word:
            forms |= {word, word[0].upper() + word[1:]}
            if word[1:].islower():
                forms.add(word.lower())
    return forms


class Constraint:
    """Follows one answer token by token: `allowed()` is the open set, `take` moves on."""

    def __init__(self, text: Text, cited: str):
        self.root: dict = {}
        forms = sorted(word_forms(cited) | FUNCTION_WORDS)
        first_only = [w.capitalize() for w in sorted(FUNCTION_WORDS)]
        for ids in text.encode_batch(forms):
            self._add(self.root, ids)
        self.opening: dict = {}
        for ids in text.encode_batch(forms + first_only):
            self._add(self.opening, ids)
        vocabulary = text.tokenizer.get_vocab()
        self.marks = {}
        for m in PUNCTUATION:
            ids = text.tokenizer.encode(m, add_special_tokens=False).ids
            if len(ids) == 1:
                self.marks[m] = ids[0]
        del vocabulary
        self.by_id = {i: m for m, i in self.marks.items()}
        self.node, self.after_mark = self.opening, None
        self.begun = False

    @staticmethod
    def _add(root: dict, ids: list[int]) -> None:
        node = root
        for i in ids:
            node = node.setdefault(i, {})
        node[END] = {}

    def allowed(self) -> set[int]:
        if not self.begun:
            return set(self.opening) - {END}
        if self.after_mark in AFTER_MARK:
            return {self.marks[m] for m in AFTER_MARK[self.after_mark] if m in self.marks} | (set(self.root) - {END})
        if self.after_mark is not None:
            open_ = set(self.root) - {END}
            if self.after_mark in (".", "'s", "’s", "s"):
                open_ |= {END} | {self.marks[m] for m in (",", ".", ";") if m != self.after_mark}
            return open_
        open_ = set(self.node) - {END}
        if END in self.node:
            open_ |= {END} | (set(self.root) - {END}) | {i for m, i in self.marks.items() if m != "s"}
        return open_

    def take(self, token: int) -> None:
        if not self.begun:
            self.node, self.begun = self.opening[token], True
        elif self.after_mark is None and token in self.node:
            self.node = self.node[token]
        elif token in self.by_id and (self.after_mark is not None or END in self.node):
            self.after_mark = self.by_id[token]
        else:
            self.node, self.after_mark = self.root[token], None
