package tidewire.summarizer.digest;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import tidewire.events.EventSerde;
import tidewire.events.InvalidEventException;
import tidewire.events.Question;
import tidewire.events.Topics;
import tidewire.summarizer.streams.InputLimits;

/** Reads questions; what cannot be used is thrown, and {@link tidewire.summarizer.streams.DeadLetters} sets it aside. */
final class QuestionInputProcessor extends ContextualProcessor<byte[], byte[], String, Question> {
    private final EventSerde<Question> questions = EventSerde.of(Question.class);
    private final Set<String> desks;

    QuestionInputProcessor(Set<String> desks) {
        this.desks = desks;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.value() != null && record.value().length > TapeInputProcessor.MOST_BYTES) {
            throw new InvalidEventException(
                    "larger than " + TapeInputProcessor.MOST_BYTES + " bytes: " + record.value().length);
        }
        Question question;
        try {
            question = questions.deserialize(Topics.QUESTIONS, record.headers(), record.value());
        } catch (SerializationException e) {
            throw new InvalidEventException(String.valueOf(e.getMessage()), e);
        }
        if (question == null) {
            throw new InvalidEventException("the record has no value");
        }
        byte[] key = record.key();
        if (key == null || !question.desk().equals(new String(key, StandardCharsets.UTF_8))) {
            throw new InvalidEventException("its key is not its desk, " + question.desk());
        }
        if (!desks.contains(question.desk())) {
            throw new InvalidEventException("no desk " + question.desk() + " is configured");
        }
        if (TapeInputProcessor.outOfTime(question.asked())) {
            throw new InvalidEventException("it was asked outside 1970 to 9999: " + question.asked());
        }
        question.context().forEach(InputLimits::check);
        context().forward(new Record<>(question.desk(), question, 0L, record.headers()));
    }
}
