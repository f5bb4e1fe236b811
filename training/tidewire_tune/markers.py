"""The markers of "tape-2": tokens that the base model's vocabulary has and running text never uses, by number."""

SINK = 0  # <|endoftext|>: what the base model's documents began with
STORY = 1  # <|im_start|>
END = 2  # <|im_end|>
ITEM = 3  # <repo_name>
SEP = 5  # <file_sep>
MOVE = 7  # <gh_stars>
DIGEST = 8  # <issue_start>
LINE = 9  # <issue_comment>: reworded
TOLD = 10  # <issue_closed>
SHORT = 12  # <jupyter_text>: shortened
LEAD = 13  # <jupyter_code>
CHECK = 14  # <jupyter_output>
FIRST_TEXT_TOKEN = 17  # every smaller id is a special token of the base

LITERALS = {
    "sink": "<|endoftext|>", "story": "<|im_start|>", "end": "<|im_end|>", "item": "<repo_name>", "separator": "<file_sep>",
    "move": "<gh_stars>", "digest": "<issue_start>", "line": "<issue_comment>", "told": "<issue_closed>",
    "short": "<jupyter_text>", "lead": "<jupyter_code>", "check": "<jupyter_output>",
}  # fmt: skip
# The base never trained these rows: they are all the same vector. Each begins as a word's.
BEGIN_AS = {
    STORY: " Story", ITEM: " article", SEP: "\n", MOVE: " price", DIGEST: " digest", LINE: " headline", TOLD: " previously",
    SHORT: " excerpt", LEAD: " summary", CHECK: " correct",
}  # fmt: skip
YES, NO = " yes", " no"  # what follows the check marker: one token each

MOST_ENTRY_TOKENS = 256
MOST_STORY_TOKENS = 150  # a story's reports together
MOST_TOLD_TOKENS = 40  # a line that was told before
MOST_ANSWER_TOKENS = 64
