package tidewire.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tidewire.app.ExitCode;
import tidewire.app.Terminal;
import tidewire.app.broker.Bus;
import tidewire.app.config.TidewireConfig;
import tidewire.app.output.LastRecords;
import tidewire.app.output.ResultsReader;
import tidewire.app.output.RunOutput;
import tidewire.app.output.RunProgress;
import tidewire.app.output.RunReport;
import tidewire.app.run.Lifecycle;
import tidewire.app.run.ModelFolder;
import tidewire.app.run.ModelLoading;
import tidewire.app.run.Pipeline;
import tidewire.app.run.Preflight;
import tidewire.app.run.Watch;
import tidewire.app.terminal.ProgressLine;
import tidewire.app.terminal.StartLines;
import tidewire.app.terminal.TerminalLog;
import tidewire.dashboard.Dashboard;
import tidewire.events.TapeStatus;
import tidewire.events.Topics;
import tidewire.ingest.ProgressListener;
import tidewire.llm.LanguageModel;
import tidewire.summarizer.Desk;

/** All parts in this process, with the user's own feeds, until Ctrl-C. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Run everything in this process with your feeds and exchanges, until Ctrl-C.")
public final class RunCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(names = "--json", description = "print digests as JSON lines, as they are on the topic")
    private boolean json;

    public RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        TidewireConfig tidewire = config.read(terminal);
        config.withSecretsOfAlerts(tidewire);
        long begin = System.nanoTime();
        TerminalLog.quiet(terminal.environment());
        Preflight.refuse(tidewire, terminal.home());
        try (Lifecycle lifecycle = Lifecycle.begin()) {
            CompletableFuture<LanguageModel> model = model(tidewire, terminal);
            Bus bus = Bus.open(tidewire.kafka(), tidewire.data(), lifecycle);
            Pipeline pipeline = new Pipeline(tidewire, bus, lifecycle, InstantSource.system());
            pipeline.refuseIngest();
            Collection<TapeStatus> before =
                    LastRecords.read(bus.client(), Topics.STATUS, TapeStatus.class, TapeStatus::desk);
            ProgressLine progress = new ProgressLine(terminal.err(), ProgressLine.isTerminal());
            RunOutput output = new RunOutput(terminal.out(), json, progress, zones(tidewire));
            lifecycle.closing("results", ResultsReader.start(bus.client(), false, output));
            pipeline.expect("summarizer", "the model is being loaded");
            pipeline.expect("ingest", "not started yet");
            Dashboard dashboard = pipeline.dashboard();
            if (!tidewire.alerts().delivery().routes().isEmpty()) {
                pipeline.alerts();
            }
            LanguageModel loaded = lifecycle.closing("model", ModelLoading.await(model));
            pipeline.summarizer(loaded, bus.folder("streams", lifecycle));
            pipeline.ingest(ProgressListener.NONE);
            String what = "reads " + StartLines.counted(tidewire.feeds().size(), "feed") + " and "
                    + StartLines.counted(
                            tidewire.exchanges().size() + tidewire.csv().size(), "trade source");
            StartLines.of(
                            what,
                            tidewire,
                            dashboard.port(),
                            bus,
                            loaded.info(),
                            StartLines.behind(before, Instant.now()))
                    .forEach(progress::say);
            progress.start(new RunProgress(output, () -> null));
            try {
                Watch.until(output.lost(), pipeline, lifecycle);
            } finally {
                progress.close();
                progress.say("tidewire: stopped");
                RunReport.of(output, -1, -1, Duration.ofNanos(System.nanoTime() - begin))
                        .forEach(progress::say);
            }
        }
        return ExitCode.DONE;
    }

    static CompletableFuture<LanguageModel> model(TidewireConfig tidewire, Terminal terminal) {
        Path folder = ModelFolder.of(tidewire.model().path(), terminal.home());
        return ModelLoading.begin(
                folder, tidewire.model().weights(), tidewire.model().device());
    }

    private static Map<String, ZoneId> zones(TidewireConfig tidewire) {
        return tidewire.desks().stream().collect(Collectors.toMap(Desk::name, Desk::zone));
    }
}
