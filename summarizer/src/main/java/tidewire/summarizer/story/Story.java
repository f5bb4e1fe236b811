package tidewire.summarizer.story;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidewire.summarizer.text.Sentences;

/**
 * One thing that happened, as a digest tells it: reports of it and the moves of its symbols, or moves alone.
 *
 * @param id stable: the id of the first report, or of the largest move when there is none
 * @param items reports, the best one first
 * @param moves linked moves, the largest first
 */
public record Story(String id, List<Item> items, List<PriceMove> moves) {
    public Story {
        items = List.copyOf(items);
        moves = List.copyOf(moves);
        if (items.isEmpty() && moves.isEmpty()) {
            throw new IllegalArgumentException("a story must have an item or a move");
        }
    }

    /** Ticker symbols of reports and moves, each once, in order. */
    public List<String> symbols() {
        return Stream.concat(
                        items.stream().flatMap(item -> item.symbols().stream()),
                        moves.stream().map(PriceMove::symbol))
                .distinct()
                .sorted()
                .toList();
    }

    /** The words to fall back to: a source's own. */
    public String headline() {
        return items.isEmpty() ? moves.get(0).text() : items.get(0).wholeHeadline();
    }

    /**
     * A report.
     *
     * @param timeKnown false when only the day is known
     * @param detail what was shown to the model beside the headline; may be empty
     * @param nats surprisal of the entry in its window, in nats
     * @param tokens length of the entry
     */
    public record Item(
            String id,
            String source,
            Instant time,
            boolean timeKnown,
            boolean late,
            String headline,
            String detail,
            @Nullable String link,
            List<String> symbols,
            double nats,
            int tokens) {
        private static final int LEAST_WORDS = 4;
        private static final int MOST_CHARS = 400;

        public Item {
            symbols = List.copyOf(symbols);
        }

        /**
         * The headline, or the first sentence of the detail where that says what the headline does not: of one that the feed
         * has cut off ("… as the debt...") or that is only a name ("CVE-2013-3860").
         */
        String wholeHeadline() {
            String stem = headline.replaceFirst("\\s*(?:\\.\\.\\.|…)$", "");
            boolean cutOff = !stem.equals(headline) && detail.startsWith(stem);
            boolean onlyAName = headline.split(" ").length < LEAST_WORDS && !detail.isEmpty();
            if (!cutOff && !onlyAName) {
                return headline;
            }
            String sentence = Sentences.split(detail).get(0);
            return sentence.length() <= MOST_CHARS ? sentence : headline;
        }
    }

    /**
     * A move of a symbol's price.
     *
     * @param nats surprisal of the entry in its window, in nats
     * @param tokens length of the entry
     */
    public record PriceMove(
            String id,
            String symbol,
            Instant time,
            BigDecimal changePercent,
            BigDecimal zScore,
            String title,
            String text,
            double nats,
            int tokens) {}
}
