package tidewire.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class BulkheadTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch isIn = new CountDownLatch(1);
    private final CountDownLatch mayGo = new CountDownLatch(1);

    private final Semaphore waiting = new Semaphore(1);

    @Test
    void whoComesBeyondTheTurns_waitsForOne_andWhoComesBeyondThoseWhoWaitIsToldAtOnceWhenToComeAgain()
            throws Exception {
        Javalin server = server(new Bulkhead(1, "watchlists", waiting, Duration.ofDays(1)));
        try {
            CompletableFuture<HttpResponse<String>> first = ask(server, "/");
            isIn.await();
            CompletableFuture<HttpResponse<String>> second = ask(server, "/");
            while (waiting.availablePermits() > 0) {
                Thread.onSpinWait(); // A hang is ended by the build.
            }

            HttpResponse<String> third = ask(server, "/").get();
            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(third.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(third.body()).contains("as many watchlists as this dashboard works on at a time");

            mayGo.countDown();
            assertThat(first.get().body()).isEqualTo("done");
            assertThat(second.get().body()).isEqualTo("done");
            assertThat(waiting.availablePermits()).isEqualTo(1);
        } finally {
            mayGo.countDown();
            server.stop();
        }
    }

    @Test
    void whoHasWaitedLongEnough_isToldWhenToComeAgain_andThenHasATurn() throws Exception {
        Javalin server = server(new Bulkhead(1, "watchlists", waiting, Duration.ofMillis(1)));
        try {
            CompletableFuture<HttpResponse<String>> first = ask(server, "/");
            isIn.await();

            HttpResponse<String> second = ask(server, "/").get();
            assertThat(second.statusCode()).isEqualTo(503);
            assertThat(second.headers().firstValue("Retry-After")).hasValue("1");

            mayGo.countDown();
            assertThat(first.get().body()).isEqualTo("done");
            assertThat(ask(server, "/failing").get().statusCode()).isEqualTo(500);
            assertThat(ask(server, "/").get().body())
                    .as("a turn that ended in a failure has ended")
                    .isEqualTo("done");
        } finally {
            mayGo.countDown();
            server.stop();
        }
    }

    /** One handler that waits for the test, one that fails, behind one bulkhead. */
    private Javalin server(Bulkhead bulkhead) {
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.get(
                    "/",
                    ctx -> bulkhead.handle(
                            inside -> {
                                isIn.countDown();
                                mayGo.await();
                                inside.result("done");
                            },
                            ctx));
            config.routes.get(
                    "/failing",
                    ctx -> bulkhead.handle(
                            inside -> {
                                throw new IllegalStateException("on purpose");
                            },
                            ctx));
        });
        server.start("127.0.0.1", 0);
        return server;
    }

    private CompletableFuture<HttpResponse<String>> ask(Javalin server, String path) {
        return client.sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .build(),
                BodyHandlers.ofString());
    }
}
