package tidewire.app.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.app.Terminal;
import tidewire.app.broker.Bus;
import tidewire.app.config.TidewireConfig;
import tidewire.app.output.ResultsReader;
import tidewire.app.output.RunOutput;
import tidewire.app.output.RunProgress;
import tidewire.app.output.RunReport;
import tidewire.app.run.Lifecycle;
import tidewire.app.run.ModelLoading;
import tidewire.app.run.Pipeline;
import tidewire.app.run.Watch;
import tidewire.app.terminal.ProgressLine;
import tidewire.app.terminal.StartLines;
import tidewire.dashboard.Dashboard;
import tidewire.ingest.Ingest;
import tidewire.llm.LanguageModel;
import tidewire.simulator.Progress;
import tidewire.simulator.Simulator;
import tidewire.simulator.SimulatorOptions;
import tidewire.simulator.sample.SampleSource;
import tidewire.simulator.server.SlackMessage;
import tidewire.summarizer.Desk;

/** Plays a sample through the real parts, from the simulated feeds to the page, in this process. */
public final class Demo {
    private static final Logger log = LoggerFactory.getLogger(Demo.class);
    /** How long the player waits for a source: long, because a broker and a model share its two cores. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Characters of a message to Slack. */
    private static final int LONGEST_SHOWN = 180;

    private final DemoOptions options;
    private final Terminal terminal;
    private final Lifecycle lifecycle;
    private final ProgressLine progress;
    private final DayListener days;
    private final long begin = System.nanoTime();
    /** What is done after each step of the simulated time; steps are taken when all has been started. */
    private volatile Consumer<Progress> steps = step -> {};

    Demo(DemoOptions options, Terminal terminal, Lifecycle lifecycle) {
        this(options, terminal, lifecycle, DayListener.NONE);
    }

    /** @param days is told of the end of each simulated day */
    public Demo(DemoOptions options, Terminal terminal, Lifecycle lifecycle, DayListener days) {
        this.days = days;
        this.options = options;
        this.terminal = terminal;
        this.lifecycle = lifecycle;
        this.progress = new ProgressLine(terminal.err(), ProgressLine.isTerminal());
    }

    /** Returns when the demo is over: by itself when headless, else when the process is told to end. */
    public void run() throws IOException, InterruptedException, ExecutionException {
        SampleSource sample = sample();
        List<Desk> desks = DemoDesks.of(sample);
        CompletableFuture<LanguageModel> model = ModelLoading.begin(
                Objects.requireNonNull(options.model().path()),
                options.model().weights(),
                options.model().device());
        Simulator world = lifecycle.closing(
                "simulator",
                Simulator.start(
                        sample,
                        new SimulatorOptions(options.speed(), PATIENCE, step -> steps.accept(step), this::slack)));
        TidewireConfig config = DemoConfig.of(world, desks, options);
        Bus bus = Bus.open(config.kafka(), config.data(), lifecycle);
        RunOutput output = new RunOutput(terminal.out(), options.json(), progress, zones(desks));
        Pipeline pipeline = new Pipeline(config, bus, lifecycle, world.clock());
        // What reads results goes first, so that it is stopped last.
        lifecycle.closing("results", ResultsReader.start(bus.client(), true, output));
        Dashboard dashboard = pipeline.dashboard();
        pipeline.alerts();
        LanguageModel loaded = lifecycle.closing("model", ModelLoading.await(model));
        pipeline.summarizer(loaded, bus.folder("streams", lifecycle));
        Ingest ingest = pipeline.ingest(world::acknowledged);
        String what = "plays " + (options.news() == null ? "the week of 7 October 2013" : options.news()) + " "
                + (options.times() == 1 ? "" : options.times() + " times over, ")
                + (Double.isInfinite(options.speed())
                        ? "as fast as it is read"
                        : String.format(Locale.ROOT, "%,.10g", options.speed()).replaceFirst("\\.?0+$", "")
                                + " times as fast");
        StartLines.of(what, config, dashboard.port(), bus, loaded.info(), "nothing is behind, all begins")
                .forEach(progress::say);
        var unused = output.tapesPassed(desks.stream().map(Desk::name).toList(), world.finished())
                .thenAcceptAsync(end -> {
                    pipeline.end("ingest", ingest);
                    tellEnd(bus, end);
                })
                .exceptionally(e -> null); // Nobody is told of the end of a play that has failed or was stopped.
        if (days != DayListener.NONE) {
            steps = new DayEnds(desks, sample.from(), output, midnight -> days.ended(midnight, bus));
        }
        play(world, desks, sample.from(), output, pipeline);
    }

    private static void tellEnd(Bus bus, Instant end) {
        try {
            SampleEnd.tell(bus.client(), end);
        } catch (KafkaException e) {
            log.warn("the page is not told that the sources have ended: {}", e.getMessage(), e);
        }
    }

    private void play(Simulator world, List<Desk> desks, Instant from, RunOutput output, Pipeline pipeline)
            throws InterruptedException, ExecutionException {
        progress.start(new RunProgress(output, () -> {
            Progress now = world.progress();
            return RunProgress.played(now.time(), now.items(), now.trades());
        }));
        CompletableFuture<Void> written =
                world.finished().thenCompose(end -> Completion.of(new Completion(desks, from, end), output));
        world.play();
        boolean whole = Watch.until(CompletableFuture.anyOf(written, output.lost()), pipeline, lifecycle);
        progress.close();
        report(whole, world, output);
        if (!options.headless() && whole) {
            progress.say("tidewire: all is played; the page stays until Ctrl-C");
            Watch.untilStopped(pipeline, lifecycle);
        }
    }

    private SampleSource sample() {
        SampleSource once = options.news() == null ? SampleSource.bundled() : SampleSource.newsFile(options.news());
        SampleSource sample = once.times(options.times());
        return options.until() == null ? sample : sample.until(options.until());
    }

    private static Map<String, ZoneId> zones(List<Desk> desks) {
        return desks.stream().collect(Collectors.toMap(Desk::name, Desk::zone));
    }

    /** Its beginning: what a notification shows of a message. */
    private void slack(SlackMessage message) {
        String text = message.text().replaceAll("[\\p{Cntrl}\\p{Cf}]+", " | ");
        String shown = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN - 1) + "…";
        progress.say("slack would show: " + shown);
    }

    private void report(boolean whole, Simulator world, RunOutput output) {
        progress.say("tidewire: " + (whole ? "done" : "stopped") + ", played up to "
                + RunReport.time(world.progress().time()));
        RunReport.of(
                        output,
                        world.progress().items(),
                        world.progress().trades(),
                        Duration.ofNanos(System.nanoTime() - begin))
                .forEach(progress::say);
    }
}
