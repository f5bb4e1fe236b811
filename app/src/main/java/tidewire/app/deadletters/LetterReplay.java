package tidewire.app.deadletters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidewire.app.Failures;
import tidewire.events.Topics;

/**
 * Sends letters back, each once: those that an earlier replay sent are left out. What cannot be sent is kept with the reason, and
 * the others go on.
 */
final class LetterReplay {
    private static final int MOST_LETTERS = 200;
    private static final int MOST_BYTES = 4 << 20;

    private final LetterSender sender;
    private final ReplayMarks marks;
    private final Set<String> homes;
    private final boolean again;
    private final List<Letter> batch = new ArrayList<>();
    private final Map<String, List<String>> kept = new TreeMap<>();
    private int bytes;
    private long sent;
    private long sentBefore;

    /**
     * @param homes topics that letters may go back to
     * @param again whether those that were sent before go too
     */
    LetterReplay(LetterSender sender, ReplayMarks marks, Set<String> homes, boolean again) {
        this.sender = sender;
        this.marks = marks;
        this.homes = homes;
        this.again = again;
    }

    /** Whether letters of a topic can go back to it: one that stages read, or one between them. */
    static boolean isHome(String topic) {
        return Topics.all().contains(topic) && !topic.endsWith(".dlq.v1") && !topic.equals(Topics.REPLAYED)
                || topic.startsWith("tidewire-tape-") && topic.endsWith("-repartition");
    }

    /** @throws IllegalStateException when another replay of the stage has begun meanwhile, or Kafka takes nothing */
    void send(Letter letter) {
        String topic = letter.topic();
        if (!again && marks.has(letter)) {
            sentBefore++;
        } else if (topic == null) {
            keep(letter, "came from outside: their source has to send them again");
        } else if (letter.isCut()) {
            keep(letter, "were too long to be kept whole: their source has to send them again");
        } else if (!homes.contains(topic)) {
            keep(letter, "name a topic that no letter goes back to: " + letter.from());
        } else {
            batch.add(letter);
            bytes += Math.max(0, letter.record().serializedValueSize());
            if (batch.size() >= MOST_LETTERS || bytes >= MOST_BYTES) {
                finish();
            }
        }
    }

    /** @throws IllegalStateException when another replay of the stage has begun meanwhile, or Kafka takes nothing */
    void finish() {
        send(List.copyOf(batch));
        batch.clear();
        bytes = 0;
    }

    // One that is refused takes all of its transaction along: they are tried by halves, until it is alone.
    private void send(List<Letter> letters) {
        if (letters.isEmpty()) {
            return;
        }
        @Nullable Exception refusal = sender.send(letters, marks);
        if (refusal == null) {
            sent += letters.size();
        } else if (letters.size() == 1) {
            keep(letters.get(0), "were refused by " + letters.get(0).topic() + ": " + Failures.text(refusal));
        } else {
            int half = letters.size() / 2;
            send(letters.subList(0, half));
            send(letters.subList(half, letters.size()));
        }
    }

    private void keep(Letter letter, String why) {
        kept.computeIfAbsent(why, first -> new ArrayList<>()).add(letter.place());
    }

    long sent() {
        return sent;
    }

    /** Letters that an earlier replay sent. */
    long sentBefore() {
        return sentBefore;
    }

    /** Places of the letters that could not be sent, by the reason. */
    Map<String, List<String>> kept() {
        return kept;
    }
}
