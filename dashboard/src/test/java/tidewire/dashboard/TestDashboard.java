package tidewire.dashboard;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tidewire.events.AlertCommand;
import tidewire.events.Question;

/** A dashboard on a free port; its topics are Kafka's in-memory consumer, questions are collected. */
public final class TestDashboard implements AutoCloseable {
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final Map<String, Optional<String>> health = new ConcurrentHashMap<>(Map.of("model", Optional.empty()));
    public final List<Question> asked = new CopyOnWriteArrayList<>();
    public final List<AlertCommand> commanded = new CopyOnWriteArrayList<>();
    /** What was set aside. */
    public final MockProducer<byte[], byte[]> letters =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    private final Dashboard dashboard;

    public TestDashboard(TestTopics topics) {
        this(topics, local(0, "/", null));
    }

    public TestDashboard(TestTopics topics, DashboardConfig config) {
        Dashboard.Kafka kafka = new Dashboard.Kafka(
                topics::consumer,
                () -> letters,
                names -> names.stream().collect(Collectors.toMap(name -> name, name -> topics.id())),
                new OrderSender() {
                    @Override
                    public void send(Question question) {
                        asked.add(question);
                    }

                    @Override
                    public void send(AlertCommand command) {
                        commanded.add(command);
                        topics.publish(command);
                    }
                });
        dashboard = new Dashboard(
                config,
                kafka,
                meters,
                () -> health,
                () -> "tidewire_up 1.0\n",
                source -> new SourceCheck.Result(!source.equals("feed:down"), "asked " + source));
        dashboard.start();
    }

    public Map<String, Optional<String>> problems() {
        return dashboard.problems();
    }

    public static DashboardConfig local(int port, String basePath, Path history) {
        return new DashboardConfig(
                "127.0.0.1", port, false, null, basePath, history, TestObjects.TRADED, TestObjects.DESKS);
    }

    public int port() {
        return dashboard.port();
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/";
    }

    @Override
    public void close() {
        dashboard.close();
    }
}
