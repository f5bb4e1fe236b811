package tidewire.summarizer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tidewire.events.TapeStatus;

/**
 * How far the desks that this process holds have come, and what holds them up: for metrics and health. A desk may have its tape
 * written here and its digests elsewhere.
 */
public final class DeskBoard {
    private final InstantSource clock;
    private final Duration patience;
    private final MeterRegistry registry;
    private final Map<String, TapeStatus> tapes = new ConcurrentHashMap<>();
    private final Map<String, Digested> digested = new ConcurrentHashMap<>();
    private final Map<String, Gauge> gauges = new ConcurrentHashMap<>();
    private volatile Map<Integer, List<String>> desks = Map.of(); // By the partition of their tapes.

    /**
     * How far the digest stage has read a desk's tape.
     *
     * @param sequence last entry that was read, -1 before the first
     * @param through time of the tape before which nothing is unread; null while that is not known
     */
    private record Digested(long sequence, @Nullable Instant through) {
        static final Digested NOTHING = new Digested(-1, null);

        /** With what the tape says of itself: up to its present where all of it has been read, or where nothing is known yet. */
        Digested at(@Nullable TapeStatus tape) {
            if (tape == null) {
                return this;
            }
            boolean all = sequence >= tape.sequence()
                    && (through == null || tape.time().isAfter(through));
            return all || through == null ? new Digested(sequence, tape.time()) : this;
        }
    }

    /**
     * @param clock the time that ingestors observe by
     * @param patience how far a desk may be behind before that is a problem
     */
    public DeskBoard(InstantSource clock, Duration patience, MeterRegistry registry) {
        this.clock = clock;
        this.patience = patience;
        this.registry = registry;
    }

    public Instant now() {
        return clock.instant();
    }

    /** The tape stage says how far a desk's tape has come. */
    public void tape(TapeStatus status) {
        digested.computeIfPresent(status.desk(), (desk, read) -> read.at(status));
        if (tapes.put(status.desk(), status) == null) {
            behind(status.desk(), "tape", () -> tapeBehind(tapes.get(status.desk())));
        }
    }

    /** @param partitions the desks whose tapes stand in each partition */
    void tapes(Map<Integer, List<String>> partitions) {
        desks = Map.copyOf(partitions);
    }

    /** The digest stage of this process reads that partition of the tapes from now on, each desk when its turn comes. */
    public void digests(int partition) {
        desks.getOrDefault(partition, List.of()).forEach(desk -> digest(desk, Digested.NOTHING));
    }

    /** Another process may read that partition from now on, or another thread, which will say so. */
    public void digestsGone(int partition) {
        desks.getOrDefault(partition, List.of()).forEach(this::digestGone);
    }

    /** The digest stage has read a desk's tape up to an entry. */
    public void digest(String desk, Instant time, long sequence) {
        digest(desk, new Digested(sequence, time));
    }

    private void digest(String desk, Digested read) {
        if (digested.put(desk, read.at(tapes.get(desk))) == null) {
            behind(desk, "digest", () -> digestBehind(tapes.get(desk), digested.get(desk)));
        }
    }

    /** Another process may write the desk's tape from now on, or another thread, which will say so. */
    public void tapeGone(String desk) {
        tapes.remove(desk);
        gone(desk, "tape");
    }

    /** Another process may read the desk's tape from now on, or another thread, which will say so. */
    public void digestGone(String desk) {
        digested.remove(desk);
        gone(desk, "digest");
    }

    private void gone(String desk, String stage) {
        Gauge gauge = gauges.remove(stage + " " + desk);
        if (gauge != null) {
            registry.remove(gauge);
        }
    }

    private interface Lag {
        Duration now();
    }

    private void behind(String desk, String stage, Lag lag) {
        gauges.put(
                stage + " " + desk,
                Gauge.builder("tidewire.desk.behind", () -> lag.now().toMillis() / 1000.0)
                        .description(
                                "How far a desk's stage is behind: the tape behind the present, digests behind the tape")
                        .baseUnit("seconds")
                        .tag("desk", desk)
                        .tag("stage", stage)
                        .register(registry));
    }

    private Duration tapeBehind(@Nullable TapeStatus tape) {
        return tape == null ? Duration.ZERO : positive(Duration.between(tape.time(), clock.instant()));
    }

    private static Duration digestBehind(@Nullable TapeStatus tape, @Nullable Digested digests) {
        return tape == null || digests == null || digests.through() == null || digests.sequence() >= tape.sequence()
                ? Duration.ZERO
                : positive(Duration.between(digests.through(), tape.time()));
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    /** Of each desk known here why it is behind; an empty optional for one that is not. */
    public Map<String, Optional<String>> problems() {
        Map<String, Optional<String>> problems = new TreeMap<>();
        tapes.forEach((desk, tape) -> problems.put("desk " + desk, problem(tape, digested.get(desk))));
        return problems;
    }

    private Optional<String> problem(TapeStatus tape, @Nullable Digested digests) {
        Duration behind = tapeBehind(tape);
        if (tape.waitingFor() != null) {
            return Optional.of(words(behind) + " behind: ingestor " + tape.waitingFor() + " says nothing since "
                    + tape.ingestors().get(tape.waitingFor()));
        }
        if (behind.compareTo(patience) > 0) {
            return Optional.of(words(behind) + " behind: "
                    + (tape.ingestors().isEmpty() ? "no ingestor runs since " : "the tape stage has read up to ")
                    + tape.time());
        }
        Duration model = digestBehind(tape, digests);
        if (digests != null && model.compareTo(patience) > 0) {
            long wait = tape.sequence() - digests.sequence();
            return Optional.of("the model is " + words(model) + " behind the tape: " + wait
                    + (wait == 1 ? " entry waits for it" : " entries wait for it")
                    + (digests.sequence() < 0 ? ", which has read nothing of this desk yet" : ""));
        }
        return Optional.empty();
    }

    private static String words(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 120
                ? seconds + " s"
                : seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
    }
}
