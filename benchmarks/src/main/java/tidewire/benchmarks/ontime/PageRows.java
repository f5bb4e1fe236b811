package tidewire.benchmarks.ontime;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tidewire.dashboard.Dashboard;
import tidewire.dashboard.DashboardConfig;

/** When each item of the tape came on the page's stream, as a browser has it open. */
final class PageRows implements AutoCloseable {
    private static final Pattern ROW = Pattern.compile("\"kind\":\"ITEM\"[^{}]*?\"id\":\"([^\"]+)\"");

    private final Dashboard dashboard;
    /** In {@link System#nanoTime}, by item. */
    final Map<String, Long> arrived = new ConcurrentHashMap<>();

    PageRows(Map<String, Object> kafka) throws IOException, InterruptedException {
        dashboard = new Dashboard(
                new DashboardConfig("127.0.0.1", 0, false, null, "/", null, Map.of(), List.of()),
                kafka,
                new SimpleMeterRegistry(),
                Map::of,
                () -> "",
                null);
        dashboard.start();
        HttpRequest stream = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dashboard.port() + "/api/stream"))
                .header("Accept", "text/event-stream")
                .build();
        Stream<String> lines = HttpClient.newHttpClient()
                .send(stream, HttpResponse.BodyHandlers.ofLines())
                .body();
        Thread reading = new Thread(() -> read(lines), "page");
        reading.setDaemon(true);
        reading.start();
    }

    private void read(Stream<String> lines) {
        try (lines) {
            lines.filter(line -> line.startsWith("data: ")).forEach(line -> {
                long now = System.nanoTime();
                for (Matcher row = ROW.matcher(line); row.find(); ) {
                    arrived.putIfAbsent(row.group(1), now);
                }
            });
        } catch (RuntimeException e) {
            // the page is closed
        }
    }

    @Override
    public void close() {
        dashboard.close();
    }
}
