package tidewire.dashboard;

import tidewire.events.AlertCommand;
import tidewire.events.Question;

/** Puts what people ask for on its topic; throws when the topic does not take it. */
public interface OrderSender extends AutoCloseable {
    void send(Question question);

    void send(AlertCommand command);

    @Override
    default void close() {}
}
