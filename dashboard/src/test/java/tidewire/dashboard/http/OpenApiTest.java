package tidewire.dashboard.http;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.dashboard.OrderSender;
import tidewire.dashboard.TestDashboard;
import tidewire.dashboard.TestObjects;
import tidewire.dashboard.history.History;
import tidewire.dashboard.live.EventHub;
import tidewire.dashboard.live.LiveView;
import tidewire.events.AlertCommand;
import tidewire.events.Json;
import tidewire.events.Question;

/** The document and the routes say the same. */
class OpenApiTest {
    @TempDir
    Path folder;

    @Test
    void document_hasEveryRoute_withItsParameters_andNoOther() throws IOException {
        assertThat(documented()).isEqualTo(routed());
    }

    @Test
    void whatCosts_isWorkedOnBySoManyAtATime_andTheDocumentSaysWhatOthersAreTold() throws IOException {
        Map<Boolean, Set<String>> byBulkhead = routes().stream()
                .collect(partitioningBy(
                        route -> route.bulkhead() != null,
                        mapping(route -> route.method() + " /" + route.path(), toCollection(TreeSet::new))));

        assertThat(byBulkhead.get(false))
                .as("what is in memory")
                .containsExactlyInAnyOrder(
                        "GET /api/state",
                        "GET /api/stream",
                        "GET /api/alert-commands",
                        "GET /api/webhooks",
                        "GET /api/openapi.json",
                        "GET /health",
                        "GET /health/live",
                        "GET /metrics");
        JsonNode document = document();
        Set<String> documented = new TreeSet<>();
        document.at("/paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (method.getValue().at("/responses/503/$ref").asText().endsWith("/Busy")) {
                        documented.add(method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    }
                }));
        assertThat(documented).isEqualTo(byBulkhead.get(true));
    }

    private Map<String, Set<String>> routed() {
        Map<String, Set<String>> routes = new TreeMap<>();
        routes().forEach(route -> routes.put(route.method() + " /" + route.path(), new TreeSet<>(route.parameters())));
        return routes;
    }

    private List<Route> routes() {
        EventHub hub = new EventHub(new SimpleMeterRegistry());
        try (History history = new History(folder.resolve("history.db"))) {
            Services services = new Services(
                    new LiveView(TestObjects.DESKS, hub),
                    hub,
                    history,
                    new OrderSender() {
                        @Override
                        public void send(Question question) {}

                        @Override
                        public void send(AlertCommand command) {}
                    },
                    null,
                    Clock.systemUTC(),
                    Map::of,
                    List::of,
                    () -> "");
            return new Routes(TestDashboard.local(0, "/", null), services).api();
        }
    }

    private static Map<String, Set<String>> documented() throws IOException {
        JsonNode document = document();
        Map<String, Set<String>> routes = new TreeMap<>();
        document.at("/paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    Set<String> names = new TreeSet<>();
                    for (JsonNode parameter : method.getValue().path("parameters")) {
                        JsonNode own = parameter.has("$ref")
                                ? document.at(parameter.get("$ref").asText().substring(1))
                                : parameter;
                        names.add(own.path("name").asText());
                    }
                    routes.put(method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(), names);
                }));
        return routes;
    }

    private static JsonNode document() throws IOException {
        try (InputStream in = OpenApiTest.class.getResourceAsStream("/tidewire/dashboard/openapi.json")) {
            return Json.mapper().readTree(Objects.requireNonNull(in));
        }
    }
}
