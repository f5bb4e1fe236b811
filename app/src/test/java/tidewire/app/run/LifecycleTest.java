package tidewire.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private final List<String> stopped = new ArrayList<>();

    @Test
    void close_stopsInReverseOrderOnce() {
        Lifecycle lifecycle = Lifecycle.begin();
        lifecycle.add("broker", 1, () -> stopped.add("broker"));
        lifecycle.add("ingest", 2, () -> stopped.add("ingest"));
        lifecycle.close();
        lifecycle.close();
        assertThat(stopped).containsExactly("ingest", "broker");
    }

    @Test
    void close_oneFails_stopsTheOthers() {
        Lifecycle lifecycle = Lifecycle.begin();
        lifecycle.add("broker", 1, () -> stopped.add("broker"));
        lifecycle.add("ingest", 2, () -> {
            throw new IllegalStateException("cannot");
        });
        lifecycle.close();
        assertThat(stopped).containsExactly("broker");
    }

    @Test
    void stopNow_stopsOneThingBeforeTheOthers_andOnce() {
        Lifecycle lifecycle = Lifecycle.begin();
        AutoCloseable ingest = () -> stopped.add("ingest");
        lifecycle.add("ingest", 1, ingest);
        lifecycle.add("page", 2, () -> stopped.add("page"));
        lifecycle.stopNow(ingest);
        lifecycle.stopNow(ingest);
        lifecycle.close();
        assertThat(stopped).containsExactly("ingest", "page");
    }

    @Test
    void add_afterTheEnd_stopsItAtOnce() {
        Lifecycle lifecycle = Lifecycle.begin();
        lifecycle.close();
        assertThatThrownBy(() -> lifecycle.add("late", 1, () -> stopped.add("late")))
                .isInstanceOf(Lifecycle.StoppedException.class);
        assertThat(stopped).containsExactly("late");
    }

    @Test
    void await_endComesFirst_answersFalse() throws Exception {
        Lifecycle lifecycle = Lifecycle.begin();
        CompletableFuture<Void> never = new CompletableFuture<>();
        Thread closing = new Thread(lifecycle::close);
        closing.start();
        assertThat(lifecycle.await(never)).isFalse();
        closing.join();
    }
}
