package tidewire.summarizer;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A view of the stream that a person cares about, and the unit of order: one tape, one window.
 *
 * @param name key of its records; letters, digits, dots, dashes
 * @param feeds sources of news, as in {@link tidewire.events.NewsItem#source()}
 * @param trades sources of trades, as in {@link tidewire.events.Trade#source()}; empty for a desk without prices
 * @param symbols symbol to the names by which texts speak of it; empty for a desk without prices
 * @param selection which items of its feeds it takes
 * @param every length of an interval; a divisor of a day
 * @param hours when digests are written; null for always. What happens outside falls into the next interval
 * @param zone the time zone in which this desk reads times
 * @param lines most lines of a digest
 */
public record Desk(
        String name,
        Set<String> feeds,
        Set<String> trades,
        Map<String, SymbolNames> symbols,
        Selection selection,
        Duration every,
        @Nullable Hours hours,
        ZoneId zone,
        int lines) {

    /** Days and local times of the desk's zone between which intervals end: after {@code open}, up to and including {@code close}. */
    public record Hours(Set<DayOfWeek> days, LocalTime open, LocalTime close) {
        public Hours {
            days = Set.copyOf(days);
            require(!days.isEmpty(), "desk hours must name at least one day");
            require(open.isBefore(close), "desk hours must open before they close, were " + open + " to " + close);
        }
    }

    public Desk {
        feeds = Set.copyOf(feeds);
        trades = Set.copyOf(trades);
        symbols = Map.copyOf(symbols);
        require(
                name.matches("[A-Za-z0-9.-]{1,100}"),
                "desk name must be letters, digits, dots or dashes, was '" + name + "'");
        require(!feeds.isEmpty() || !trades.isEmpty(), "desk " + name + " must have at least one feed or trade source");
        require(
                symbols.isEmpty() == trades.isEmpty(),
                "desk " + name + " must have symbols and trade sources, or neither");
        require(
                every.compareTo(Duration.ofMinutes(1)) >= 0
                        && Duration.ofDays(1).toMillis() % every.toMillis() == 0,
                "desk " + name + ": every must be at least a minute and divide a day");
        require(lines >= 1 && lines <= 20, "desk " + name + ": lines must be 1 to 20, was " + lines);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
