package tidewire.events;

import java.util.List;

/** The only place that names a topic. */
public final class Topics {
    private static final String PREFIX = "tidewire.";

    /** {@link NewsItem} by item id, and {@link ClockMarker}s by source in every partition. */
    public static final String NEWS = PREFIX + "news.v1";
    /** {@link Trade} by symbol, and {@link ClockMarker}s by source in every partition. */
    public static final String TICKS = PREFIX + "ticks.v1";
    /** {@link Bar} by symbol. */
    public static final String BARS = PREFIX + "bars.v1";
    /** {@link Move} by symbol. */
    public static final String MOVES = PREFIX + "moves.v1";
    /** {@link TapeEntry} by desk, in tape order. */
    public static final String TAPE = PREFIX + "tape.v1";
    /** {@link Digest} by desk. */
    public static final String DIGESTS = PREFIX + "digests.v1";
    /** {@link Alert} by desk. */
    public static final String ALERTS = PREFIX + "alerts.v1";
    /** {@link Telemetry} by desk. */
    public static final String TELEMETRY = PREFIX + "telemetry.v1";

    private Topics() {}

    /** Where a stage puts what it cannot use, with the reason in headers; stages: ingest, wire, market, tape, digest, alerts. */
    public static String deadLetters(String stage) {
        return PREFIX + stage + ".dlq.v1";
    }

    /** Every topic that must exist before the parts start, dead-letter topics included. */
    public static List<String> all() {
        return List.of(
                NEWS,
                TICKS,
                BARS,
                MOVES,
                TAPE,
                DIGESTS,
                ALERTS,
                TELEMETRY,
                deadLetters("ingest"),
                deadLetters("wire"),
                deadLetters("market"),
                deadLetters("tape"),
                deadLetters("digest"),
                deadLetters("alerts"));
    }
}
