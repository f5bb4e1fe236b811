package tidewire.app.time;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tidewire.dashboard.Dashboard;
import tidewire.dashboard.DashboardConfig;

/** The page's stream, as a browser has it open: when each item of the tape came. */
final class PageStream implements AutoCloseable {
    private static final Pattern TAPE_ROW = Pattern.compile("\"kind\":\"ITEM\"[^{}]*?\"id\":\"([^\"]+)\"");

    private final Dashboard dashboard;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Stream<String> lines;
    /** In {@link System#nanoTime}, by item. */
    final Map<String, Long> arrived = new ConcurrentHashMap<>();

    private final Queue<String> said = new ConcurrentLinkedQueue<>();

    PageStream(Map<String, Object> kafka) throws IOException, InterruptedException {
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
        lines = client.send(stream, HttpResponse.BodyHandlers.ofLines()).body();
        Thread reading = new Thread(this::read, "page-stream");
        reading.setDaemon(true);
        reading.start();
    }

    private void read() {
        try {
            lines.filter(line -> line.startsWith("data: ")).forEach(line -> {
                long now = System.nanoTime();
                said.add(line);
                Matcher row = TAPE_ROW.matcher(line);
                while (row.find()) {
                    arrived.putIfAbsent(row.group(1), now);
                }
            });
        } catch (RuntimeException e) {
            // the page is closed
        }
    }

    /** Whether one thing that came had all these words. */
    boolean said(String... words) {
        return said.stream().anyMatch(line -> Stream.of(words).allMatch(line::contains));
    }

    @Override
    public void close() {
        dashboard.close();
    }
}
