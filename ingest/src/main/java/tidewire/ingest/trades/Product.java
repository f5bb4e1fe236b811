package tidewire.ingest.trades;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tidewire.events.Trade.Side;
import tidewire.ingest.clock.Observation;
import tidewire.ingest.trades.venue.VenueListener;

/** What is known of one product of a venue. */
final class Product {
    /**
     * What a product must know after a restart: up to which trade all have been acknowledged by Kafka.
     *
     * @param id of that trade
     * @param time at or before its time
     * @param latest time of the latest trade, whatever its id
     */
    record Reached(long id, Instant time, Instant latest) {
        Reached {
            Objects.requireNonNull(time, "time");
            Objects.requireNonNull(latest, "latest");
            if (id < -1) {
                throw new IllegalArgumentException("no trade: " + id);
            }
        }
    }

    /** A trade of it. */
    record Print(
            long id,
            Instant time,
            BigDecimal price,
            BigDecimal size,
            @Nullable Side taker) {}

    /** More trades than a product of any venue has in a month. */
    private static final long LONGEST_LEAP = 100_000_000;

    /** Ids that have come. */
    private SeenIds seen = new SeenIds();
    /** These, and those that were given up: they are no holes any more, but one of them may come yet. */
    private SeenIds settled = new SeenIds();
    /** Last trade that the venue has named, whether or not it has come. */
    private long announced = VenueListener.NO_ID;

    /** Last trade that the venue has named and, when it was asked, does not have. */
    private long refuted = VenueListener.NO_ID;

    /** How often in a row that was so. */
    private int refutations;

    /** The last trade whose id was too far from all others. */
    private @Nullable Print leapt;

    private Instant latest = Instant.EPOCH;
    private Instant throughTime = Instant.EPOCH;
    /** Whether something of it was known before this connection was made. */
    private boolean known;
    /** Just before the first trade that came, or where a restart went on; null before that. */
    private @Nullable Reached beginning;

    /** Whether none has come since the connection was made. */
    boolean fresh = true;

    long holeSince;
    boolean asking;
    boolean skewed;
    /** Whether its last heartbeat named a trade that cannot be. */
    boolean strays;
    /** Whether the venue has said nothing of it yet. */
    boolean unheard = true;
    /** Holds the ingestor's time back until a hole has been asked for. */
    @Nullable
    Observation hold;

    long heldSince;
    private long remembered = VenueListener.NO_ID;

    @Nullable
    String refused;

    /** Goes on after a restart. */
    void restore(Reached reached) {
        seen.addAll(new SeenIds.Range(0, reached.id()));
        settled.addAll(new SeenIds.Range(0, reached.id()));
        throughTime = reached.time();
        latest = reached.latest();
        remembered = reached.id();
        beginning = reached;
        known = true;
    }

    /** What came behind this has not come: Kafka has not taken it. */
    void backTo(Reached reached) {
        seen = new SeenIds();
        settled = new SeenIds();
        restore(reached);
    }

    /** Nothing has come: Kafka has not taken any of it. */
    void backToBeginning() {
        if (beginning != null) {
            backTo(beginning);
        }
    }

    /** Another connection is made. */
    void reconnects() {
        fresh = true;
        known |= seen.last() >= 0;
    }

    /** Whether a trade that is told of the past happened before anything that we know of. */
    boolean isBeforeOurTime(long id) {
        return !known || id < seen.first();
    }

    /**
     * Whether a trade is new. One that is later than all others although its id is known is: the venue has begun to count
     * anew.
     */
    boolean isNew(long id, Instant time) {
        long before = settled.through();
        if (!seen.add(id)) {
            if (!time.isAfter(latest)) {
                return false;
            }
            beginAnew();
            seen.add(id);
        }
        if (beginning == null) {
            // A venue that is asked by time must give this one too.
            beginning = new Reached(id - 1, time.minusMillis(1), time);
        }
        settled.add(id);
        if (settled.through() != before) {
            throughTime = time;
        }
        return true;
    }

    private void beginAnew() {
        seen = new SeenIds();
        settled = new SeenIds();
        announced = VenueListener.NO_ID;
        refuted = VenueListener.NO_ID;
        leapt = null;
        beginning = null;
    }

    /**
     * Takes a trade whose id is so far from all others that no trades can lie between. Where another one goes on from it, the
     * venue has begun to count anew, and both count.
     *
     * @return trades that count now, the first first; empty when this one must wait for another
     */
    List<Print> leap(Print print) {
        Print before = leapt;
        if (before == null || Math.abs(print.id() - before.id()) > LONGEST_LEAP) {
            leapt = print;
            return List.of();
        }
        if (print.id() == before.id()) {
            return List.of();
        }
        beginAnew();
        return List.of(before, print);
    }

    /** Whether it waits for another one to go on from it. */
    boolean hasLeapt(long id) {
        return leapt != null && leapt.id() == id;
    }

    /** Whether an id is far from all that have come. */
    boolean isFar(long id) {
        return seen.last() >= 0 && (id - seen.last() > LONGEST_LEAP || id < seen.first() - LONGEST_LEAP);
    }

    /** Of a trade of a wrong time: it is no hole, and counts if it is told again with the right one. False when it has come before. */
    boolean leaveOut(long id) {
        if (seen.last() < 0 || isFar(id)) {
            return true;
        }
        return settled.add(id);
    }

    /** A trade of the past that is not passed on: it is no hole, and what follows is asked for from there. False when it has come before. */
    boolean passOver(long id, Instant time) {
        long before = settled.through();
        boolean isNew = seen.add(id);
        settled.add(id);
        if (settled.through() != before) {
            throughTime = time;
        }
        return isNew;
    }

    void took(Instant time) {
        latest = time.isAfter(latest) ? time : latest;
    }

    void announced(long id) {
        if (id > refuted) {
            announced = Math.max(announced, id);
        }
    }

    SeenIds.@Nullable Range hole() {
        // It may have been announced before the first trade came.
        return settled.hole(isFar(announced) ? VenueListener.NO_ID : announced);
    }

    /** Whether of trades that have not come nothing is known but that the venue has named one. */
    boolean isOnlyAnnounced(SeenIds.Range ids) {
        return ids.from() > settled.last();
    }

    /**
     * The venue does not have what it has named: no trade is missing that nobody has. If it exists after all, a later one will tell.
     */
    void refute() {
        refuted = Math.max(refuted, announced);
        announced = VenueListener.NO_ID;
        refutations++;
    }

    /** The venue has what it has named. */
    void confirm() {
        refutations = 0;
    }

    /** How often in a row the venue did not have what it had named. */
    int refutations() {
        return refutations;
    }

    /** What is left of a range; null when all has come. */
    SeenIds.@Nullable Range left(SeenIds.Range of) {
        SeenIds.Range now = settled.hole(of.to());
        return now == null || now.from() > of.to() ? null : new SeenIds.Range(now.from(), Math.min(now.to(), of.to()));
    }

    void giveUp(SeenIds.Range left) {
        settled.addAll(left);
    }

    /** Time of a trade before the first hole. */
    Instant before() {
        return throughTime;
    }

    void release() {
        if (hold != null) {
            hold.close();
            hold = null;
        }
    }

    /** What is to be remembered; null when nothing has changed. */
    @Nullable
    Reached toRemember() {
        long through = settled.through();
        if (through < 0 || through == remembered) {
            return null;
        }
        remembered = through;
        return new Reached(through, throughTime, latest);
    }
}
