package tidewire.summarizer.digest.ask;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tidewire.events.Answer;
import tidewire.llm.SinkWindow;

/** An answer under way: each part is written when it is asked for, on a fork that stays as it is whatever its window reads meanwhile. */
public final class Answering implements AutoCloseable {
    private final @Nullable SinkWindow fork;
    private final Function<OpenQuestion, Answer> write;
    private OpenQuestion open;

    Answering(@Nullable SinkWindow fork, OpenQuestion open, Function<OpenQuestion, Answer> write) {
        this.fork = fork;
        this.open = open;
        this.write = write;
    }

    /** Writes the next part; the last one says that it is done. */
    public Answer next() {
        Answer part = write.apply(open);
        open = open.withOneMoreSent();
        return part;
    }

    /** The question, to go on from here. */
    public OpenQuestion open() {
        return open;
    }

    @Override
    public void close() {
        if (fork != null) {
            fork.close();
        }
    }
}
