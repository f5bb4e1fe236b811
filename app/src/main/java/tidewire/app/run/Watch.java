package tidewire.app.run;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Ends the process when a stage has failed for good: what does nothing any more must not look alive. */
public final class Watch {
    private Watch() {}

    /** Waits until somebody asks for the end. */
    public static void untilStopped(Pipeline pipeline, Lifecycle lifecycle)
            throws InterruptedException, ExecutionException {
        until(new CompletableFuture<>(), pipeline, lifecycle);
    }

    /**
     * Waits for something, or until somebody asks for the end.
     *
     * @return false if the end came first
     * @throws ExecutionException if what is awaited fails, or a stage has stopped for good meanwhile
     */
    public static boolean until(CompletableFuture<?> awaited, Pipeline pipeline, Lifecycle lifecycle)
            throws InterruptedException, ExecutionException {
        return until(awaited, pipeline::failure, lifecycle);
    }

    /** What cannot be asked is a failure too: whatever is thrown here ends the watch, and nobody would hear of it. */
    private static void look(Supplier<Optional<String>> failure, CompletableFuture<Object> ended) {
        try {
            failure.get().ifPresent(why -> ended.completeExceptionally(new IllegalStateException(why)));
        } catch (RuntimeException | Error e) {
            ended.completeExceptionally(e);
        }
    }

    /** @param failure why a stage has stopped for good, empty while none has */
    static boolean until(CompletableFuture<?> awaited, Supplier<Optional<String>> failure, Lifecycle lifecycle)
            throws InterruptedException, ExecutionException {
        CompletableFuture<Object> ended = new CompletableFuture<>();
        ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "tidewire-watch");
            thread.setDaemon(true);
            return thread;
        });
        var unused = looking.scheduleWithFixedDelay(() -> look(failure, ended), 1, 1, TimeUnit.SECONDS);
        try {
            return lifecycle.await(CompletableFuture.anyOf(awaited, ended));
        } finally {
            looking.shutdownNow();
        }
    }
}
