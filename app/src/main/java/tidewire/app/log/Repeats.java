package tidewire.app.log;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which warnings say again what was said a short while ago. Two are alike when they differ in figures alone: names that
 * have some ("bbc1") and what an HTTP server answered are none. A problem that goes on is let through once in each span; what it
 * said in between is counted, and the count is told at the end of the span, whether it goes on or not.
 *
 * @param <E> what is said
 */
final class Repeats<E> {
    /** Enough for what one process has to say; the oldest is forgotten first. */
    private static final int MOST = 1_000;

    private static final Pattern FIGURES = Pattern.compile("(?<![\\p{L}\\p{N}_.-])(?<!HTTP )\\d[\\p{L}\\p{N}_.:-]*");

    private final long spanMillis;
    private final Map<String, Said<E>> said = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Said<E>> eldest) {
            return size() > MOST;
        }
    };

    private record Said<E>(long since, Counted<E> kept) {}

    /**
     * What was kept back.
     *
     * @param last of its kind
     * @param times how often; 0 when it was only let through
     */
    record Counted<E>(E last, long times) {}

    Repeats(long spanMillis) {
        this.spanMillis = spanMillis;
    }

    /**
     * @param logger who says it
     * @param now in milliseconds
     * @return how often it was kept back since it was let through last; -1 when it is to be kept back now
     */
    synchronized long of(String logger, String message, E what, long now) {
        String key = logger + " " + FIGURES.matcher(message).replaceAll("#");
        Said<E> before = said.get(key);
        if (before != null && !isOver(before, now)) {
            said.put(
                    key,
                    new Said<>(before.since(), new Counted<>(what, before.kept().times() + 1)));
            return -1;
        }
        said.put(key, new Said<>(now, new Counted<>(what, 0)));
        return before == null ? 0 : before.kept().times();
    }

    /** Also when the clock was set back by more than the span: else nothing would be said until it is where it was. */
    private boolean isOver(Said<E> before, long now) {
        return Math.abs(now - before.since()) >= spanMillis;
    }

    /** What was kept back in spans that are over: it is to be told now, and is not told again. Each begins another span. */
    synchronized List<Counted<E>> due(long now) {
        List<Counted<E>> due = new ArrayList<>();
        Iterator<Map.Entry<String, Said<E>>> all = said.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<String, Said<E>> entry = all.next();
            if (!isOver(entry.getValue(), now)) {
                continue;
            }
            Counted<E> kept = entry.getValue().kept();
            if (kept.times() == 0) {
                all.remove();
            } else {
                due.add(kept);
                entry.setValue(new Said<>(now, new Counted<>(kept.last(), 0)));
            }
        }
        return due;
    }
}
