package tidewire.app.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import tidewire.app.ExitCode;
import tidewire.app.StartException;
import tidewire.app.Terminal;
import tidewire.app.broker.Folders;
import tidewire.app.broker.Ports;
import tidewire.app.config.TidewireConfig;
import tidewire.app.run.Lifecycle;
import tidewire.app.run.ModelFolder;
import tidewire.app.terminal.TerminalLog;
import tidewire.llm.LoadOptions;

/** The command {@code demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Play real news and trades of 7 to 11 October 2013 through everything, in this process,",
            "with a page that shows the digests as they are written."
        })
public final class DemoCommand implements Callable<Integer> {
    /** A year. */
    private static final int MOST_TIMES = 52;

    private final Terminal terminal;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "7200",
            converter = Speed.class,
            description = "simulated seconds per second, or max (${DEFAULT-VALUE}: two hours a second)")
    private double speed;

    @Option(names = "--headless", description = "end when the sample is over and everything is written")
    private boolean headless;

    @Option(names = "--json", description = "print digests as JSON lines, as they are on the topic")
    private boolean json;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "keep the broker's data in this folder, which must be new or empty")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "port of the page, 0 for any free one (8080; with --headless any)")
    private @Nullable Integer port;

    @Option(
            names = "--news",
            paramLabel = "FILE",
            description = "play these news instead: JSON lines with id, published, title, and optionally summary, text,"
                    + " link, category")
    private @Nullable Path news;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Time.class,
            description = "play up to this time, such as 2013-10-08T12:00:00Z")
    private @Nullable Instant until;

    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "1",
            description = "play it so often, each time whole weeks later (${DEFAULT-VALUE})")
    private int times = 1;

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "model folder, GGUF file, or small (the default model)")
    private @Nullable Path model;

    @Option(
            names = "--weights",
            paramLabel = "KIND",
            defaultValue = "auto",
            description =
                    "how weights are held, as model.weights in a configuration: auto, fp16, bf16, f32, int4 or int8")
    private String weights = "auto";

    @Option(
            names = "--device",
            paramLabel = "NAME",
            defaultValue = "auto",
            description = "where the model runs, as model.device in a configuration: auto, cpu, cuda or cuda:N")
    private String device = "auto";

    @Option(names = "--kafka", paramLabel = "KEY=VALUE", description = "a Kafka client property, may be repeated")
    private Map<String, String> kafka = new LinkedHashMap<>();

    public DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        TerminalLog.quiet(terminal.environment());
        DemoOptions options = options();
        try (Lifecycle lifecycle = Lifecycle.begin()) {
            new Demo(options, terminal, lifecycle).run();
        }
        return ExitCode.DONE;
    }

    private DemoOptions options() throws java.io.IOException {
        int pagePort = port != null ? port : headless ? 0 : 8080;
        Ports.usable(pagePort, "--port"); // Before anything that takes long.
        Path folder = terminal.resolve(data);
        if (folder != null) {
            Folders.writable(folder, "--data");
        }
        if (folder != null && Files.isDirectory(folder)) {
            try (var entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw new StartException("The folder " + data + " is not empty. A demo begins at the beginning:"
                            + " name a new folder.");
                }
            }
        }
        if (times < 1 || times > MOST_TIMES) {
            throw new StartException("--times must be from 1 to " + MOST_TIMES + ", was " + times + ".");
        }
        Path items = terminal.resolve(news);
        if (items != null && (!Files.isReadable(items) || Files.isDirectory(items))) {
            throw new StartException("The news file " + news + " is not there or cannot be read.");
        }
        try {
            LoadOptions.of(weights, device);
        } catch (IllegalArgumentException e) {
            throw new StartException(String.valueOf(e.getMessage()).replace("model.", "--") + ".", e);
        }
        return new DemoOptions(
                speed,
                headless,
                json,
                folder,
                pagePort,
                items,
                until,
                times,
                new TidewireConfig.Model(ModelFolder.of(terminal.resolve(model), terminal.home()), weights, device),
                terminal.environment().get("SLACK_WEBHOOK_URL"),
                Map.copyOf(kafka),
                null);
    }

    /** A time in UTC. */
    static final class Time implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "must be a time in UTC such as 2013-10-08T12:00:00Z, was \"" + text + "\"");
            }
        }
    }

    /** A positive number, or {@code max} for no limit. */
    static final class Speed implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            if (text.equals("max")) {
                return Double.POSITIVE_INFINITY;
            }
            try {
                double speed = Double.parseDouble(text);
                if (speed > 0 && !Double.isInfinite(speed)) {
                    return speed;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new TypeConversionException("must be a positive number or max, was '" + text + "'");
        }
    }
}
