package tidewire.app.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which warnings say again what was said a short while ago. Two are alike when they differ in figures alone: names that
 * have some ("bbc1") and what an HTTP server answered are none. A problem that goes on
 * is let through once in each span; what it said in between is counted.
 */
final class Repeats {
    /** Enough for what one process has to say; the oldest is forgotten first. */
    private static final int MOST = 1_000;

    private static final Pattern FIGURES = Pattern.compile("(?<![\\p{L}\\p{N}_.-])(?<!HTTP )\\d[\\p{L}\\p{N}_.:-]*");

    private final long spanMillis;
    private final Map<String, Said> said = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Said> eldest) {
            return size() > MOST;
        }
    };

    private record Said(long since, long again) {}

    Repeats(long spanMillis) {
        this.spanMillis = spanMillis;
    }

    /**
     * @param logger who says it
     * @param now in milliseconds
     * @return how often it was kept back since it was let through last; -1 when it is to be kept back now
     */
    synchronized long of(String logger, String message, long now) {
        String key = logger + " " + FIGURES.matcher(message).replaceAll("#");
        Said before = said.get(key);
        if (before != null && now - before.since() < spanMillis) {
            said.put(key, new Said(before.since(), before.again() + 1));
            return -1;
        }
        said.put(key, new Said(now, 0));
        return before == null ? 0 : before.again();
    }
}
