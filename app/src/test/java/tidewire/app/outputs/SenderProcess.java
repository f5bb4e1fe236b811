package tidewire.app.outputs;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tidewire.alerts.AlertSender;
import tidewire.alerts.AlertsConfig;
import tidewire.alerts.AlertsConfig.Format;
import tidewire.alerts.client.Webhook;
import tidewire.app.JavaProcess;
import tidewire.events.Severity;

/** The part that delivers in a process of its own, so that a test can kill it. */
final class SenderProcess {
    private SenderProcess() {}

    static Process start(String bootstrapServers, URI webhook, Path log) throws IOException {
        return JavaProcess.start(SenderProcess.class, 256, List.of(), log, bootstrapServers, webhook.toString());
    }

    public static void main(String[] args) throws InterruptedException {
        AlertsConfig config = new AlertsConfig(
                List.of(new AlertsConfig.Route(
                        AlertsConfig.ALL_DESKS, Severity.INFO, Format.SLACK, null, new Webhook("KILLED", args[1]))),
                Duration.ofMillis(20),
                Duration.ZERO,
                Duration.ZERO,
                null,
                null);
        // A session that is short, so that the next process need not wait long for the partition of the killed one.
        Map<String, Object> kafka = Map.of("bootstrap.servers", args[0], "session.timeout.ms", 6_000);
        try (AlertSender sender = new AlertSender(config, kafka, new SimpleMeterRegistry())) {
            sender.start();
            Thread.currentThread().join(); // until it is killed
        }
    }
}
