package tidewire.app.run;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import tidewire.app.StartException;
import tidewire.app.broker.BrokerCheck;
import tidewire.app.broker.Ports;
import tidewire.app.config.TidewireConfig;
import tidewire.ingest.feed.FeedCheck;
import tidewire.ingest.feed.FeedConfig;
import tidewire.ingest.trades.ExchangeConfig;
import tidewire.llm.LanguageModel;
import tidewire.llm.LoadOptions;
import tidewire.llm.ModelInfo;
import tidewire.llm.Models;

/** What the outside world says when asked once; an exception is its refusal. */
public final class Answers {
    private Answers() {}

    public static String ofBroker(TidewireConfig.Kafka kafka, @Nullable Path data)
            throws ExecutionException, InterruptedException {
        if (kafka.bootstrapServers() == null) {
            Ports.usable(kafka.port(), "kafka.port");
            return "embedded, data in " + (data == null ? "a temporary folder" : data);
        }
        Map<String, Object> client = new java.util.HashMap<>(kafka.client());
        client.put("bootstrap.servers", kafka.bootstrapServers());
        try (Admin admin = BrokerCheck.connect(client, kafka.startupTimeout())) {
            int nodes = admin.describeCluster().nodes().get().size();
            return kafka.bootstrapServers() + ", " + nodes + (nodes == 1 ? " broker" : " brokers");
        }
    }

    public static String ofModel(TidewireConfig.Model model, Path home) {
        LoadOptions options = LoadOptions.of(model.weights(), model.device());
        try (LanguageModel loaded = Models.load(Preflight.model(model, home), options)) {
            ModelInfo info = loaded.info();
            return info.name() + ", " + info.architecture() + ", " + Math.round(info.parameters() / 1e5) / 10.0
                    + "M parameters, " + info.weights();
        }
    }

    public static String ofFeed(FeedConfig feed, @Nullable String contact) {
        try {
            return FeedCheck.of(feed, contact);
        } catch (FeedCheck.Failure e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    public static String ofExchange(ExchangeConfig exchange, Duration timeout)
            throws InterruptedException, ExecutionException {
        exchange.refusal().ifPresent(why -> {
            throw new StartException(why); // What a run would not ask is not asked here either.
        });
        URI url = exchange.url();
        try {
            HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .connectTimeout(timeout)
                    .buildAsync(url, new WebSocket.Listener() {})
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .abort();
        } catch (TimeoutException e) {
            throw new StartException(url + " does not answer within " + timeout.toSeconds() + " s", e);
        }
        return url.toString();
    }
}
