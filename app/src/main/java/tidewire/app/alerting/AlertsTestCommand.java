package tidewire.app.alerting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tidewire.alerts.AlertTrial;
import tidewire.app.ExitCode;
import tidewire.app.StartException;
import tidewire.app.Terminal;
import tidewire.app.command.ConfigOption;
import tidewire.app.config.TidewireConfig;
import tidewire.events.Alert;
import tidewire.events.Citation;
import tidewire.events.Severity;
import tidewire.summarizer.Desk;

/** Sends one alert of each severity and kind to every webhook, marked as a test. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Send one alert of each severity to every webhook, marked as a test, and say what it answered.")
public final class AlertsTestCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    public AlertsTestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        TidewireConfig tidewire = config.read(terminal);
        config.withSecretsOfAlerts(tidewire);
        if (tidewire.alerts().delivery().routes().isEmpty()) {
            throw new StartException("There is nowhere to send alerts to: set alerts.webhook-env.");
        }
        Desk desk = tidewire.desks().get(0);
        List<Alert> alerts = List.of(
                test(desk, Severity.INFO, Alert.Action.CREATED),
                test(desk, Severity.WARNING, Alert.Action.CREATED),
                test(desk, Severity.WARNING, Alert.Action.UPDATED),
                test(desk, Severity.CRITICAL, Alert.Action.CREATED));
        boolean fine = true;
        for (Map.Entry<String, String> answer :
                AlertTrial.send(tidewire.alerts().delivery(), alerts).entrySet()) {
            boolean taken = answer.getValue().isEmpty();
            fine &= taken;
            terminal.out()
                    .println((taken ? "ok       " : "PROBLEM  ")
                            + answer.getKey()
                            + (taken ? ": took " + alerts.size() + " messages" : ": " + answer.getValue()));
        }
        return fine ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static Alert test(Desk desk, Severity severity, Alert.Action action) {
        Instant now = Instant.now();
        return new Alert(
                "alert:test:" + severity + ":" + action,
                0,
                desk.name(),
                desk.zone().getId(),
                action,
                severity,
                now,
                "test",
                "a person asked for it",
                null,
                "Test of Tidewire's alerts",
                "This is how an alert of this severity looks. Nothing has happened.",
                List.of(),
                List.of(new Citation("test", Citation.Kind.ITEM, "./tidewire alerts test", null)));
    }
}
