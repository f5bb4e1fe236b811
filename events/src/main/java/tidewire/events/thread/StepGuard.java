package tidewire.events.thread;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Runs the steps of a thread or of a schedule, none of which may end it: what a step throws is logged, and is the {@link #problem} of whoever
 * asks for health. A thread that ends without a word leaves all that it should do undone behind a part that says it is well.
 */
public final class StepGuard {
    /** One step. */
    public interface Step {
        void run() throws InterruptedException;
    }

    private final Faults faults = Faults.WORDS;
    private final String what;
    private final boolean lasting;
    private final Logger log;
    private volatile @Nullable String problem;

    private StepGuard(String what, boolean lasting, Logger log) {
        this.what = what;
        this.lasting = lasting;
        this.log = log;
    }

    /** Of steps of which the next one makes good what one has left undone. @param what they do, for people: "the pages are not told" */
    public static StepGuard healing(String what, Logger log) {
        return new StepGuard(what, false, log);
    }

    /** Of steps of which each has something in hand that no other will do before a restart. */
    public static StepGuard lasting(String what, Logger log) {
        return new StepGuard(what, true, log);
    }

    /** @return whether the step came to its end */
    public boolean run(Step step) throws InterruptedException {
        try {
            step.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            // Said first: to log it may need what is not there.
            problem = what + ": " + faults.of(e);
            log(e);
            return false;
        }
        if (!lasting) {
            problem = null;
        }
        return true;
    }

    private void log(Throwable failure) {
        try {
            log.error("{}", problem, failure);
        } catch (Throwable e) {
            // Nothing is left that could say it; the problem stands.
        }
    }

    /** Why what the steps do is not done, or null. */
    public @Nullable String problem() {
        return problem;
    }
}
