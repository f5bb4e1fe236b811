package tidewire.summarizer.digest.tell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What digests have told of a story.
 *
 * @param lines the last two, oldest first
 * @param times how often it was told
 * @param last end of the interval in which it was told last
 */
public record Told(List<String> lines, int times, Instant last) {
    private static final int KEPT = 2;
    public static final Told NEVER = new Told(List.of(), 0, Instant.EPOCH);

    public Told {
        lines = List.copyOf(lines);
    }

    public Told with(String line, Instant when) {
        List<String> all = new ArrayList<>(lines);
        all.add(line);
        return new Told(all.subList(Math.max(0, all.size() - KEPT), all.size()), times + 1, when);
    }
}
