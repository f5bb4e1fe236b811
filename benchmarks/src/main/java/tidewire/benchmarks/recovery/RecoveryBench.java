package tidewire.benchmarks.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.app.broker.Folders;
import tidewire.benchmarks.FigureTable;
import tidewire.events.Topics;

/**
 * Every part as a process, killed again and again while it works; then two summarizers that share the desks, of which one is
 * killed for good and another one is added.
 */
public final class RecoveryBench {
    /** Most seconds from the start of a process to its readiness. */
    private static final double BOUND = 20;
    /** Most seconds for which a desk may stand still when an instance that had it is killed. */
    private static final double SILENT = 30;

    private static final int PARTITIONS = 4;
    /** As many digests as one of two instances can write alone on two cores: what is measured is who takes over, not the model. */
    private static final int DESKS = 4;
    /** Part to the topic on which one sees that everything works. */
    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("ingest", Topics.NEWS);
        PARTS.put("summarize", Topics.TAPE);
        PARTS.put("dashboard", Topics.TAPE);
        PARTS.put("alerts", Topics.TAPE);
    }

    private final FigureTable report;
    private final int kills;
    private final @Nullable Path model;
    private final Random random = new Random(11);
    private final Map<String, PartProcess> running = new LinkedHashMap<>();

    /** @param model null for the bundled one */
    public RecoveryBench(FigureTable report, int kills, @Nullable Path model) {
        this.report = report;
        this.kills = kills;
        this.model = model;
    }

    /** Whether the bounds held and nothing was left behind. */
    public boolean run() throws IOException, InterruptedException, ExecutionException {
        Path folder = Folders.temporary();
        Files.createDirectories(folder.resolve("tmp"));
        boolean held;
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
                LiveFeeds feeds = new LiveFeeds();
                Admin admin = Admin.create(broker.clientProperties())) {
            Files.writeString(folder.resolve("webhook"), feeds.url("/hook"));
            Files.writeString(
                    folder.resolve("tidewire.yml"),
                    configuration(broker.bootstrapServers(), feeds, folder.resolve("windows")));
            Ends ends = new Ends(admin, PARTITIONS);
            try {
                held = killed(folder, ends) & shared(folder, ends);
            } finally {
                for (PartProcess part : running.values()) {
                    part.stop();
                }
            }
        }
        long left = files(folder.resolve("tmp"));
        report.add("files left in the temporary folder", left, "files");
        Folders.delete(folder);
        return held & left == 0;
    }

    private boolean killed(Path folder, Ends ends) throws IOException, InterruptedException, ExecutionException {
        for (String part : PARTS.keySet()) {
            start(folder, part, part).awaitReady();
        }
        boolean held = true;
        for (Map.Entry<String, String> part : PARTS.entrySet()) {
            double[] seconds = new double[kills];
            for (int kill = 0; kill < kills; kill++) {
                moreOn(part.getValue(), ends);
                // Not always just behind a commit.
                TimeUnit.MILLISECONDS.sleep(random.nextInt(3_000));
                running(part.getKey()).kill();
                seconds[kill] = start(folder, part.getKey(), part.getKey()).awaitReady();
            }
            if (kills == 0) {
                continue;
            }
            Arrays.sort(seconds);
            report.add(part.getKey() + ": ready after kill -9, median of " + kills, seconds[kills / 2], "s");
            report.add(part.getKey() + ": ready after kill -9, worst of " + kills, seconds[kills - 1], "s");
            held &= seconds[kills - 1] < BOUND;
        }
        return held;
    }

    /** One of two is killed and does not come back, then another one joins. */
    private boolean shared(Path folder, Ends ends) throws IOException, InterruptedException, ExecutionException {
        start(folder, "summarize", "second").awaitReady();
        moreOn(Topics.TAPE, ends);
        Silence undisturbed = new Silence(ends);
        undisturbed.watch(SILENT);
        Silence disturbed = new Silence(ends);
        disturbed.watch(1);
        running("summarize").kill();
        running.remove("summarize");
        disturbed.watch(2 * SILENT);
        Silence joined = new Silence(ends);
        start(folder, "summarize", "third");
        joined.watch(2 * SILENT);
        running("third").awaitReady();
        report.add("two summarizers: longest stand of a tape", undisturbed.tape(), "s");
        report.add("two summarizers: longest stand of a desk's reading", undisturbed.digests(), "s");
        report.add("one of two killed: longest stand of a tape", disturbed.tape(), "s");
        report.add("one of two killed: longest stand of a desk's reading", disturbed.digests(), "s");
        report.add("one added: longest stand of a tape", joined.tape(), "s");
        report.add("one added: longest stand of a desk's reading", joined.digests(), "s");
        return Math.max(Math.max(disturbed.tape(), disturbed.digests()), Math.max(joined.tape(), joined.digests()))
                < SILENT;
    }

    private PartProcess start(Path folder, String command, String name) throws IOException {
        PartProcess part = PartProcess.start(command, folder, folder.resolve("data-" + name));
        running.put(name, part);
        return part;
    }

    private PartProcess running(String name) {
        return Objects.requireNonNull(running.get(name), name);
    }

    /** Waits until something more has been written. */
    private static void moreOn(String topic, Ends ends) throws ExecutionException, InterruptedException {
        long before = ends.sum(topic);
        while (ends.sum(topic) == before) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private String configuration(String brokers, LiveFeeds feeds, Path windows) {
        StringBuilder yaml = new StringBuilder("kafka:\n  bootstrap.servers: " + brokers + "\n  partitions: "
                + PARTITIONS + "\ningest: {name: bench, patience: 1h}\nstatus: {port: 0}\ndashboard: {port: 0}\n"
                // Short digests: what is measured is how parts come back, not how long a model writes.
                + "digest: {tokens: 24, retry: false}\n"
                + "alerts: {webhook-env: BENCH_WEBHOOK, severity: info, rules: [{name: all, sources: 1}]}\n");
        if (model != null) {
            yaml.append("model: {path: ").append(model.toAbsolutePath()).append("}\n");
        }
        yaml.append("summarizer: {windows: ").append(windows.toAbsolutePath()).append("}\n");
        yaml.append("feeds:\n");
        for (String feed : feeds.names()) {
            yaml.append("  - {name: ").append(feed).append(", url: \"").append(feeds.url("/feed/" + feed));
            yaml.append("\", every: 10s, allow-private-addresses: true}\n");
        }
        yaml.append("desks:\n");
        for (int desk = 0; desk < DESKS; desk++) {
            String feed = feeds.names().get(desk % feeds.names().size());
            yaml.append("  - {name: desk-")
                    .append(desk)
                    .append(", feeds: [")
                    .append(feed)
                    .append("], every: 2m, lines: 1}\n");
        }
        return yaml.toString();
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).collect(Collectors.counting());
        }
    }
}
