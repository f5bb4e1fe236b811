package tidewire.app.demo;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidewire.app.config.TidewireConfig;

/**
 * How the demo is run.
 *
 * @param speed simulated seconds per second, infinite for as fast as everything is read
 * @param headless ends by itself when everything is written
 * @param json digests as JSON lines
 * @param data folder of the broker's data, kept; null for a temporary one
 * @param port of the page; 0 for any free one
 * @param news file of news in place of the bundled week, or null
 * @param until plays only up to this time, or null
 * @param times how often the sample is played, each time a week later
 * @param model folder of the model, and how it is held
 * @param webhook Slack webhook, or null to show what would have been posted
 * @param client more Kafka client properties
 * @param brokers addresses of brokers without anything of an earlier run, or null for one in this process
 */
public record DemoOptions(
        double speed,
        boolean headless,
        boolean json,
        @Nullable Path data,
        int port,
        @Nullable Path news,
        @Nullable Instant until,
        int times,
        TidewireConfig.Model model,
        @Nullable String webhook,
        Map<String, String> client,
        @Nullable String brokers) {
    @Override
    public String toString() {
        return "DemoOptions[speed=" + speed + ", headless=" + headless + "]";
    }
}
