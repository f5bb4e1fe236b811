package tidewire.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidewire.llm.WindowConfig;
import tidewire.summarizer.Desk;

/** The whole configuration, valid. {@link ConfigFile} reads it. */
public record TidewireConfig(
        Kafka kafka,
        Model model,
        WindowConfig window,
        List<Feed> feeds,
        List<Exchange> exchanges,
        List<Desk> desks,
        Dashboard dashboard,
        Alerts alerts) {

    /**
     * @param bootstrapServers null for the embedded broker
     * @param startupTimeout how long a broker may take to answer at the start
     * @param partitions of topics that are made
     * @param replication of topics that are made; -1 for the broker's default
     * @param data folder of the embedded broker's data; null for a temporary one
     * @param port of the embedded broker; 0 for any free one
     * @param client more Kafka client properties, secrets among them: never to be logged
     */
    public record Kafka(
            @Nullable String bootstrapServers,
            Duration startupTimeout,
            int partitions,
            int replication,
            @Nullable Path data,
            int port,
            Map<String, String> client) {
        @Override
        public String toString() {
            return "Kafka[bootstrapServers=" + bootstrapServers + ", client=" + client.keySet() + "]";
        }
    }

    /**
     * @param path folder in Hugging Face layout; null for the bundled model
     * @param weights auto, fp16, bf16, f32 or int8
     * @param device auto, cpu or cuda
     */
    public record Model(@Nullable Path path, String weights, String device) {}

    /**
     * @param name short name; the source of its items is {@code feed:<name>}
     * @param every time between two requests
     * @param maxSilence after this long without an answer, time moves on without this feed
     */
    public record Feed(String name, URI url, Duration every, Duration maxSilence) {}

    /**
     * @param name short name; the source of its trades is {@code trades:<name>}
     * @param url WebSocket that speaks the exchange's own protocol
     */
    public record Exchange(String name, URI url, List<String> symbols, Duration maxSilence) {}

    /** @param port 0 for any free one */
    public record Dashboard(String host, int port) {}

    /** @param webhook Slack-compatible address, a secret; null to send no alerts */
    public record Alerts(@Nullable String webhook) {
        @Override
        public String toString() {
            return "Alerts[webhook=" + (webhook == null ? "none" : "set") + "]";
        }
    }
}
