package tidewire.app.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.events.TapeEntry;

/**
 * A broker that is not there yet when everything starts, is killed in the midst of work, stays away and comes back on its data:
 * nobody has to do anything, and nothing is lost or doubled. {@code -Dtidewire.away=60} keeps it away for a minute.
 */
class BrokerAwayIT {
    private static final int EACH = 20;
    private static final Duration AWAY = Duration.ofSeconds(Long.getLong("tidewire.away", 5));

    @Test
    void brokerDownAtTheStart_thenKilled_everyItemIsOnTheTapeOnce(@TempDir Path folder) throws Exception {
        int port = freePort();
        Map<String, Object> client = Map.of("bootstrap.servers", "127.0.0.1:" + port);
        Process broker = null;
        try (FeedHost host = new FeedHost()) {
            CompletableFuture<LiveTape> starting = CompletableFuture.supplyAsync(() -> start(client, host, folder));
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            broker = BrokerProcess.start(folder.resolve("data"), port, folder.resolve("broker.log"));
            try (LiveTape tape = starting.get()) {
                add(host, 0);
                tape.await("healthy", EACH);

                add(host, EACH);
                tape.await("healthy", EACH + 1);
                broker.destroyForcibly().waitFor();
                add(host, 2 * EACH);
                // A poll that finds them can only wait; how far it has got when the broker is back does not matter.
                LockSupport.parkNanos(AWAY.toNanos());
                broker = BrokerProcess.start(folder.resolve("data"), port, folder.resolve("broker.log"));
                add(host, 3 * EACH);
                tape.await("healthy", 4 * EACH);

                assertThat(tape.entries.stream()
                                .filter(entry -> entry.item() != null)
                                .map(entry -> entry.item().id()))
                        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 4 * EACH)
                                .mapToObj(i -> "healthy:n" + i)
                                .toList());
                assertThat(tape.entries)
                        .extracting(TapeEntry::sequence)
                        .isEqualTo(
                                LongStream.range(0, tape.entries.size()).boxed().toList());
                assertThat(tape.entries).extracting(TapeEntry::time).isSorted();
                assertThat(tape.entries).extracting(TapeEntry::late).containsOnly(false);
            }
        } finally {
            if (broker != null) {
                broker.destroyForcibly().waitFor();
            }
        }
    }

    private static LiveTape start(Map<String, Object> client, FeedHost host, Path folder) {
        try {
            return new LiveTape(
                    client,
                    List.of(LiveTape.feed("healthy", host.url("127.0.0.1", "/healthy"))),
                    List.of(),
                    folder.resolve("state"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(FeedHost host, int from) {
        for (int i = from; i < from + EACH; i++) {
            host.add("/healthy", "n" + i, "Headline number " + i, "Mon, 01 Jan 2024 12:00:00 GMT");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
