"""The special tokens of "tape-1" by number, and the limits of its parts in tokens."""

SPECIAL = [
    "<|sink|>", "<|end|>", "<|pad|>", "<|item|>", "<|move|>", "<|digest|>", "<|story|>", "<|line|>",
    "<|lead|>", "<|sep|>", "<|ask|>", "<|answer|>",
    "<|reserved0|>", "<|reserved1|>", "<|reserved2|>", "<|reserved3|>",
]  # fmt: skip
SINK, END, PAD, ITEM, MOVE, DIGEST, STORY, LINE, LEAD, SEP, ASK, ANSWER = range(12)
MAX_ENTRY = 256
MAX_ANSWER = 64
SUMMARY_TOKENS = 96
DETAIL_TOKENS = 72
