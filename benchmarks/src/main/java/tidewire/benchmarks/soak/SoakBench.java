package tidewire.benchmarks.soak;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import tidewire.app.Terminal;
import tidewire.app.broker.Bus;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.app.broker.Folders;
import tidewire.app.broker.Retention;
import tidewire.app.config.TidewireConfig;
import tidewire.app.demo.Demo;
import tidewire.app.demo.DemoOptions;
import tidewire.app.run.Lifecycle;
import tidewire.simulator.sample.SampleSource;

/**
 * Plays simulated days through everything that a run has, in this process: feeds and an exchange, ingestor, broker, stages, model, page,
 * alerts. At the end of each day the simulated world waits until all is written, and figures are taken.
 */
public final class SoakBench {
    /** Short enough that all of it is reached within a week. */
    private static final Retention RETENTION = new Retention(
            Duration.ofDays(3), Integer.MAX_VALUE, Duration.ofDays(5), Duration.ofDays(1), Duration.ofDays(5));

    private static final int WEEK = 7;

    private final Path model;
    private final int days;
    private final @Nullable Path news;
    private final Path home;
    private final SoakReport report;
    private final TopicKinds kinds = new TopicKinds(RETENTION);
    private final List<DayFigures> figures = new ArrayList<>();
    private long begin;

    /**
     * @param model folder or file of the model
     * @param news a file of news in place of the bundled week, or null
     * @param home Tidewire's own folder
     */
    public SoakBench(Path model, int days, @Nullable Path news, Path home, PrintStream out) {
        this.model = model;
        this.days = days;
        this.news = news;
        this.home = home;
        this.report = new SoakReport(out);
    }

    /** Whether nothing grew that must not. */
    public boolean run() throws IOException, InterruptedException, ExecutionException {
        Path folder = Folders.temporary();
        report.head();
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0, SimulatedRetention.BROKER);
                Admin admin = Admin.create(broker.clientProperties());
                Lifecycle lifecycle = Lifecycle.begin()) {
            SimulatedRetention retention = new SimulatedRetention(admin, kinds);
            begin = System.nanoTime();
            new Demo(
                            options(folder.resolve("data"), broker.bootstrapServers()),
                            terminal(),
                            lifecycle,
                            (midnight, bus) -> day(midnight, bus, admin, retention))
                    .run();
        } finally {
            Folders.delete(folder);
        }
        if (figures.size() < days) {
            throw new IllegalStateException("stopped after " + figures.size() + " of " + days + " days");
        }
        return report.end(figures);
    }

    /** Digests go nowhere; what the run says of itself goes to stderr. */
    private Terminal terminal() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Terminal(nowhere, System.err, Map.of(), Path.of("").toAbsolutePath(), home);
    }

    private void day(Instant midnight, Bus bus, Admin admin, SimulatedRetention retention) {
        try {
            retention.smallSegments(); // Stores come with the first records of their kind, and their topics with them.
            retention.apply(midnight);
            Path data = Objects.requireNonNull(bus.data());
            DayFigures day = new DayFigures(
                    midnight,
                    (System.nanoTime() - begin) / 1e9,
                    ProcessFigures.now(),
                    FolderSize.of(data.resolve("streams")),
                    FolderSize.of(data.resolve("dashboard")),
                    TopicFigures.now(admin, kinds));
            figures.add(day);
            report.day(figures.size(), day);
            begin = System.nanoTime();
        } catch (ExecutionException | IOException e) {
            throw new IllegalStateException("the figures of " + midnight + " cannot be had: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private DemoOptions options(Path data, String brokers) {
        SampleSource once = news == null ? SampleSource.bundled() : SampleSource.newsFile(news);
        return new DemoOptions(
                Double.POSITIVE_INFINITY,
                true,
                true,
                data,
                0,
                news,
                once.from().plus(Duration.ofDays(days)),
                (days + WEEK - 1) / WEEK,
                new TidewireConfig.Model(model, "auto", "auto"),
                null,
                Map.of(),
                brokers);
    }
}
