package tidewire.summarizer.digest;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import tidewire.events.Answer;
import tidewire.events.Question;
import tidewire.summarizer.digest.ask.Answering;
import tidewire.summarizer.digest.desk.DeskInHand;
import tidewire.summarizer.digest.desk.DeskReader;

/**
 * The questions of a task, answered part by part. A question stands in its store until its last part is written: who takes the task
 * over begins its answer again, with the same numbers of parts.
 */
final class QuestionStore implements AutoCloseable {
    private final KeyValueStore<String, Question> questions;
    private final DeskReader reader;
    private final Map<String, DeskInHand> desks;
    private String key = "";
    private @Nullable Answering answering;

    QuestionStore(KeyValueStore<String, Question> questions, DeskReader reader, Map<String, DeskInHand> desks) {
        this.questions = questions;
        this.reader = reader;
        this.desks = desks;
    }

    void ask(Question question) {
        questions.put(StoreKey.named(question.desk(), question.id()), question);
    }

    /** Desks of which a question is not answered to its end. */
    Set<String> asked() {
        Set<String> names = new HashSet<>();
        try (KeyValueIterator<String, Question> asked = questions.all()) {
            asked.forEachRemaining(one -> names.add(one.value.desk()));
        }
        return names;
    }

    /** Writes the next part of an answer, or null when there is no question of a desk whose window is ready. */
    @Nullable
    Answer next() {
        Answering now = answering == null ? begin() : answering;
        if (now == null) {
            return null;
        }
        Answer part = now.next();
        if (now.isDone()) {
            close();
            questions.delete(key);
        }
        return part;
    }

    private @Nullable Answering begin() {
        try (KeyValueIterator<String, Question> asked = questions.all()) {
            while (asked.hasNext()) {
                KeyValue<String, Question> next = asked.next();
                DeskInHand inHand = desks.get(next.value.desk());
                if (inHand != null && inHand.isLive()) {
                    key = next.key;
                    answering = reader.answer(inHand, next.value);
                    return answering;
                }
            }
            return null;
        }
    }

    @Override
    public void close() {
        if (answering != null) {
            answering.close();
            answering = null;
        }
    }
}
