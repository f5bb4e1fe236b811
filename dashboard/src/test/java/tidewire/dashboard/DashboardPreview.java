package tidewire.dashboard;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Optional;

/** Serves the page with made-up data, for work on the page itself: run this class and open http://127.0.0.1:8080/. */
final class DashboardPreview {
    private DashboardPreview() {}

    public static void main(String[] args) throws InterruptedException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 8080;
        DashboardConfig config = new DashboardConfig("127.0.0.1", port, false, null, TestObjects.DESKS);
        Dashboard dashboard = new Dashboard(
                config,
                new TestTopics()::consumer,
                new SimpleMeterRegistry(),
                () -> Map.of("kafka", Optional.empty(), "model", Optional.empty()),
                () -> "");
        dashboard.start();
        PreviewData.fill(dashboard.view()::apply);
        Thread.currentThread().join();
    }
}
