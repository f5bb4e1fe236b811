package tidewire.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tidewire.app.ExitCode;
import tidewire.app.StartException;
import tidewire.app.Terminal;
import tidewire.app.run.ModelFolder;
import tidewire.llm.LanguageModel;
import tidewire.llm.LoadOptions;
import tidewire.llm.ModelFiles;
import tidewire.llm.Models;
import tidewire.llm.Sampler;
import tidewire.llm.WindowConfig;
import tidewire.llm.chat.ChatPrompt;
import tidewire.llm.hub.FetchOptions;
import tidewire.llm.hub.ModelFetch;
import tidewire.llm.tokenizer.CheckpointTokenizer;
import tidewire.llm.tools.ModelReport;
import tidewire.llm.tools.ModelTrial;

/** What can be done with a model alone. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        description = "Download a model, look at one, try one.",
        synopsisSubcommandLabel = "COMMAND")
public final class ModelCommand implements Runnable {
    /** More than any model can read at once. */
    private static final int MOST_TOKENS = 1 << 20;

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    public ModelCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "fetch, info or try is missing");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Download a model folder, or a GGUF file, from a hub, resuming what was begun.")
    int fetch(
            @Parameters(paramLabel = "NAME", description = "owner/name on the hub") String name,
            @Option(
                            names = "--file",
                            paramLabel = "GGUF",
                            description = "only this GGUF file of it, with the parts that belong to it")
                    @Nullable
                    String file,
            @Option(names = "--to", paramLabel = "DIR", description = "folder to make (models/NAME)") @Nullable Path to,
            @Option(names = "--revision", defaultValue = "main", description = "branch, tag or commit (main)")
                    String revision)
            throws IOException, InterruptedException {
        Path shown = to == null ? Path.of("models", name.substring(name.lastIndexOf('/') + 1)) : to;
        String commit;
        try {
            commit = new ModelFetch(FetchOptions.fromEnvironment())
                    .fetch(name, revision, file, terminal.folder().resolve(shown), new FetchLines(terminal.err()));
        } catch (IllegalArgumentException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
        terminal.err()
                .println("Fetched " + name + " at " + commit + " into "
                        + (file == null ? shown : shown.resolve(file))
                        + ". Use it with model.path in tidewire.yml, or --model.");
        return ExitCode.DONE;
    }

    @Command(mixinStandardHelpOptions = true, description = "Say what a model holds and what loading it would take.")
    int info(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "MODEL",
                            description = "model folder or GGUF file (the bundled one)")
                    @Nullable
                    Path folder) {
        new ModelReport(folder(folder), LoadOptions.AUTO, WindowConfig.DEFAULT).print(terminal.out());
        return ExitCode.DONE;
    }

    @Command(
            name = "try",
            mixinStandardHelpOptions = true,
            description = "Feed lines of stdin to a window without end; let the model write on from there.")
    int trial(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "MODEL",
                            description = "model folder or GGUF file (the bundled one)")
                    @Nullable
                    Path folder,
            @Option(names = "--tokens", defaultValue = "64", description = "longest continuation (${DEFAULT-VALUE})")
                    int tokens,
            @Option(names = "--rolling", defaultValue = "1024", description = "rolling tokens (${DEFAULT-VALUE})")
                    int rolling)
            throws IOException {
        for (Map.Entry<String, Integer> number :
                Map.of("--tokens", tokens, "--rolling", rolling).entrySet()) {
            if (number.getValue() < 1 || number.getValue() > MOST_TOKENS) {
                throw new StartException(
                        number.getKey() + " must be from 1 to " + MOST_TOKENS + ", was " + number.getValue() + ".");
            }
        }
        WindowConfig usual = WindowConfig.DEFAULT;
        WindowConfig window =
                new WindowConfig(usual.sinks(), rolling, usual.eviction(), Math.min(usual.maxEntry(), rolling));
        ModelFiles files = ModelFiles.open(folder(folder));
        try (LanguageModel model = Models.load(files, LoadOptions.AUTO);
                CheckpointTokenizer tokenizer = files.tokenizer();
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            if (tokenizer.special("<|item|>").isPresent()) {
                terminal.err()
                        .println(
                                "[this model writes lines of digests, behind the markers of its tape; of what it makes of bare text"
                                        + " expect little]");
            }
            Optional<ChatPrompt> chat = files.chatTemplate().map(template -> new ChatPrompt(template, tokenizer));
            new ModelTrial(model, window, tokens, Sampler.GREEDY, chat).run(in, terminal.out(), terminal.err());
        }
        return ExitCode.DONE;
    }

    private Path folder(@Nullable Path asked) {
        return ModelFolder.of(terminal.resolve(asked), terminal.home());
    }
}
