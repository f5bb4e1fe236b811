package tidewire.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidewire.alerts.AlertsConfig;
import tidewire.app.broker.Retention;
import tidewire.ingest.feed.FeedConfig;
import tidewire.ingest.trades.ExchangeConfig;
import tidewire.ingest.trades.csv.CsvConfig;
import tidewire.summarizer.Desk;
import tidewire.summarizer.alert.AlertPolicy;
import tidewire.summarizer.digest.DigestOptions;
import tidewire.summarizer.market.moves.MarketRules;

/**
 * The whole configuration, valid. {@link ConfigFile} reads it.
 *
 * @param data folder of everything that is kept on this machine, a folder for each part; null for one that is deleted at the
 *     end
 */
public record TidewireConfig(
        @Nullable Path data,
        Kafka kafka,
        Model model,
        Stages summarizer,
        DigestOptions digest,
        Ingest ingest,
        List<FeedConfig> feeds,
        List<ExchangeConfig> exchanges,
        List<CsvConfig> csv,
        List<Desk> desks,
        MarketRules moves,
        Dashboard dashboard,
        Status status,
        Alerts alerts) {

    /**
     * What is worth an interruption, and where it goes.
     *
     * @param unset messages on routes whose variables are not set: only what sends alerts needs them
     */
    public record Alerts(AlertPolicy rules, AlertsConfig delivery, List<String> unset) {}

    /**
     * The broker and how it is reached.
     *
     * @param bootstrapServers null for the embedded broker
     * @param startupTimeout how long a broker may take to answer at the start
     * @param partitions of topics that are made
     * @param replication of topics that are made; -1 for the broker's default
     * @param retention how long topics keep their records
     * @param port of the embedded broker; 0 for any free one
     * @param client more Kafka client properties, secrets among them: never to be logged
     */
    public record Kafka(
            @Nullable String bootstrapServers,
            Duration startupTimeout,
            int partitions,
            int replication,
            Retention retention,
            int port,
            Map<String, String> client) {
        @Override
        public String toString() {
            return "Kafka[bootstrapServers=" + bootstrapServers + ", client=" + client.keySet() + "]";
        }
    }

    /**
     * Which model, and how it is held.
     *
     * @param path folder in Hugging Face layout; null for the bundled model
     * @param weights auto, fp16, bf16, f32, int4 or int8
     * @param device auto, cpu or cuda
     */
    public record Model(@Nullable Path path, String weights, String device) {}

    /**
     * Who reads the sources, and how time passes for the desks.
     *
     * @param name of the ingestor in this process, unique among those that publish to one cluster
     * @param lease how long an ingestor that says nothing is waited for while others go on
     * @param patience how far a desk may be behind before that is a problem
     * @param contact address of who runs this, told to the servers of feeds; or null
     */
    public record Ingest(
            String name,
            Duration lease,
            Duration patience,
            @Nullable String contact) {}

    /**
     * Where the page is served and to whom.
     *
     * @param exposed true to allow an address that other machines reach; needs a token
     * @param port 0 for any free one
     * @param token what every request must carry when exposed: a secret
     * @param basePath path under which a reverse proxy serves the page, from slash to slash
     * @param history file of the page's history; null for one beside the embedded broker's data
     */
    public record Dashboard(
            String host,
            int port,
            boolean exposed,
            @Nullable String token,
            String basePath,
            @Nullable Path history) {
        @Override
        public String toString() {
            return "Dashboard[" + host + ":" + port + "]";
        }
    }

    /**
     * How much of the machine the stages may use.
     *
     * @param threads Streams threads of the tape application
     * @param digestThreads Streams threads of the digest application, each with one desk's digest in hand at a time
     * @param windows folder for copies of the desks' windows; null for one in the data of this instance
     */
    public record Stages(
            int threads, int digestThreads, @Nullable Path windows) {
        /** One of each. */
        public static final Stages DEFAULT = new Stages(1, 1, null);
    }

    /** Where a part that runs alone serves /health and /metrics. Port 0: any free one. */
    public record Status(String host, int port) {}
}
