package tidewire.summarizer.digest.ask;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tidewire.events.Answer;
import tidewire.llm.SinkWindow;

/** An answer under way: each part is written when it is asked for, on a fork that stays as it is whatever its window reads meanwhile. */
public final class Answering implements AutoCloseable {
    private final @Nullable SinkWindow fork;
    private final int parts;
    private final IntFunction<Answer> write;
    private int next;

    Answering(@Nullable SinkWindow fork, int parts, IntFunction<Answer> write) {
        this.fork = fork;
        this.parts = parts;
        this.write = write;
    }

    static Answering of(Answer only) {
        return new Answering(null, 1, part -> only);
    }

    /** Writes the next part; the last one says that it is done. */
    public Answer next() {
        return write.apply(next++);
    }

    public boolean isDone() {
        return next >= parts;
    }

    @Override
    public void close() {
        if (fork != null) {
            fork.close();
        }
    }
}
