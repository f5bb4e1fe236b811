package tidewire.summarizer.digest.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to answer among the tasks of one thread, which do their work one after the other: entries that wait at any of them go first, then
 * the question that was asked first. Questions have half of the thread's time at most: behind each part of an answer they pause for as long
 * as it took. Of one thread.
 */
public final class AnswerTurns {
    private final LongSupplier nanos;
    private final List<Task> tasks = new ArrayList<>();
    private long ended;
    private long pause;

    /** One that answers questions. */
    public interface Task {
        /** Do entries of any of its desks wait to be read? */
        boolean isBehind();

        /** The question that it would answer now, or go on with; null for none. */
        QuestionQueue.@Nullable Place next();
    }

    /** @param nanos as {@link System#nanoTime} */
    public AnswerTurns(LongSupplier nanos) {
        this.nanos = nanos;
    }

    public void join(Task task) {
        tasks.add(task);
    }

    public void leave(Task task) {
        tasks.remove(task);
    }

    public boolean isTurnOf(Task task) {
        QuestionQueue.Place own = task.next();
        return own != null
                && nanos.getAsLong() - ended >= pause
                && tasks.stream().noneMatch(Task::isBehind)
                && tasks.stream().noneMatch(other -> isBefore(other.next(), own));
    }

    private static boolean isBefore(QuestionQueue.@Nullable Place one, QuestionQueue.Place other) {
        return one != null && QuestionQueue.FIRST_ASKED.compare(one, other) < 0;
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
