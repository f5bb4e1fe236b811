package tidewire.app.topics;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tidewire.app.ExitCode;
import tidewire.app.Terminal;
import tidewire.app.broker.Bus;
import tidewire.app.command.ConfigOption;
import tidewire.app.config.TidewireConfig;
import tidewire.app.run.Lifecycle;

/** What each topic holds, and what it grows by. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = "What each topic takes on disk, and how much it grows in a day of its own time.")
public final class TopicsCommand implements Callable<Integer> {
    private static final String OURS = "tidewire";

    private final Terminal terminal;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the folder of a demo or run that has ended, instead of what the configuration names")
    private @Nullable Path data;

    public TopicsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        try (Lifecycle lifecycle = Lifecycle.begin()) {
            Bus bus = bus(lifecycle);
            try (Admin admin = Admin.create(bus.client())) {
                print(new TopicSizes(admin, bus.client()).read(OURS));
            }
        }
        return ExitCode.DONE;
    }

    private Bus bus(Lifecycle lifecycle) {
        Path folder = terminal.resolve(data);
        if (folder != null) {
            return Bus.ofKept(folder, lifecycle);
        }
        TidewireConfig tidewire = config.read(terminal);
        return Bus.ofKept(tidewire.kafka(), tidewire.data(), lifecycle);
    }

    private void print(List<TopicSize> topics) {
        terminal.out().printf("%10s %10s %12s  %-22s  %s%n", "on disk", "a day", "records", "from", "topic");
        topics.forEach(topic -> terminal.out()
                .printf(
                        "%10s %10s %,12d  %-22s  %s%n",
                        TopicSize.size(topic.bytes()),
                        TopicSize.size(topic.bytesADay()),
                        topic.records(),
                        topic.first() == null ? "-" : topic.first(),
                        topic.topic()));
        terminal.out()
                .printf(
                        "%10s %10s  in all%n",
                        TopicSize.size(
                                topics.stream().mapToLong(TopicSize::bytes).sum()),
                        TopicSize.size(topics.stream()
                                .mapToLong(topic -> Math.max(0, topic.bytesADay()))
                                .sum()));
    }
}
