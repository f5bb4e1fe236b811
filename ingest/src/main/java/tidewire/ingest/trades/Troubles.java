package tidewire.ingest.trades;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Troubles that go on: each is said when it begins, and not again while it lasts, though all is well in between. It is over
 * when there was none of its kind for an hour.
 */
final class Troubles {
    private static final long OVER = Duration.ofHours(1).toNanos();
    private static final int MOST = 1_000;

    /** When there was one last, in nanoseconds of the machine's timer. */
    private final Map<String, Long> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    /**
     * Whether one begins with this.
     *
     * @param words numbers in which are not looked at
     */
    boolean begins(String words, long nanoTime) {
        Long before = last.put(words.replaceAll("[0-9]+", "#"), nanoTime);
        return before == null || nanoTime - before > OVER;
    }
}
