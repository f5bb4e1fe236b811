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

    /** One thing to ask; the answer is a remark, an exception a problem. */
    private record Question(String subject, Callable<String> answer) {}

    @Override
    public Integer call() throws InterruptedException {
        TidewireConfig tidewire = config.read(terminal);
        config.withSecretsOfAlerts(tidewire);
        terminal.out()
                .println("ok       configuration: " + tidewire.feeds().size() + " feeds, "
                        + tidewire.exchanges().size() + " exchanges, "
                        + tidewire.desks().size() + " desks");
        return ask(questions(tidewire)) ? ExitCode.DONE : ExitCode.FAILED;
    }

    private List<Question> questions(TidewireConfig tidewire) {
        List<Question> questions = new ArrayList<>();
        // What is asked of the model is part of loading it, below.
        Preflight.of(tidewire, terminal.home()).stream()
                .filter(asked -> !asked.subject().equals(Preflight.MODEL))
                .forEach(asked -> questions.add(new Question(asked.subject(), asked.asked()::get)));
        questions.add(new Question("broker", () -> Answers.ofBroker(tidewire.kafka(), tidewire.data())));
        questions.add(new Question("model", () -> Answers.ofModel(tidewire.model(), terminal.home())));
        tidewire.feeds()
                .forEach(feed -> questions.add(new Question(
                        "feed " + feed.name(),
                        () -> Answers.ofFeed(feed, tidewire.ingest().contact()))));
        tidewire.exchanges()
                .forEach(exchange -> questions.add(
                        new Question("exchange " + exchange.name(), () -> Answers.ofExchange(exchange, PATIENCE))));
        return questions;
    }

    /** All at the same time, answers in the order of the questions. */
    private boolean ask(List<Question> questions) throws InterruptedException {
        ExecutorService asking = Executors.newFixedThreadPool(Math.min(16, questions.size()));
        try {
            List<Future<String>> answers = new ArrayList<>();
            questions.forEach(question -> answers.add(asking.submit(question.answer())));
            boolean fine = true;
            for (int i = 0; i < questions.size(); i++) {
                fine &= print(questions.get(i).subject(), answers.get(i));
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
