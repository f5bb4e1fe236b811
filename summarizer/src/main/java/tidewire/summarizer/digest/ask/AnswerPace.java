package tidewire.summarizer.digest.ask;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Questions have half of a task's time at most: behind each part of an answer they pause for as long as it took. */
public final class AnswerPace {
    private final LongSupplier nanos;
    private long ended;
    private long pause;

    /** @param nanos as {@link System#nanoTime} */
    public AnswerPace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    public boolean isDue() {
        return nanos.getAsLong() - ended >= pause;
    }

    public <T> T timed(Supplier<T> part) {
        long began = nanos.getAsLong();
        try {
            return part.get();
        } finally {
            ended = nanos.getAsLong();
            pause = ended - began;
        }
    }
}
