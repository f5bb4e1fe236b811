package tidewire.summarizer.tape;

import java.time.Duration;
import tidewire.summarizer.alert.AlertPolicy;
import tidewire.summarizer.market.moves.MarketRules;
import tidewire.summarizer.wire.Memory;

/**
 * @param newsPartitions partitions of {@link tidewire.events.Topics#NEWS}; a desk waits for the clock in each of them
 * @param tickPartitions partitions of {@link tidewire.events.Topics#TICKS}
 * @param deskPartitions partitions over which the desks are spread: the most tasks that can write tapes at a time.
 *     Fixed when the application first starts
 * @param lease how long an ingestor that says nothing is waited for, by the markers of the others
 * @param ids how long the id of an item is remembered after it was last delivered
 * @param moves what counts as a move
 * @param alerts what is worth an interruption
 */
public record TapeOptions(
        int newsPartitions,
        int tickPartitions,
        int deskPartitions,
        Duration lease,
        Memory ids,
        MarketRules moves,
        AlertPolicy alerts) {

    /** The usual {@link #lease}. */
    public static final Duration LEASE = Duration.ofSeconds(15);

    public TapeOptions {
        require(newsPartitions >= 1, "news partitions must be at least 1, was " + newsPartitions);
        require(tickPartitions >= 1, "tick partitions must be at least 1, was " + tickPartitions);
        require(deskPartitions >= 1, "desk partitions must be at least 1, was " + deskPartitions);
        require(!lease.isNegative() && !lease.isZero(), "the lease must be positive, was " + lease);
    }

    /** Feeds list items for a week or two: an id is kept longer than that. */
    public static TapeOptions of(int newsPartitions, int tickPartitions, int deskPartitions, Duration lease) {
        return new TapeOptions(
                newsPartitions,
                tickPartitions,
                deskPartitions,
                lease,
                new Memory(30),
                MarketRules.DEFAULT,
                AlertPolicy.DEFAULT);
    }

    /** With other rules for alerts. */
    public TapeOptions withAlerts(AlertPolicy policy) {
        return new TapeOptions(newsPartitions, tickPartitions, deskPartitions, lease, ids, moves, policy);
    }

    /** With other rules for moves. */
    public TapeOptions withMoves(MarketRules rules) {
        return new TapeOptions(newsPartitions, tickPartitions, deskPartitions, lease, ids, rules, alerts);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
