package tidewire.app.alerting;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tidewire.app.ExitCode;
import tidewire.app.Terminal;
import tidewire.app.broker.Bus;
import tidewire.app.broker.Retention;
import tidewire.app.broker.TopicScan;
import tidewire.app.command.ConfigOption;
import tidewire.app.config.ConfigFile;
import tidewire.app.config.TidewireConfig;
import tidewire.app.run.Lifecycle;
import tidewire.events.Alert;
import tidewire.events.InvalidEventException;
import tidewire.events.Json;
import tidewire.events.Severity;
import tidewire.events.TapeEntry;
import tidewire.events.Topics;
import tidewire.summarizer.Desk;
import tidewire.summarizer.alert.AlertBook;
import tidewire.summarizer.alert.AlertPolicy;

/** What rules would have sent over the tapes that are kept, day by day: how people tune them. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Say what rules would have sent over what is kept, day by day. Sends nothing.")
public final class AlertsReplayCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "YAML with the keys of the section alerts; without it the configuration's rules")
    private @Nullable Path rules;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "data that a demo or run has kept; needs no configuration")
    private @Nullable Path data;

    @Option(names = "--desk", paramLabel = "NAME", description = "one desk only")
    private @Nullable String desk;

    @Option(
            names = "--severity",
            paramLabel = "LEVEL",
            defaultValue = "WARNING",
            description = "least severity: INFO, WARNING or CRITICAL (${DEFAULT-VALUE})")
    private Severity least = Severity.WARNING;

    public AlertsReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        @Nullable TidewireConfig tidewire = data == null ? config.read(terminal) : null;
        AlertPolicy policy = rules != null
                ? ConfigFile.rules(terminal.folder().resolve(rules), terminal.environment())
                : tidewire == null ? AlertPolicy.DEFAULT : tidewire.alerts().rules();
        Map<String, ZoneId> zones = tidewire == null
                ? Map.of()
                : tidewire.desks().stream().collect(Collectors.toMap(Desk::name, Desk::zone));
        TidewireConfig.Kafka kafka = tidewire != null
                ? tidewire.kafka()
                : new TidewireConfig.Kafka(null, Duration.ofSeconds(60), 1, 1, Retention.FOREVER, 0, Map.of());
        @Nullable Path kept = tidewire != null ? tidewire.data() : terminal.resolve(data);
        try (Lifecycle lifecycle = Lifecycle.begin()) {
            Bus bus = Bus.open(kafka, kept, lifecycle);
            print(bus, policy, zones);
        }
        return ExitCode.DONE;
    }

    private void print(Bus bus, AlertPolicy policy, Map<String, ZoneId> zones) {
        Map<String, AlertBook> books = new HashMap<>();
        Map<LocalDate, StringBuilder> days = new TreeMap<>();
        Map<LocalDate, Integer> counts = new TreeMap<>();
        AtomicLong unreadable = new AtomicLong();
        TopicScan.read(bus.client(), Topics.TAPE, found -> {
            try {
                replay(Json.read(found.value(), TapeEntry.class), policy, zones, books, days, counts);
            } catch (InvalidEventException e) {
                unreadable.incrementAndGet();
            }
        });
        days.forEach((day, text) -> {
            terminal.out().println(day + ": " + counts.getOrDefault(day, 0) + " alerts");
            terminal.out().print(text);
        });
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        terminal.out().printf("%d alerts in %d days%s%n", total, days.size(), perDay(total, days.size()));
        if (unreadable.get() > 0) {
            terminal.err()
                    .println("tidewire: " + unreadable.get() + " records are no tape entries and were passed over");
        }
    }

    private void replay(
            TapeEntry entry,
            AlertPolicy policy,
            Map<String, ZoneId> zones,
            Map<String, AlertBook> books,
            Map<LocalDate, StringBuilder> days,
            Map<LocalDate, Integer> counts) {
        if (desk != null && !desk.equals(entry.desk())) {
            return;
        }
        ZoneId zone = zones.getOrDefault(entry.desk(), ZoneOffset.UTC);
        AlertBook book = books.computeIfAbsent(entry.desk(), name -> new AlertBook(name, zone, policy));
        LocalDate day = entry.time().atZone(zone).toLocalDate();
        StringBuilder text = days.computeIfAbsent(day, any -> new StringBuilder());
        for (Alert alert : book.alertsOf(entry)) {
            if (alert.action() != Alert.Action.RESOLVED && alert.severity().compareTo(least) >= 0) {
                counts.merge(day, 1, Integer::sum);
                text.append(AlertLine.of(alert)).append('\n');
            }
        }
    }

    private static String perDay(int total, int days) {
        return days == 0
                ? ": nothing is kept on the tapes"
                : String.format(java.util.Locale.ROOT, ", %.1f a day", (double) total / days);
    }
}
