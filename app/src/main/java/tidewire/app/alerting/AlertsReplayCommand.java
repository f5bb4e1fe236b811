package tidewire.app.alerting;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tidewire.alerts.AlertsConfig;
import tidewire.app.ExitCode;
import tidewire.app.StartException;
import tidewire.app.Terminal;
import tidewire.app.broker.Bus;
import tidewire.app.broker.TopicScan;
import tidewire.app.command.ConfigOption;
import tidewire.app.config.ConfigFile;
import tidewire.app.config.TidewireConfig;
import tidewire.app.play.LabelledSet;
import tidewire.app.play.TapePlay;
import tidewire.app.run.Lifecycle;
import tidewire.events.Alert;
import tidewire.events.InvalidEventException;
import tidewire.events.Json;
import tidewire.events.Severity;
import tidewire.events.TapeEntry;
import tidewire.events.Topics;
import tidewire.summarizer.Desk;
import tidewire.summarizer.alert.AlertPolicy;

/** What rules would have sent over tapes that are kept or over a file of news, day by day: how people tune them. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Say what rules would have sent, day by day: over what is kept, or over a file of news. Sends nothing.",
            "With --rules, + is what only these rules send and - what only the current ones send."
        })
public final class AlertsReplayCommand implements Callable<Integer> {
    private static final String NEWS_DESK = "news";

    private final Terminal terminal;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "YAML with the keys of the section alerts; without it the current rules")
    private @Nullable Path rules;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "data that a demo or run has kept; needs no configuration, the current rules are the usual ones")
    private @Nullable Path data;

    @Option(
            names = "--news",
            paramLabel = "FILE",
            description = "a file of news instead of what is kept, as demo --news reads it; needs no configuration")
    private @Nullable Path news;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "importance 0 to 3 by id for --news, when it does not stand in the file of news itself")
    private @Nullable Path labels;

    @Option(names = "--desk", paramLabel = "NAME", description = "one desk only; with --news the desk's name")
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
    public Integer call() throws IOException {
        if (news != null && data != null) {
            throw new StartException("--news and --data are two things to replay: use one of them.");
        }
        if (labels != null && news == null) {
            throw new StartException("--labels belongs to --news.");
        }
        @Nullable TidewireConfig tidewire = data == null && news == null ? config.read(terminal) : null;
        AlertPolicy current =
                tidewire == null ? AlertPolicy.DEFAULT : tidewire.alerts().rules();
        @Nullable
        AlertPolicy other =
                rules == null ? null : ConfigFile.rules(terminal.folder().resolve(rules), terminal.environment());
        Map<String, ZoneId> zones = new HashMap<>();
        if (tidewire != null) {
            zones.putAll(tidewire.desks().stream().collect(Collectors.toMap(Desk::name, Desk::zone)));
        }
        Trial trial = new Trial(
                other == null ? current : other,
                other == null ? null : current,
                name -> zones.getOrDefault(name, ZoneOffset.UTC),
                least);
        if (news != null) {
            overNews(news, trial);
        } else {
            overTopics(trial, tidewire, zones);
        }
        return ExitCode.DONE;
    }

    private void overNews(Path file, Trial trial) throws IOException {
        try {
            LabelledSet set = LabelledSet.read(terminal.folder().resolve(file), terminal.resolve(labels));
            TapePlay.of(set.items(), desk == null ? NEWS_DESK : desk).entries().forEach(trial::take);
            trial.print(terminal.out(), AlertsConfig.of(List.of()), set);
        } catch (IllegalArgumentException e) { // the file
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private void overTopics(Trial trial, @Nullable TidewireConfig tidewire, Map<String, ZoneId> zones) {
        AtomicLong unreadable = new AtomicLong();
        Set<String> found = new TreeSet<>();
        try (Lifecycle lifecycle = Lifecycle.begin()) {
            Bus bus = tidewire != null
                    ? Bus.ofKept(tidewire.kafka(), tidewire.data(), lifecycle)
                    : Bus.ofKept(Objects.requireNonNull(terminal.resolve(data)), lifecycle);
            if (tidewire == null) {
                // Only what was said then knows where the desks' people are.
                scan(
                        bus,
                        Topics.ALERTS,
                        Alert.class,
                        unreadable,
                        alert -> zones.put(alert.desk(), ZoneId.of(alert.zone())));
            }
            scan(bus, Topics.TAPE, TapeEntry.class, unreadable, entry -> {
                found.add(entry.desk());
                if (desk == null || desk.equals(entry.desk())) {
                    trial.take(entry);
                }
            });
        }
        if (desk != null && !found.contains(desk)) {
            throw new StartException("There is no tape of a desk '" + desk + "'; there are "
                    + (found.isEmpty() ? "none" : "those of " + String.join(", ", found)) + ".");
        }
        trial.print(
                terminal.out(),
                tidewire == null
                        ? AlertsConfig.of(List.of())
                        : tidewire.alerts().delivery(),
                null);
        if (unreadable.get() > 0) {
            terminal.err().println("tidewire: " + unreadable.get() + " records could not be read and were passed over");
        }
    }

    private static <E> void scan(Bus bus, String topic, Class<E> type, AtomicLong unreadable, Consumer<E> records) {
        TopicScan.read(bus.client(), topic, found -> {
            if (found.value() == null) {
                return;
            }
            try {
                records.accept(Json.read(found.value(), type));
            } catch (InvalidEventException | DateTimeException e) {
                unreadable.incrementAndGet();
            }
        });
    }
}
