"""Step `tasks.everyday`: writes everyday.txt, the words that are in lower case nine times of ten."""

from collections import Counter
from itertools import islice
from pathlib import Path

from .. import corpus, settings
from .words import WORD

SOURCES = ("wikipedia-current-events-cc-by-sa", "congress-press", "digital-gov-news", "beige-book")


def main() -> None:
    cfg = settings.load(settings.parser(__doc__).parse_args())
    lower, upper = Counter(), Counter()
    for source in SOURCES:
        for document in islice(corpus.documents(cfg.need_corpus(), cfg["split"], source=source), 3000):
            for w in WORD.findall(document["text"][:6000]):
                if w.isalpha():
                    (lower if w.islower() else upper)[w.lower()] += 1
    kept = [w for w, n in lower.most_common(6000) if n >= 15 and n > 3 * upper[w]]
    Path(__file__).with_name("everyday.txt").write_text("\n".join(sorted(kept)) + "\n", encoding="utf-8")
    print(len(kept), "everyday words")


if __name__ == "__main__":
    main()
