package tidewire.app.broker;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import tidewire.events.SourceEvent;
import tidewire.events.Topics;

/**
 * How long topics keep their records. Records carry the time at which they were observed: live, that is the present; a
 * replay of an old year with a clock of its own keeps everything ({@link #FOREVER}). Results (digests, alerts, moves, bars)
 * are always kept; what is only the last state of something is compacted, and so are marks of dead letters that were sent back: a letter may
 * stay longer than its time, and its mark must not go before it.
 *
 * @param ticks trades; null for ever
 * @param ticksGib most of them in a partition, in GiB
 * @param news news and tapes; null for ever
 * @param eyes what is only to be looked at: telemetry and status; null for ever
 * @param deadLetters what could not be used; null for ever
 */
public record Retention(
        @Nullable Duration ticks,
        int ticksGib,
        @Nullable Duration news,
        @Nullable Duration eyes,
        @Nullable Duration deadLetters) {
    public static final Duration TICKS = Duration.ofDays(7);
    public static final Duration NEWS = Duration.ofDays(30);
    public static final Duration EYES = Duration.ofDays(1);
    public static final Duration DEAD_LETTERS = Duration.ofDays(30);
    /** What an operator would choose. */
    public static final Retention DEFAULT = new Retention(TICKS, 20, NEWS, EYES, DEAD_LETTERS);
    /** For a clock that is not this machine's. */
    public static final Retention FOREVER = new Retention(null, Integer.MAX_VALUE, null, null, null);

    private static final Set<String> READ_BY_SCRIPTS =
            Set.of(Topics.DIGESTS, Topics.ALERTS, Topics.MOVES, Topics.DAYS, Topics.STORIES, Topics.ANSWERS);
    private static final String KEPT = "-1";
    private static final long GIB = 1L << 30;
    private static final int SEGMENT = 64 << 20;
    /** In the time for which records are kept; so much longer than that one may stay, as a part of it. */
    private static final int SEGMENTS = 4;

    private static final int LARGEST_LETTER = 2 << 20;

    /** Topic settings; every topic keeps the times of its records. */
    public Map<String, String> settings(String topic) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                TopicConfig.RETENTION_MS_CONFIG,
                KEPT,
                TopicConfig.RETENTION_BYTES_CONFIG,
                KEPT,
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "CreateTime",
                TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG,
                String.valueOf(Long.MAX_VALUE),
                TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
                String.valueOf(mostAhead(topic))));
        switch (topic) {
            case Topics.TICKS -> {
                keep(settings, ticks);
                if (ticksGib < Integer.MAX_VALUE) {
                    settings.put(TopicConfig.RETENTION_BYTES_CONFIG, String.valueOf(ticksGib * GIB));
                }
            }
            case Topics.NEWS, Topics.TAPE, Topics.QUESTIONS, Topics.ANSWERS -> keep(settings, news);
            case Topics.TELEMETRY, Topics.STATUS -> keep(settings, eyes);
            default -> {
                if (Topics.isCompacted(topic)) {
                    settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
                    // Only whole segments are compacted, and some are read at every start.
                    settings.put(TopicConfig.SEGMENT_BYTES_CONFIG, String.valueOf(SEGMENT / 4));
                }
                if (topic.endsWith(".dlq.v1")) {
                    keep(settings, deadLetters);
                    // The largest record that a topic takes must fit with the headers that say what is wrong with it.
                    settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(LARGEST_LETTER));
                }
            }
        }
        if (READ_BY_SCRIPTS.contains(topic)) {
            // Every client reads gzip without another package; these topics are small.
            settings.put(TopicConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        }
        return settings;
    }

    /**
     * How far a record's time may be ahead of the broker's clock. What ingestors observed is of the present at most, or one
     * of them has a wrong clock; a bar or a move may have a venue's time, which may be as wrong as it likes.
     */
    static long mostAhead(String topic) {
        return topic.equals(Topics.NEWS) || topic.equals(Topics.TICKS)
                ? SourceEvent.MOST_AHEAD.toMillis()
                : Long.MAX_VALUE;
    }

    private static void keep(Map<String, String> settings, @Nullable Duration time) {
        if (time != null) {
            settings.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(time.toMillis()));
            // Only whole segments are deleted, by the newest record in them: where little is written the oldest would
            // stay for ever.
            settings.put(TopicConfig.SEGMENT_BYTES_CONFIG, String.valueOf(SEGMENT));
            settings.put(TopicConfig.SEGMENT_MS_CONFIG, String.valueOf(time.toMillis() / SEGMENTS));
        }
    }
}
