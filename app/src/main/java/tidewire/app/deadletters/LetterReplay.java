package tidewire.app.deadletters;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidewire.app.Failures;
import tidewire.events.Topics;

/**
 * Sends letters back, each record once: what an earlier replay sent, by this letter of it or by another, is left out. What cannot be
 * sent is kept with the reason, and the others go on.
 */
final class LetterReplay {
    private static final int MOST_LETTERS = 200;
    private static final int MOST_BYTES = 4 << 20;

    private final LetterSender sender;
    private final ReplayMarks marks;
    private final boolean again;
    /** By the record that they are of. */
    private final Map<String, Letter> batch = new LinkedHashMap<>();

    private final Set<String> gone = new HashSet<>();
    private final Map<String, List<String>> kept = new TreeMap<>();
    private int bytes;
    private long sent;
    private long sentBefore;

    /** @param again whether those that were sent before go too */
    LetterReplay(LetterSender sender, ReplayMarks marks, boolean again) {
        this.sender = sender;
        this.marks = marks;
        this.again = again;
    }

    /** Whether letters of a topic can go back to it: one that stages read, or one between them. */
    private boolean isHome(String topic) {
        return marks.knows(topic)
                && (Topics.all().contains(topic) && !topic.endsWith(".dlq.v1") && !topic.equals(Topics.REPLAYED)
                        || topic.startsWith("tidewire-tape-") && topic.endsWith("-repartition"));
    }

    /** @throws IllegalStateException when another replay has begun meanwhile, or Kafka takes nothing */
    void send(Letter letter) {
        String record = marks.record(letter);
        if (batch.containsKey(record)) {
            finish(); // Then it is known whether that one has gone.
        }
        String topic = letter.topic();
        if (gone.contains(record)) {
            keep(letter, "are of records that another of these letters has brought back");
        } else if (!again && marks.has(letter)) {
            sentBefore++;
        } else if (topic == null) {
            keep(letter, "came from outside: their source has to send them again");
        } else if (letter.isCut()) {
            keep(letter, "were too long to be kept whole: their source has to send them again");
        } else if (!isHome(topic)) {
            keep(letter, "name a topic that no letter goes back to: " + letter.from());
        } else {
            batch.put(record, letter);
            bytes += Math.max(0, letter.record().serializedValueSize());
            if (batch.size() >= MOST_LETTERS || bytes >= MOST_BYTES) {
                finish();
            }
        }
    }

    /** @throws IllegalStateException when another replay has begun meanwhile, or Kafka takes nothing */
    void finish() {
        send(List.copyOf(batch.values()));
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
            letters.forEach(letter -> gone.add(marks.record(letter)));
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

    /** Letters of records that an earlier replay sent. */
    long sentBefore() {
        return sentBefore;
    }

    /** Places of the letters that could not be sent, by the reason. */
    Map<String, List<String>> kept() {
        return kept;
    }
}
