package tidewire.events;

import java.util.List;
import java.util.Set;

/** The only place that names a topic. */
public final class Topics {
    private static final String PREFIX = "tidewire.";

    /** {@link NewsItem} by item id, and {@link ClockMarker}s by ingestor in every partition. */
    public static final String NEWS = PREFIX + "news.v1";
    /** {@link TradeEvent} by symbol, and {@link ClockMarker}s by ingestor in every partition. */
    public static final String TICKS = PREFIX + "ticks.v1";
    /** {@link Bar} by symbol. */
    public static final String BARS = PREFIX + "bars.v1";
    /** {@link Move} by symbol. */
    public static final String MOVES = PREFIX + "moves.v1";
    /** {@link TradingDay} by symbol and day, {@code <symbol>/<day>}; compacted. */
    public static final String DAYS = PREFIX + "days.v1";
    /** {@link TapeEntry} by desk, in tape order. */
    public static final String TAPE = PREFIX + "tape.v1";
    /** {@link Story} by desk and id: {@code <desk>/<id>}. */
    public static final String STORIES = PREFIX + "stories.v1";
    /** {@link Digest} by desk. */
    public static final String DIGESTS = PREFIX + "digests.v1";
    /** {@link Alert} by desk. */
    public static final String ALERTS = PREFIX + "alerts.v1";
    /** {@link AlertCommand} by {@link AlertCommand#key()}; compacted: the last of a key holds. */
    public static final String ALERT_COMMANDS = PREFIX + "alert-commands.v1";
    /** {@link AlertSent} by {@link AlertSent#key()}; compacted. */
    public static final String ALERTS_SENT = PREFIX + "alerts-sent.v1";
    /** {@link WebhookStatus} by webhook; compacted. */
    public static final String WEBHOOKS = PREFIX + "webhooks.v1";
    /** {@link Telemetry} by desk. */
    public static final String TELEMETRY = PREFIX + "telemetry.v1";

    /** {@link TapeStatus} by desk. */
    public static final String STATUS = PREFIX + "status.v1";
    /** {@link SourceStatus} by source; compacted. */
    public static final String SOURCES = PREFIX + "sources.v1";
    /** What each ingestor must know after a restart, by source; compacted, private to ingest. */
    public static final String INGEST_STATE = PREFIX + "ingest-state.v1";
    /** {@link Question} by desk. */
    public static final String QUESTIONS = PREFIX + "questions.v1";
    /** {@link Answer} by desk. */
    public static final String ANSWERS = PREFIX + "answers.v1";
    /** Which dead letters were sent back, so that they are not again; compacted, private to the command {@code dlq}. */
    public static final String REPLAYED = PREFIX + "replayed.v1";

    private static final Set<String> COMPACTED =
            Set.of(SOURCES, INGEST_STATE, STORIES, DAYS, ALERT_COMMANDS, ALERTS_SENT, WEBHOOKS, REPLAYED);

    private Topics() {}

    /** Where a stage puts what it cannot use, with the reason in headers; for each of {@link #stages}. */
    public static String deadLetters(String stage) {
        return PREFIX + stage + ".dlq.v1";
    }

    /** Stages that set records aside. */
    public static List<String> stages() {
        return List.of("ingest", "wire", "market", "tape", "digest", "alerts", "dashboard");
    }

    /** True for a topic that keeps the last record of each key: a record without a value takes its key away. */
    public static boolean isCompacted(String topic) {
        return COMPACTED.contains(topic);
    }

    /** Every topic that must exist before the parts start, dead-letter topics included. */
    public static List<String> all() {
        return List.of(
                NEWS,
                TICKS,
                BARS,
                MOVES,
                DAYS,
                TAPE,
                STORIES,
                DIGESTS,
                ALERTS,
                ALERT_COMMANDS,
                ALERTS_SENT,
                WEBHOOKS,
                TELEMETRY,
                STATUS,
                SOURCES,
                INGEST_STATE,
                QUESTIONS,
                ANSWERS,
                REPLAYED,
                deadLetters("ingest"),
                deadLetters("wire"),
                deadLetters("market"),
                deadLetters("tape"),
                deadLetters("digest"),
                deadLetters("alerts"),
                deadLetters("dashboard"));
    }
}
