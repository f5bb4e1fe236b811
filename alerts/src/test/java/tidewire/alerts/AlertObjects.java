package tidewire.alerts;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tidewire.alerts.control.Controls;
import tidewire.alerts.control.Journal;
import tidewire.alerts.control.SentLog;
import tidewire.alerts.delivery.Books;
import tidewire.alerts.delivery.UndeliveredAlerts;
import tidewire.events.Alert;
import tidewire.events.Citation;
import tidewire.events.Json;
import tidewire.events.Severity;
import tidewire.events.Topics;
import tidewire.events.WebhookStatus;

/** Valid alerts with one thing to say each. */
public final class AlertObjects {
    public static final Instant TIME = Instant.parse("2013-10-10T15:25:00Z");
    public static final String SECRET = "https://hooks.slack.example/services/T000/B000/XXXXsecretXXXX";

    private AlertObjects() {}

    public static Alert alert(String id) {
        return alert(id, "IBM -1.22% in 20 min", "IBM fell 1.22% on 3.4 times its usual volume.");
    }

    public static Alert alert(String id, String title, String text) {
        return alert(id, title, text, List.of(move()));
    }

    public static Alert alert(String id, String title, String text, List<Citation> cites) {
        return new Alert(
                id,
                0,
                "markets",
                "UTC",
                Alert.Action.CREATED,
                Severity.WARNING,
                TIME,
                "moves",
                "the price moved",
                null,
                title,
                text,
                List.of("IBM"),
                cites);
    }

    public static Citation move() {
        return new Citation("move:IBM:" + TIME, Citation.Kind.MOVE, "IBM -1.22% in 20 min", null);
    }

    public static Citation item(String title, String link) {
        return new Citation("nvd:CVE-2013-0579", Citation.Kind.ITEM, title, link);
    }

    public static Books books(MockProducer<byte[], byte[]> producer, SimpleMeterRegistry meters) {
        return new Books(new Controls(), new SentLog(), new Journal(producer), new UndeliveredAlerts(producer, meters));
    }

    /** What was set aside. */
    public static List<ProducerRecord<byte[], byte[]>> letters(MockProducer<byte[], byte[]> producer) {
        return of(producer, Topics.deadLetters("alerts"));
    }

    public static List<ProducerRecord<byte[], byte[]>> of(MockProducer<byte[], byte[]> producer, String topic) {
        return producer.history().stream()
                .filter(record -> record.topic().equals(topic))
                .toList();
    }

    /** Of a topic of commands that is empty. */
    public static MockConsumer<byte[], byte[]> follower() {
        MockConsumer<byte[], byte[]> follower = new MockConsumer<>("earliest");
        for (String topic : List.of(Topics.ALERT_COMMANDS, Topics.ALERTS_SENT, Topics.WEBHOOKS)) {
            follower.updatePartitions(topic, List.of(new PartitionInfo(topic, 0, null, null, null)));
            follower.updateBeginningOffsets(Map.of(new TopicPartition(topic, 0), 0L));
            follower.updateEndOffsets(Map.of(new TopicPartition(topic, 0), 0L));
        }
        return follower;
    }

    /** The same, with how webhooks were doing. */
    static MockConsumer<byte[], byte[]> follower(WebhookStatus... known) {
        MockConsumer<byte[], byte[]> follower = follower();
        TopicPartition partition = new TopicPartition(Topics.WEBHOOKS, 0);
        follower.updateEndOffsets(Map.of(partition, (long) known.length));
        follower.schedulePollTask(() -> {
            for (int i = 0; i < known.length; i++) {
                follower.addRecord(new ConsumerRecord<>(Topics.WEBHOOKS, 0, i, new byte[0], Json.write(known[i])));
            }
        });
        return follower;
    }

    public static MockProducer<byte[], byte[]> producer() {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
