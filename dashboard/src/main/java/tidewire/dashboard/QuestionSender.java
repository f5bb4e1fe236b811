package tidewire.dashboard;

import tidewire.events.Question;

/** Puts questions on their topic; throws when the topic does not take it. */
public interface QuestionSender extends AutoCloseable {
    void send(Question question);

    @Override
    default void close() {}
}
