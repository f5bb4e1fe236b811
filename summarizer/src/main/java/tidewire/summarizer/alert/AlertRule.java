package tidewire.summarizer.alert;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidewire.events.Move;
import tidewire.events.NewsItem;
import tidewire.events.Severity;
import tidewire.events.StoryRef;
import tidewire.summarizer.story.rank.Angle;
import tidewire.summarizer.story.text.Headline;
import tidewire.summarizer.text.CleanLine;
import tidewire.summarizer.text.ReadableText;
import tidewire.summarizer.wire.WordFinder;

/**
 * One rule of a desk: everything it asks for must hold. A rule that names kinds of moves is about prices, any other about
 * news.
 *
 * @param name shown in the alert
 * @param severity of the alert; a move's own severity counts where it is higher
 * @param desks names of the desks it holds for; empty for all
 * @param words at least one stands in the headline or summary, ignoring case; empty asks for none
 * @param symbols the item or move is about one of them; empty asks for none
 * @param feeds names of sources, one of which published it; empty asks for none
 * @param sources independent sources that the story has reached; 0 asks for none
 * @param importance of the story, 0 to 1, by a report that tells an event; 0 asks for none
 * @param score that the feed itself gives (CVSS); 0 asks for none
 * @param moves kinds of moves; empty for a rule about news
 * @param percent least change of a move in percent, without its sign; 0 leaves it to the kind's own threshold; not asked of halts, nor
 *     in a rule that tells them of where trading goes on
 */
public record AlertRule(
        String name,
        Severity severity,
        Set<String> desks,
        List<String> words,
        Set<String> symbols,
        Set<String> feeds,
        int sources,
        double importance,
        double score,
        Set<Move.Kind> moves,
        BigDecimal percent) {

    public AlertRule {
        desks = Set.copyOf(desks);
        words = List.copyOf(words);
        symbols = Set.copyOf(symbols);
        feeds = Set.copyOf(feeds);
        moves = Set.copyOf(moves);
        require(!name.isBlank(), "a rule must have a name");
        require(sources >= 0, "rule " + name + ": sources must not be negative, was " + sources);
        require(
                importance >= 0 && importance <= 1,
                "rule " + name + ": importance must be between 0 and 1, was " + importance);
        require(score >= 0, "rule " + name + ": score must not be negative, was " + score);
        require(percent.signum() >= 0, "rule " + name + ": percent must not be negative, was " + percent);
        boolean news = !words.isEmpty() || !feeds.isEmpty() || sources > 0 || importance > 0 || score > 0;
        require(
                news || !moves.isEmpty() || !symbols.isEmpty(),
                "rule " + name + " asks for nothing: it would alert on everything");
        require(!news || moves.isEmpty(), "rule " + name + " asks for news and for moves: make it two rules");
    }

    AlertRule withImportance(double other) {
        return new AlertRule(name, severity, desks, words, symbols, feeds, sources, other, score, moves, percent);
    }

    boolean holdsFor(String desk) {
        return desks.isEmpty() || desks.contains(desk);
    }

    /** Why this rule fires on a report, in words; empty when it does not. */
    Optional<String> why(NewsItem item, StoryRef story) {
        if (!moves.isEmpty()
                || story.sources() < sources
                || story.importance() < importance
                || (importance > 0 && !tellsAnEvent(item))
                || (score > 0 && (item.severity() == null || item.severity() < score))
                || (!feeds.isEmpty() && !feeds.contains(item.source()))) {
            return Optional.empty();
        }
        List<String> reasons = new ArrayList<>();
        if (!words.isEmpty()) {
            String word = wordIn(item);
            if (word == null) {
                return Optional.empty();
            }
            reasons.add("word: " + word);
        }
        if (!symbols.isEmpty()) {
            Optional<String> named =
                    item.symbols().stream().filter(symbols::contains).findFirst();
            if (named.isEmpty()) {
                return Optional.empty();
            }
            reasons.add("names " + named.get());
        }
        if (!feeds.isEmpty()) {
            reasons.add("from " + item.source().replaceFirst("^feed:", ""));
        }
        if (sources > 0) {
            reasons.add(story.sources() + " sources");
        }
        if (importance > 0) {
            reasons.add(String.format(Locale.ROOT, "importance %.2f", story.importance()));
        }
        if (score > 0) {
            reasons.add(String.format(Locale.ROOT, "score %.1f", item.severity()));
        }
        return Optional.of(String.join("; ", reasons));
    }

    /** What is important is no interruption when it only says what is thought of it, or how prices stand that moves tell. */
    private static boolean tellsAnEvent(NewsItem item) {
        Headline headline = Headline.of(item.title());
        return headline.form().compareTo(Headline.Form.REACTION) <= 0 && Angle.of(headline.text()) == Angle.EVENT;
    }

    private @Nullable String wordIn(NewsItem item) {
        String text = ReadableText.of(
                CleanLine.clean(item.title() + " \n " + (item.summary() == null ? "" : item.summary())));
        return words.stream()
                .filter(word -> WordFinder.contains(text, word, true))
                .findFirst()
                .orElse(null);
    }

    /** Why this rule fires on a move, in words; empty when it does not. */
    Optional<String> why(Move move) {
        if (!moves.contains(move.kind())
                || (hasSize(move) && move.changePercent().abs().compareTo(percent) < 0)
                || (!symbols.isEmpty() && !symbols.contains(move.symbol()))) {
            return Optional.empty();
        }
        String kind = move.kind().name().toLowerCase(Locale.ROOT);
        if (move.kind() == Move.Kind.HALT) {
            long minutes = Duration.between(move.from(), move.to()).toMinutes();
            return Optional.of(kind + " of " + minutes + " min");
        }
        return Optional.of(kind + " of " + move.changePercent().abs().toPlainString() + "%");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    private boolean hasSize(Move move) {
        boolean halting = move.kind() == Move.Kind.HALT || move.kind() == Move.Kind.REOPENING;
        return !halting || !moves.contains(Move.Kind.HALT);
    }
}
