package tidewire.ingest.trades;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.clock.Observation;
import tidewire.ingest.trades.venue.VenueListener;

/** What is known of one product of a venue. */
final class Product {
    /** Products that a remark names. */
    private static final int MOST_NAMED = 5;

    /**
     * What a product must know after a restart: up to which trade all have been acknowledged by Kafka.
     *
     * @param id of that trade
     * @param time at or before its time
     * @param latest time of the latest trade, whatever its id
     */
    record Reached(long id, Instant time, Instant latest) {}

    /** More trades than a product of any venue has in a month. */
    private static final long LONGEST_LEAP = 100_000_000;

    private SeenIds seen = new SeenIds();
    /** Last trade that the venue has named, whether or not it has come. */
    private long announced = VenueListener.NO_ID;

    /** The last id that was too far from all others. */
    private long leapt = VenueListener.NO_ID;

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
        throughTime = reached.time();
        latest = reached.latest();
        remembered = reached.id();
        beginning = reached;
        known = true;
    }

    /** What came behind this has not come: Kafka has not taken it. */
    void backTo(Reached reached) {
        seen = new SeenIds();
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
        long before = seen.through();
        if (beginning == null) {
            // A venue that is asked by time must give this one too.
            beginning = new Reached(id - 1, time.minusMillis(1), time);
        }
        if (!seen.add(id)) {
            if (!time.isAfter(latest)) {
                return false;
            }
            beginAnew();
            seen.add(id);
        }
        if (seen.through() != before) {
            throughTime = time;
        }
        return true;
    }

    private void beginAnew() {
        seen = new SeenIds();
        announced = VenueListener.NO_ID;
        leapt = VenueListener.NO_ID;
    }

    /**
     * Whether an id is so far from all others that no trades can lie between: what is said of it is wrong. Where the next
     * trade has an id just behind it, the venue has begun to count anew.
     */
    boolean isLeap(long id) {
        if (!isFar(id)) {
            return false;
        }
        if (leapt >= 0 && id > leapt && id - leapt <= LONGEST_LEAP) {
            beginAnew();
            return false;
        }
        leapt = id;
        return true;
    }

    /** Whether an id is far from all that have come. */
    boolean isFar(long id) {
        return seen.last() >= 0 && (id - seen.last() > LONGEST_LEAP || id < seen.first() - LONGEST_LEAP);
    }

    /** Of a trade of a wrong time: it is no hole. False when it has come before. */
    boolean leaveOut(long id) {
        return seen.last() < 0 || isFar(id) || seen.add(id);
    }

    /** A trade of the past that is not passed on: it is no hole, and what follows is asked for from there. False when it has come before. */
    boolean passOver(long id, Instant time) {
        long before = seen.through();
        boolean isNew = seen.add(id);
        if (seen.through() != before) {
            throughTime = time;
        }
        return isNew;
    }

    void took(Instant time) {
        latest = time.isAfter(latest) ? time : latest;
    }

    void announced(long id) {
        announced = Math.max(announced, id);
    }

    SeenIds.@Nullable Range hole() {
        // It may have been announced before the first trade came.
        return seen.hole(isFar(announced) ? VenueListener.NO_ID : announced);
    }

    /** What is left of a range; null when all has come. */
    SeenIds.@Nullable Range left(SeenIds.Range of) {
        SeenIds.Range now = seen.hole(of.to());
        return now == null || now.from() > of.to() ? null : new SeenIds.Range(now.from(), Math.min(now.to(), of.to()));
    }

    void giveUp(SeenIds.Range left) {
        seen.addAll(left);
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
        long through = seen.through();
        if (through < 0 || through == remembered) {
            return null;
        }
        remembered = through;
        return new Reached(through, throughTime, latest);
    }

    /**
     * What is wrong with some products of an exchange, for a person.
     *
     * @param trading whether there has been a trade of any
     * @return empty when nothing is wrong
     */
    static String remarks(Map<String, Product> products, boolean trading) {
        List<String> remarks = new ArrayList<>();
        List<String> unheard = new ArrayList<>();
        products.forEach((name, product) -> {
            if (product.refused != null) {
                remarks.add(name + ": " + product.refused);
            }
            if (product.skewed) {
                remarks.add(name + ": its trades are far off the clock");
            }
            if (product.unheard && product.refused == null) {
                unheard.add(name);
            }
        });
        // Binance takes a subscription to what it does not have, and says nothing.
        if (trading && !unheard.isEmpty()) {
            remarks.add("nothing yet of " + String.join(", ", unheard.subList(0, Math.min(MOST_NAMED, unheard.size())))
                    + (unheard.size() > MOST_NAMED ? " and " + (unheard.size() - MOST_NAMED) + " more" : ""));
        }
        return String.join("; ", remarks);
    }
}
