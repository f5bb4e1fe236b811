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

/** Sends one alert of each kind to every webhook, marked as a test. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Send one alert of each kind to every webhook, marked as a test, and say what it answered.")
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
        List<Alert> alerts = ExampleAlerts.of(tidewire.desks().get(0), Instant.now());
        terminal.out().println("Sending " + alerts.size() + " alerts to each webhook, one of each kind:");
        alerts.forEach(alert -> terminal.out().println("  " + AlertLine.of(alert)));
        boolean fine = true;
        for (Map.Entry<String, String> answer :
                AlertTrial.send(tidewire.alerts().delivery(), alerts).entrySet()) {
            boolean taken = answer.getValue().isEmpty();
            fine &= taken;
            terminal.out()
                    .println((taken ? "ok       " : "PROBLEM  ")
                            + answer.getKey()
                            + (taken ? ": took all, and all in one message" : ": " + answer.getValue()));
        }
        return fine ? ExitCode.DONE : ExitCode.FAILED;
    }
}
