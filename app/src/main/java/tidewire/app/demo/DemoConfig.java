package tidewire.app.demo;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tidewire.alerts.AlertsConfig;
import tidewire.alerts.client.Webhook;
import tidewire.app.broker.Retention;
import tidewire.app.config.TidewireConfig;
import tidewire.ingest.feed.FeedConfig;
import tidewire.ingest.trades.ExchangeConfig;
import tidewire.simulator.Simulator;
import tidewire.summarizer.Desk;
import tidewire.summarizer.alert.AlertPolicy;
import tidewire.summarizer.digest.DigestOptions;
import tidewire.summarizer.market.moves.MarketRules;
import tidewire.summarizer.market.moves.MoveRules;
import tidewire.summarizer.tape.TapeOptions;

/** The configuration that reads the simulated world. */
final class DemoConfig {
    /** The simulated servers answer when their time moves, so asking again at once costs nothing. */
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    /** How the advisories of the bundled week write their score. */
    private static final String CVSS = "CVSS v2 base score (\\d+(?:\\.\\d+)?)";

    private DemoConfig() {}

    static TidewireConfig of(Simulator world, List<Desk> desks, DemoOptions options) {
        String webhook = options.webhook() == null ? world.slack().toString() : options.webhook();
        return new TidewireConfig(
                options.data(),
                new TidewireConfig.Kafka(
                        options.brokers(), Duration.ofSeconds(60), 1, 1, Retention.FOREVER, 0, options.client()),
                options.model(),
                TidewireConfig.Stages.DEFAULT,
                DigestOptions.DEFAULT,
                new TidewireConfig.Ingest("demo", TapeOptions.LEASE, Duration.ofDays(1), null),
                world.feeds().entrySet().stream().map(DemoConfig::feed).toList(),
                world.exchange().map(url -> exchange(url, world.symbols())).stream()
                        .toList(),
                List.of(),
                desks,
                new MarketRules(MoveRules.DEFAULT.in(DemoDesks.NEW_YORK_HOURS), Map.of(), Map.of()),
                new TidewireConfig.Dashboard("127.0.0.1", options.port(), false, null, "/", null),
                new TidewireConfig.Status("127.0.0.1", 0),
                new TidewireConfig.Alerts(
                        AlertPolicy.DEFAULT,
                        AlertsConfig.atOnce(List.of(AlertsConfig.Route.slack(new Webhook("demo", webhook)))),
                        List.of()));
    }

    private static FeedConfig feed(Map.Entry<String, URI> feed) {
        return FeedConfig.of(feed.getKey(), feed.getValue()).scored(CVSS).nearby(AT_ONCE);
    }

    private static ExchangeConfig exchange(URI url, List<String> symbols) {
        return new ExchangeConfig(
                Simulator.EXCHANGE, "coinbase", url, null, symbols, Duration.ofSeconds(60), ExchangeConfig.SKEW, true);
    }
}
