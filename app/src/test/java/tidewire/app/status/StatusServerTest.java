package tidewire.app.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tidewire.app.StartException;

class StatusServerTest {
    @Test
    void health_allWork_isOk() throws Exception {
        try (StatusServer server = start(Map.of("ingest/kafka", Optional.empty()))) {
            HttpResponse<String> answer = get(server, "/health");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"status\":\"ok\",\"checks\":{\"ingest/kafka\":{\"ok\":true}}}");
        }
    }

    @Test
    void health_oneDoesNotWork_isFailingWithTheReason() throws Exception {
        try (StatusServer server = start(Map.of("a", Optional.empty(), "b", Optional.of("no answer")))) {
            HttpResponse<String> answer = get(server, "/health");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("\"a\":{\"ok\":true}", "\"ok\":false", "\"problem\":\"no answer\"");
        }
    }

    @Test
    void liveness_doesNotAskWhetherAllIsWell() throws Exception {
        try (StatusServer server = start(Map.of("b", Optional.of("no answer")))) {
            assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void metrics_areTheScrape() throws Exception {
        try (StatusServer server = start(Map.of())) {
            HttpResponse<String> answer = get(server, "/metrics");
            assertThat(answer.body()).isEqualTo("up 1\n");
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
        }
    }

    @Test
    void start_portInUse_isRefused() {
        try (StatusServer server = start(Map.of())) {
            assertThatThrownBy(() -> StatusServer.start("127.0.0.1", server.port(), Map::of, () -> ""))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("status.port");
        }
    }

    private static StatusServer start(Map<String, Optional<String>> problems) {
        return StatusServer.start("127.0.0.1", 0, () -> problems, () -> "up 1\n");
    }

    private static HttpResponse<String> get(StatusServer server, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
