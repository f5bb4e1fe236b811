package tidewire.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BulkheadTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch isIn = new CountDownLatch(1);
    private final CountDownLatch mayGo = new CountDownLatch(1);

    @Test
    void whoComesBeyondTheTurns_isToldAtOnceWhenToComeAgain_andThenHasOne() throws Exception {
        Bulkhead bulkhead = new Bulkhead(1, "watchlists");
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
        try {
            CompletableFuture<HttpResponse<String>> first =
                    client.sendAsync(request(server, "/"), BodyHandlers.ofString());
            isIn.await();

            HttpResponse<String> second = client.send(request(server, "/"), BodyHandlers.ofString());
            assertThat(second.statusCode()).isEqualTo(503);
            assertThat(second.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(second.body()).contains("as many watchlists as this dashboard works on at a time");

            mayGo.countDown();
            assertThat(first.get().body()).isEqualTo("done");
            assertThat(client.send(request(server, "/failing"), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(500);
            assertThat(client.send(request(server, "/"), BodyHandlers.ofString())
                            .body())
                    .as("a turn that ended in a failure has ended")
                    .isEqualTo("done");
        } finally {
            mayGo.countDown();
            server.stop();
        }
    }

    private static HttpRequest request(Javalin server, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .build();
    }
}
