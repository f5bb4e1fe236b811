package tidewire.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import tidewire.events.Topics;

/** What Tidewire needs of a broker, whichever it is. */
interface BrokerContract {
    /** 10 October 2013, 12:00 UTC: long before any default retention. */
    long LONG_AGO = 1_381_406_400_000L;

    Map<String, Object> client();

    @Test
    default void topics_setUpTwice_areThere() throws Exception {
        try (Admin admin = BrokerCheck.connect(client(), Duration.ofSeconds(30))) {
            TopicSetup.ensure(admin, 1, (short) 1, Retention.FOREVER);
            TopicSetup.ensure(admin, 1, (short) 1, Retention.FOREVER);
            assertThat(admin.listTopics().names().get()).containsAll(Topics.all());
        }
    }

    @Test
    default void records_ofLongAgo_keepTheirTimeAndStay() throws Exception {
        setUp();
        send(client(), Topics.MOVES, "old", LONG_AGO);
        List<ConsumerRecord<String, String>> records = records(client(), Topics.MOVES);
        assertThat(records).singleElement().satisfies(r -> {
            assertThat(r.timestamp()).isEqualTo(LONG_AGO);
            assertThat(r.value()).isEqualTo("old");
        });
    }

    @Test
    default void transaction_aborted_isNotSeenByReadCommitted() {
        setUp();
        Map<String, Object> properties = producer(client());
        properties.put("transactional.id", "contract");
        properties.put("transaction.timeout.ms", 600_000);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(properties)) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(Topics.BARS, null, LONG_AGO, "k", "committed"));
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(Topics.BARS, null, LONG_AGO, "k", "aborted"));
            producer.flush();
            producer.abortTransaction();
        }
        assertThat(readAll(client(), Topics.BARS)).containsExactly("committed");
    }

    private void setUp() {
        try (Admin admin = BrokerCheck.connect(client(), Duration.ofSeconds(30))) {
            TopicSetup.ensure(admin, 1, (short) 1, Retention.FOREVER);
        }
    }

    static void send(Map<String, Object> client, String topic, String value, long time) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(producer(client))) {
            producer.send(new ProducerRecord<>(topic, null, time, "k", value));
        }
    }

    private static Map<String, Object> producer(Map<String, Object> client) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put("key.serializer", StringSerializer.class);
        properties.put("value.serializer", StringSerializer.class);
        return properties;
    }

    static List<String> readAll(Map<String, Object> client, String topic) {
        return records(client, topic).stream().map(ConsumerRecord::value).toList();
    }

    /** Everything on partition 0 of a topic that is committed now. */
    static List<ConsumerRecord<String, String>> records(Map<String, Object> client, String topic) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put("key.deserializer", StringDeserializer.class);
        properties.put("value.deserializer", StringDeserializer.class);
        properties.put("isolation.level", "read_committed");
        TopicPartition partition = new TopicPartition(topic, 0);
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(properties)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }
}
