package tidewire.dashboard;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.dashboard.history.History;
import tidewire.dashboard.http.Routes;
import tidewire.dashboard.http.Services;
import tidewire.dashboard.live.EventHub;
import tidewire.dashboard.live.LiveView;
import tidewire.dashboard.reader.TopicIds;
import tidewire.dashboard.reader.TopicReader;
import tidewire.events.thread.StepGuard;

/** The page and the HTTP API: reads topics, serves what it has read. */
public final class Dashboard implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Dashboard.class);
    /** Often enough to look alive, seldom enough that thousands of changes a second cost a page four redraws. */
    private static final long UPDATE_MILLIS = 250;
    /** For Jetty itself and for requests that end, more than all bulkheads let in; every open page holds one thread more. */
    private static final int THREADS_BESIDE_PAGES = 40 + Routes.MOST_WAITING;

    private final DashboardConfig config;
    private final EventHub hub;
    private final LiveView view;
    private final HistoryFolder folder;
    private final History history;
    private final TopicReader reader;
    private final OrderSender orders;
    private final Services services;
    private final ScheduledExecutorService updates = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "tidewire-dashboard-updates");
        thread.setDaemon(true);
        return thread;
    });
    private final StepGuard telling = StepGuard.healing("pages are not told what is new", log);
    private @Nullable Javalin server;

    /**
     * @param kafka client properties, {@code bootstrap.servers} at least
     * @param health problems of all parts of this process by component; this dashboard's own are added to the answer
     * @param prometheusScrape the metrics of this process in Prometheus' text format
     * @param check asks sources for the page's test button; null where this process does not know them
     */
    public Dashboard(
            DashboardConfig config,
            Map<String, Object> kafka,
            MeterRegistry meters,
            Supplier<Map<String, Optional<String>>> health,
            Supplier<String> prometheusScrape,
            @Nullable SourceCheck check) {
        this(
                config,
                new Kafka(
                        () -> consumer(kafka),
                        () -> producer(kafka),
                        TopicIds.ofCluster(kafka),
                        new KafkaOrders(kafka)),
                meters,
                health,
                prometheusScrape,
                check);
    }

    /** How Kafka is reached. */
    record Kafka(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Supplier<Producer<byte[], byte[]>> producers,
            TopicIds topicIds,
            OrderSender orders) {}

    Dashboard(
            DashboardConfig config,
            Kafka kafka,
            MeterRegistry meters,
            Supplier<Map<String, Optional<String>>> health,
            Supplier<String> prometheusScrape,
            @Nullable SourceCheck check) {
        this.config = config;
        this.orders = kafka.orders();
        this.hub = new EventHub(meters);
        this.view = new LiveView(config.desks(), hub);
        this.folder = HistoryFolder.of(config.history());
        this.history = new History(folder.file());
        this.reader = new TopicReader(kafka.consumers(), kafka.topicIds(), view, history, kafka.producers(), meters);
        Supplier<Map<String, Optional<String>>> problems = () -> {
            Map<String, Optional<String>> all = new LinkedHashMap<>(health.get());
            all.putAll(problems());
            return all;
        };
        this.services = new Services(
                view, hub, history, orders, check, Clock.systemUTC(), problems, reader::remarks, prometheusScrape);
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> kafka) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Producer<byte[], byte[]> producer(Map<String, Object> kafka) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TimeUnit.SECONDS.toMillis(10));
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Binds the port and starts reading.
     *
     * @throws DashboardStartException when the port cannot be had
     */
    public void start() {
        Javalin javalin = Javalin.create(this::configure);
        try {
            javalin.start(config.host(), config.port());
        } catch (JavalinBindException e) {
            javalin.stop();
            throw new DashboardStartException(
                    "port " + config.port() + " on " + config.host() + " cannot be used (dashboard.port): another "
                            + "program listens there, or it needs rights. Choose another port, or 0 for any free one",
                    e);
        }
        server = javalin;
        updates.scheduleWithFixedDelay(this::update, UPDATE_MILLIS, UPDATE_MILLIS, TimeUnit.MILLISECONDS);
        reader.start();
        log.info("Dashboard at http://{}:{}{}", config.host(), port(), config.basePath());
    }

    private void configure(JavalinConfig javalin) {
        javalin.startup.showJavalinBanner = false;
        javalin.startup.showOldJavalinVersionWarning = false;
        javalin.http.prefer405over404 = true;
        QueuedThreadPool threads = new QueuedThreadPool(EventHub.MOST_PAGES + THREADS_BESIDE_PAGES, 4);
        threads.setName("tidewire-dashboard-http");
        threads.setDaemon(true);
        javalin.jetty.threadPool = threads;
        new Routes(config, services).addTo(javalin.routes);
    }

    private void update() {
        try {
            telling.run(view::flush);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed meanwhile
        }
    }

    /** The port that is served, for a configured port of 0 too. */
    public int port() {
        if (server == null) {
            throw new IllegalStateException("the dashboard has not been started");
        }
        return server.port();
    }

    /** Events enter here: from the topics, or from a test. */
    LiveView view() {
        return view;
    }

    /** Why each component would not work now; an empty optional when it would. */
    public Map<String, Optional<String>> problems() {
        return Map.of(
                "dashboard", Optional.ofNullable(reader.problem()).or(() -> Optional.ofNullable(telling.problem())));
    }

    @Override
    public void close() {
        reader.close();
        updates.shutdownNow();
        hub.close();
        if (server != null) {
            server.stop();
        }
        orders.close();
        history.close();
        folder.close();
    }
}
