package tidewire.app.run;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidewire.alerts.AlertSender;
import tidewire.app.StartException;
import tidewire.app.broker.Bus;
import tidewire.app.config.TidewireConfig;
import tidewire.app.status.Metrics;
import tidewire.app.status.Readiness;
import tidewire.app.status.StatusServer;
import tidewire.dashboard.Dashboard;
import tidewire.dashboard.DashboardConfig;
import tidewire.dashboard.DashboardStartException;
import tidewire.dashboard.DeskView;
import tidewire.ingest.Ingest;
import tidewire.ingest.IngestConfig;
import tidewire.ingest.InvalidConfigException;
import tidewire.ingest.ProgressListener;
import tidewire.llm.LanguageModel;
import tidewire.summarizer.Summarizer;
import tidewire.summarizer.SummarizerConfig;

/**
 * The parts of this process, started one by one on one bus. Each belongs to the lifecycle from its start, and tells this
 * class why it would not work now.
 */
public final class Pipeline {
    private static final String PAGE = "dashboard";

    private final TidewireConfig config;
    private final InstantSource clock;
    private final Bus bus;
    private final Lifecycle lifecycle;
    private final PrometheusMeterRegistry meters;
    private final Readiness readiness;
    private final Map<String, Supplier<Map<String, Optional<String>>>> parts = new ConcurrentHashMap<>();
    private volatile @Nullable Summarizer summarizer;

    /** @param clock the time by which ingestors observe: the wall clock, or that of a simulated world */
    public Pipeline(TidewireConfig config, Bus bus, Lifecycle lifecycle, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.bus = bus;
        this.lifecycle = lifecycle;
        this.meters = Metrics.create(lifecycle);
        this.readiness = new Readiness(meters, this::problems);
    }

    /** Says of a part that it is still to come, so that {@code /health} is not well before it works. */
    public void expect(String part, String why) {
        parts.put(part, () -> Map.of(part, Optional.of(why)));
    }

    /**
     * Asks for what {@link #ingest} would be refused, before anything that takes long.
     *
     * @throws StartException if another ingestor of this name is running
     */
    public void refuseIngest() {
        try {
            Ingest.refuse(config.ingest().name(), bus.client(), clock);
        } catch (InvalidConfigException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Feeds and trades to topics.
     *
     * @throws StartException if another ingestor of this name is running
     */
    public Ingest ingest(ProgressListener listener) {
        IngestConfig sources = new IngestConfig(
                config.ingest().name(), config.ingest().contact(), config.feeds(), config.exchanges(), config.csv());
        Ingest ingest;
        try {
            ingest = new Ingest(sources, bus.client(), meters, listener, clock);
        } catch (InvalidConfigException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
        lifecycle.add("ingest", ingest, ingest);
        parts.put("ingest", ingest::problems);
        ingest.start();
        return ingest;
    }

    /** Stops a part that has nothing more to do, which is no problem of anybody's. */
    public void end(String part, AutoCloseable thing) {
        parts.remove(part);
        lifecycle.stopNow(thing);
    }

    /** Topics to tapes to digests; the model stays the caller's. */
    public Summarizer summarizer(LanguageModel model, Path stateFolder) {
        Path windows = config.summarizer().windows();
        Summarizer summarizer = new Summarizer(
                new SummarizerConfig(
                        config.desks(),
                        config.digest(),
                        config.moves(),
                        config.alerts().rules(),
                        stateFolder,
                        windows == null ? stateFolder.resolve(Summarizer.WINDOWS) : windows,
                        config.summarizer().threads(),
                        config.summarizer().digestThreads(),
                        config.ingest().lease(),
                        config.ingest().patience(),
                        config.kafka().startupTimeout()),
                model,
                bus.client(),
                clock,
                meters);
        lifecycle.add("summarizer", summarizer, summarizer);
        parts.put("summarizer", summarizer::problems);
        this.summarizer = summarizer;
        summarizer.start();
        return summarizer;
    }

    /**
     * The page, with /health and /metrics of all parts of this process.
     *
     * @throws StartException if its port cannot be had
     */
    public Dashboard dashboard() {
        TidewireConfig.Dashboard d = config.dashboard();
        DashboardConfig page = new DashboardConfig(
                d.host(),
                d.port(),
                d.exposed(),
                d.token(),
                d.basePath(),
                history(),
                traded(),
                config.desks().stream()
                        .map(desk -> new DeskView(
                                desk.name(),
                                desk.zone(),
                                desk.symbols().keySet().stream().sorted().toList(),
                                Stream.concat(desk.feeds().stream(), desk.trades().stream())
                                        .sorted()
                                        .toList()))
                        .toList());
        Dashboard dashboard = new Dashboard(
                page, bus.client(), meters, this::besidePage, readiness::scrape, new ConfiguredSources(config));
        lifecycle.add("dashboard", dashboard, dashboard);
        parts.put(PAGE, dashboard::problems);
        try {
            dashboard.start();
        } catch (DashboardStartException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
        return dashboard;
    }

    /** Symbols of each trade source; of a file without one of its own, those of the desks that read it. */
    private Map<String, List<String>> traded() {
        Map<String, List<String>> traded = new TreeMap<>();
        config.exchanges().forEach(exchange -> traded.put(exchange.source(), exchange.symbols()));
        config.csv()
                .forEach(file -> traded.put(
                        file.source(),
                        config.desks().stream()
                                .filter(desk -> desk.trades().contains(file.source()))
                                .flatMap(desk -> desk.symbols().keySet().stream())
                                .filter(symbol ->
                                        file.symbol() == null || file.symbol().equals(symbol))
                                .distinct()
                                .sorted()
                                .toList()));
        return traded;
    }

    /** Where the configuration says, else with what else this process keeps. */
    private Path history() {
        Path configured = config.dashboard().history();
        return configured != null
                ? configured
                : bus.folder("dashboard", lifecycle).resolve("history.db");
    }

    /** Alerts to Slack-compatible webhooks. */
    public AlertSender alerts() {
        AlertSender sender = new AlertSender(config.alerts().delivery(), bus.client(), meters);
        lifecycle.add("alerts", sender, sender);
        parts.put("alerts", sender::problems);
        sender.start();
        return sender;
    }

    /** {@code /health} and {@code /metrics} for a process without a page. */
    public StatusServer status() {
        StatusServer status =
                StatusServer.start(config.status().host(), config.status().port(), this::problems, readiness::scrape);
        return lifecycle.add("status", status, status);
    }

    /** Why each component of each part would not work now, by {@code part/component}; empty when it would. */
    public Map<String, Optional<String>> problems() {
        return problemsOf(parts);
    }

    /** The page adds its own. */
    private Map<String, Optional<String>> besidePage() {
        Map<String, Supplier<Map<String, Optional<String>>>> others = new TreeMap<>(parts);
        others.remove(PAGE);
        return problemsOf(others);
    }

    private static Map<String, Optional<String>> problemsOf(
            Map<String, Supplier<Map<String, Optional<String>>>> parts) {
        Map<String, Optional<String>> all = new LinkedHashMap<>();
        new TreeMap<>(parts)
                .forEach((part, problems) ->
                        problems.get().forEach((component, problem) -> all.put(part + "/" + component, problem)));
        return all;
    }

    /** Why a stage has stopped for good, empty while none has. */
    public Optional<String> failure() {
        Summarizer running = summarizer;
        return running == null ? Optional.empty() : running.failure();
    }
}
