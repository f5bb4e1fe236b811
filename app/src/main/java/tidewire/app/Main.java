package tidewire.app;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;
import tidewire.app.alerting.AlertsReplayCommand;
import tidewire.app.alerting.AlertsTestCommand;
import tidewire.app.broker.ProcessFolder;
import tidewire.app.command.BenchCommand;
import tidewire.app.command.CheckCommand;
import tidewire.app.command.FeedsCommand;
import tidewire.app.command.InitCommand;
import tidewire.app.command.ModelCommand;
import tidewire.app.command.Part;
import tidewire.app.command.PartCommand;
import tidewire.app.command.RunCommand;
import tidewire.app.config.yaml.Suggestion;
import tidewire.app.deadletters.DeadLettersCommand;
import tidewire.app.demo.DemoCommand;
import tidewire.app.log.LogSettings;
import tidewire.app.topics.TopicsCommand;

/** The command line. Exit codes: {@link ExitCode}. Digests go to stdout, progress and logs to stderr. */
@Command(
        name = "tidewire",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Reads news wires and market tapes as one endless stream and says what happened, with sources.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done, 1 failed while running, 2 wrong use or configuration.",
            "TIDEWIRE_LOG_LEVEL=debug shows more in the log."
        })
public final class Main implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Main.class);

    @Spec
    private @Nullable CommandSpec spec;

    Main() {}

    public static void main(String[] args) {
        Terminal terminal = Terminal.ofProcess();
        try {
            LogSettings.refuse(terminal.environment());
            ProcessFolder.use();
        } catch (StartException e) {
            System.exit(Failures.report(e, terminal.err()));
        }
        System.exit(run(terminal, args));
    }

    /** Runs one command to its end. */
    static int run(Terminal terminal, String... args) {
        return line(terminal).execute(args);
    }

    /** All commands. */
    static CommandLine line(Terminal terminal) {
        CommandLine line = new CommandLine(new Main())
                .addSubcommand(new DemoCommand(terminal))
                .addSubcommand(new RunCommand(terminal))
                .addSubcommand(new InitCommand(terminal))
                .addSubcommand(new ModelCommand(terminal))
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new FeedsCommand(terminal))
                .addSubcommand(new DeadLettersCommand(terminal))
                .addSubcommand(new TopicsCommand(terminal))
                .addSubcommand(new BenchCommand());
        for (Part part : Part.values()) {
            CommandLine alone = new CommandLine(new PartCommand(terminal, part));
            alone.getCommandSpec().name(part.command()).usageMessage().description(part.description());
            if (part == Part.ALERTS) {
                alone.addSubcommand(new AlertsTestCommand(terminal)).addSubcommand(new AlertsReplayCommand(terminal));
            }
            line.addSubcommand(part.command(), alone);
        }
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(Integer.class, Main::wholeNumber);
        line.registerConverter(int.class, Main::wholeNumber);
        line.setOut(new java.io.PrintWriter(terminal.out(), true, java.nio.charset.StandardCharsets.UTF_8));
        line.setErr(new java.io.PrintWriter(terminal.err(), true, java.nio.charset.StandardCharsets.UTF_8));
        line.setParameterExceptionHandler(Main::wrongUse);
        line.setExecutionExceptionHandler((e, command, parsed) -> Failures.report(e, terminal.err()));
        return line;
    }

    private static Integer wholeNumber(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("must be a whole number, was \"" + text + "\"");
        }
    }

    private static int wrongUse(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        command.getErr().println("tidewire: " + words(e));
        command.getErr().println("Try: ./" + command.getCommandSpec().qualifiedName() + " --help");
        log.debug("wrong use", e);
        return ExitCode.WRONG_USE;
    }

    private static String words(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            String word = unmatched.getUnmatched().get(0);
            Set<String> commands = e.getCommandLine().getSubcommands().keySet();
            return commands.isEmpty()
                    ? "'" + word + "' is one word too many"
                    : "there is no command '" + word + "'" + Suggestion.of(word, commands);
        }
        return String.valueOf(e.getMessage());
    }

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "a command is missing");
    }
}
