package tidewire.app.command;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tidewire.app.ExitCode;
import tidewire.app.StartException;
import tidewire.app.Terminal;
import tidewire.app.broker.Bus;
import tidewire.app.config.TidewireConfig;
import tidewire.app.run.Lifecycle;
import tidewire.app.run.ModelLoading;
import tidewire.app.run.Pipeline;
import tidewire.app.run.Preflight;
import tidewire.app.run.Watch;
import tidewire.app.status.StatusServer;
import tidewire.ingest.ProgressListener;
import tidewire.llm.LanguageModel;

/** Starts one part alone, against a cluster. */
@Command(mixinStandardHelpOptions = true)
public final class PartCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(PartCommand.class);

    private final Terminal terminal;
    private final Part part;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    public PartCommand(Terminal terminal, Part part) {
        this.terminal = terminal;
        this.part = part;
    }

    @Override
    public Integer call() throws Exception {
        TidewireConfig tidewire = config.read(terminal);
        if (part == Part.ALERTS) {
            config.withSecretsOfAlerts(tidewire);
        }
        if (tidewire.kafka().bootstrapServers() == null) {
            throw new StartException("A part alone needs the cluster on which it meets the others: set"
                    + " kafka.bootstrap.servers. Without one, ./tidewire run starts everything in one process.");
        }
        if (part == Part.SUMMARIZE) {
            Preflight.windows(tidewire);
        }
        try (Lifecycle lifecycle = Lifecycle.begin()) {
            CompletableFuture<LanguageModel> model =
                    part == Part.SUMMARIZE ? RunCommand.model(tidewire, terminal) : new CompletableFuture<>();
            Bus bus = Bus.open(tidewire.kafka(), tidewire.data(), lifecycle);
            Pipeline pipeline = new Pipeline(tidewire, bus, lifecycle, InstantSource.system());
            if (part == Part.SUMMARIZE) {
                pipeline.expect("summarizer", "the model is being loaded");
            }
            StatusServer status = pipeline.status();
            log.info("/health and /metrics at http://{}:{}/", tidewire.status().host(), status.port());
            start(pipeline, tidewire, bus, lifecycle, model);
            terminal.err().println("tidewire: " + part.command() + " runs; Ctrl-C stops it");
            Watch.untilStopped(pipeline, lifecycle);
        }
        return ExitCode.DONE;
    }

    private void start(
            Pipeline pipeline,
            TidewireConfig tidewire,
            Bus bus,
            Lifecycle lifecycle,
            CompletableFuture<LanguageModel> model) {
        // An expression, for it does not compile while a part is missing.
        var unused = switch (part) {
            case INGEST -> pipeline.ingest(ProgressListener.NONE);
            case SUMMARIZE ->
                pipeline.summarizer(
                        lifecycle.closing("model", ModelLoading.await(model)), bus.folder("streams", lifecycle));
            case DASHBOARD -> pipeline.dashboard();
            case ALERTS -> {
                if (tidewire.alerts().delivery().routes().isEmpty()) {
                    throw new StartException("There is nowhere to send alerts to: set alerts.webhook-env.");
                }
                yield pipeline.alerts();
            }
        };
    }
}
