package tidewire.app.deadletters;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tidewire.app.JavaProcess;
import tidewire.events.Topics;

/** {@code dlq replay} in a process of its own, which is gone before one of the steps that it asks of Kafka. */
final class ReplayProcess {
    /** What {@link Runtime#halt} leaves: no hook runs, nothing is closed, as when it is killed. */
    static final int KILLED = 137;

    private static final Set<String> STEPS = Set.of("beginTransaction", "send", "flush", "commitTransaction", "close");

    private ReplayProcess() {}

    /** @param step before which it ends, counted from one */
    static Process start(String bootstrapServers, String stage, int step, Path log) throws IOException {
        return JavaProcess.start(
                ReplayProcess.class, 128, List.of(), log, bootstrapServers, stage, Integer.toString(step));
    }

    public static void main(String[] args) {
        Map<String, Object> client = Map.of("bootstrap.servers", args[0]);
        Producer<byte[], byte[]> producer = new KafkaProducer<>(
                LetterSender.properties(client), new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        try (LetterSender sender = new LetterSender(halting(producer, Integer.parseInt(args[2])))) {
            DeadLettersCommand.replay(sender, client, Topics.deadLetters(args[1]), null, false);
        }
    }

    @SuppressWarnings("unchecked") // a proxy of the interface that it is given
    private static Producer<byte[], byte[]> halting(Producer<byte[], byte[]> producer, int last) {
        AtomicInteger step = new AtomicInteger();
        return (Producer<byte[], byte[]>) Proxy.newProxyInstance(
                ReplayProcess.class.getClassLoader(), new Class<?>[] {Producer.class}, (proxy, method, arguments) -> {
                    if (STEPS.contains(method.getName()) && step.incrementAndGet() == last) {
                        Runtime.getRuntime().halt(KILLED);
                    }
                    try {
                        return method.invoke(producer, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
