package tidewire.app.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tidewire.app.ExitCode;
import tidewire.app.Failures;
import tidewire.app.Terminal;
import tidewire.app.config.TidewireConfig;
import tidewire.app.run.Answers;
import tidewire.app.run.Preflight;
import tidewire.app.run.StartCheck;

/** Validates the configuration and asks everything in it whether it would work now. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Validate the configuration and say what answers: broker, model, feeds, exchanges.")
public final class CheckCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Terminal terminal;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    public CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        TidewireConfig tidewire = config.read(terminal);
        config.withSecretsOfAlerts(tidewire);
        terminal.out()
                .println("ok       configuration: " + tidewire.feeds().size() + " feeds, "
                        + tidewire.exchanges().size() + " exchanges, "
                        + tidewire.desks().size() + " desks");
        return ask(checks(tidewire)) ? ExitCode.DONE : ExitCode.FAILED;
    }

    private List<StartCheck> checks(TidewireConfig tidewire) {
        List<StartCheck> checks = new ArrayList<>();
        // What is asked of the model is part of loading it, below.
        Preflight.of(tidewire, terminal.home()).stream()
                .filter(check -> !check.subject().equals(Preflight.MODEL))
                .forEach(checks::add);
        checks.add(new StartCheck("broker", () -> Answers.ofBroker(tidewire.kafka(), tidewire.data())));
        checks.add(new StartCheck("model", () -> Answers.ofModel(tidewire.model(), terminal.home())));
        tidewire.feeds()
                .forEach(feed -> checks.add(new StartCheck(
                        "feed " + feed.name(),
                        () -> Answers.ofFeed(feed, tidewire.ingest().contact()))));
        tidewire.exchanges()
                .forEach(exchange -> checks.add(
                        new StartCheck("exchange " + exchange.name(), () -> Answers.ofExchange(exchange, PATIENCE))));
        return checks;
    }

    /** All at the same time, answers in their order. */
    private boolean ask(List<StartCheck> checks) throws InterruptedException {
        ExecutorService asking = Executors.newFixedThreadPool(Math.min(16, checks.size()));
        try {
            List<Future<String>> answers = new ArrayList<>();
            checks.forEach(check -> answers.add(asking.submit(check.asked())));
            boolean fine = true;
            for (int i = 0; i < checks.size(); i++) {
                fine &= print(checks.get(i).subject(), answers.get(i));
            }
            return fine;
        } finally {
            asking.shutdownNow();
        }
    }

    private boolean print(String subject, Future<String> answer) throws InterruptedException {
        try {
            terminal.out().println("ok       " + subject + ": " + answer.get());
            return true;
        } catch (ExecutionException e) {
            terminal.out().println("PROBLEM  " + subject + ": " + Failures.text(e.getCause()));
            return false;
        }
    }
}
