package tidewire.app.deadletters;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tidewire.app.ExitCode;
import tidewire.app.Terminal;
import tidewire.app.broker.Bus;
import tidewire.app.broker.TopicScan;
import tidewire.app.command.ConfigOption;
import tidewire.app.config.TidewireConfig;
import tidewire.app.run.Lifecycle;
import tidewire.events.Topics;

/** What could not be used: how much, why, and once more. */
@Command(
        name = "dlq",
        mixinStandardHelpOptions = true,
        description = "Look at dead letters (what a stage could not use) and send them once more.",
        synopsisSubcommandLabel = "COMMAND")
public final class DeadLettersCommand implements Runnable {
    private static final List<String> STAGES = Topics.stages();
    private static final int MOST_PLACES = 20;
    private static final Pattern PLACE = Pattern.compile("\\d+@\\d+");

    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    public DeadLettersCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        throw wrong("say what to do: list, show STAGE or replay STAGE");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Each stage's letters, counted by reason.")
    int list(@Mixin ConfigOption config) {
        return withBus(config, bus -> {
            ReplayMarks marks = ReplayMarks.read(bus.client());
            for (String stage : STAGES) {
                Map<String, Long> reasons = new TreeMap<>();
                long[] sent = {0};
                TopicScan.read(bus.client(), Topics.deadLetters(stage), found -> {
                    Letter letter = new Letter(found);
                    reasons.merge(letter.reason(), 1L, Long::sum);
                    sent[0] += marks.has(letter) ? 1 : 0;
                });
                long all = reasons.values().stream().mapToLong(Long::longValue).sum();
                terminal.out().println(stage + ": " + (all == 0 ? "none" : all + " in " + Topics.deadLetters(stage)));
                reasons.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .limit(10)
                        .forEach(reason -> terminal.out().printf("%8d  %s%n", reason.getValue(), reason.getKey()));
                if (sent[0] > 0) {
                    terminal.out().println("    " + sent[0] + " of them were sent once more");
                }
            }
        });
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "The last letters of a stage, with their content.")
    int show(
            @Mixin ConfigOption config,
            @Parameters(paramLabel = "STAGE", description = "ingest, wire, market, tape, digest, alerts or dashboard")
                    String stage,
            @Option(
                            names = "--last",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "how many (${DEFAULT-VALUE})")
                    int last) {
        String topic = topic(stage);
        if (last < 1) {
            throw wrong("--last must be 1 or more, was " + last);
        }
        return withBus(config, bus -> {
            Deque<Letter> letters = new ArrayDeque<>();
            TopicScan.read(bus.client(), topic, found -> {
                letters.addLast(new Letter(found));
                if (letters.size() > last) {
                    letters.removeFirst();
                }
            });
            letters.forEach(letter -> terminal.out()
                    .println(letter.place() + "  " + letter.time() + "  from " + letter.from() + "\n    why: "
                            + letter.reason() + "\n    " + letter.value()));
            if (letters.isEmpty()) {
                terminal.out().println(stage + ": none");
            }
        });
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = {
                "Write a stage's letters to the topic that they came from, after what was wrong is mended.",
                "Each record goes back once: what an earlier replay sent, of this stage or another, is left out."
            })
    int replay(
            @Mixin ConfigOption config,
            @Parameters(paramLabel = "STAGE", description = "wire, market, tape, digest, alerts or dashboard")
                    String stage,
            @Option(
                            names = "--at",
                            paramLabel = "PARTITION@OFFSET",
                            split = ",",
                            description = "only these, as show names them; without it all")
                    @Nullable
                    List<String> places,
            @Option(names = "--again", description = "those too that were sent before") boolean again) {
        String topic = topic(stage);
        Set<String> wanted = places == null ? null : places(places);
        int done = withBus(config, bus -> {
            // The sender first: it takes back what an earlier replay has left open, and then the marks are true.
            try (LetterSender sender = LetterSender.of(bus.client())) {
                report(stage, replay(sender, bus.client(), topic, wanted, again));
            }
        });
        if (wanted == null || wanted.isEmpty()) {
            return done;
        }
        terminal.out().println("    no letter is at " + String.join(", ", wanted));
        return ExitCode.FAILED;
    }

    private Set<String> places(List<String> typed) {
        for (String place : typed) {
            if (!PLACE.matcher(place).matches()) {
                throw wrong("--at wants places as dlq show names them, such as 0@17, was '" + place + "'");
            }
        }
        return new TreeSet<>(typed);
    }

    /** @param places of the letters that go back, of which those that there are not are left; null for all */
    static LetterReplay replay(
            LetterSender sender,
            Map<String, Object> client,
            String topic,
            @Nullable Set<String> places,
            boolean again) {
        LetterReplay replay = new LetterReplay(sender, ReplayMarks.read(client), again);
        TopicScan.read(client, topic, found -> {
            Letter letter = new Letter(found);
            if (places == null || places.remove(letter.place())) {
                replay.send(letter);
            }
        });
        replay.finish();
        return replay;
    }

    private void report(String stage, LetterReplay replay) {
        terminal.out().println(stage + ": " + replay.sent() + " sent once more");
        if (replay.sentBefore() > 0) {
            terminal.out().println("    " + replay.sentBefore() + " were sent before; --again sends them too");
        }
        replay.kept()
                .forEach((reason, places) -> terminal.out()
                        .println("    " + places.size() + " " + reason + " ("
                                + String.join(", ", places.subList(0, Math.min(places.size(), MOST_PLACES)))
                                + (places.size() > MOST_PLACES ? ", …" : "") + ")"));
    }

    private String topic(String stage) {
        if (!STAGES.contains(stage)) {
            throw wrong("there is no stage '" + stage + "'; there are " + String.join(", ", STAGES));
        }
        return Topics.deadLetters(stage);
    }

    private ParameterException wrong(String words) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), words);
    }

    private interface Work {
        void on(Bus bus);
    }

    private int withBus(ConfigOption config, Work work) {
        TidewireConfig tidewire = config.read(terminal);
        try (Lifecycle lifecycle = Lifecycle.begin()) {
            work.on(Bus.ofKept(tidewire.kafka(), tidewire.data(), lifecycle));
        }
        return ExitCode.DONE;
    }
}
