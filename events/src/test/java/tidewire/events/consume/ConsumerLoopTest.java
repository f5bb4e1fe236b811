package tidewire.events.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class ConsumerLoopTest {
    private static final Duration FOREVER = Duration.ofDays(1);

    private final List<MockConsumer<byte[], byte[]>> opened = new ArrayList<>();

    @Test
    void failure_isSaidAndReadingBeginsAgainWithAnotherConsumer() {
        List<String> said = new ArrayList<>();
        ConsumerLoop[] loop = new ConsumerLoop[1];
        loop[0] = ConsumerLoop.forEver(
                "alerts",
                this::open,
                consumer -> {
                    said.add(String.valueOf(loop[0].problem()));
                    if (said.size() == 1) {
                        throw new IllegalStateException("the disk is full");
                    }
                    loop[0].problem(null);
                    loop[0].stop();
                },
                Duration.ZERO);

        loop[0].run();

        assertThat(said).containsExactly("null", "stopped reading alerts and tries again: the disk is full");
        assertThat(loop[0].problem()).isNull();
        assertThat(opened).hasSize(2).allMatch(MockConsumer::closed);
    }

    @Test
    void failureOfALoopThatEndsWithIt_endsIt() {
        List<String> failed = new ArrayList<>();
        ConsumerLoop loop = ConsumerLoop.untilFailure(
                "results",
                this::open,
                consumer -> {
                    throw new IllegalStateException("gone");
                },
                failed::add);

        loop.run();

        assertThat(failed).containsExactly("gone");
        assertThat(opened).hasSize(1).allMatch(MockConsumer::closed);
    }

    @Test
    void classThatIsNotThereAnyMore_doesNotEndALoopWithoutAWord() {
        List<String> said = new ArrayList<>();
        ConsumerLoop[] loop = new ConsumerLoop[1];
        loop[0] = ConsumerLoop.forEver(
                "alerts",
                this::open,
                consumer -> {
                    said.add(String.valueOf(loop[0].problem()));
                    if (said.size() == 1) {
                        throw new NoClassDefFoundError("tidewire/alerts/Gone");
                    }
                    loop[0].stop();
                },
                Duration.ZERO);

        loop[0].run();

        assertThat(said)
                .containsExactly(
                        "null",
                        "stopped reading alerts and tries again: a part of the program is missing; was it replaced while"
                                + " it ran? Restart it");
    }

    @Test
    void errorOfALoopThatEndsWithAFailure_isToldToo() {
        List<String> failed = new ArrayList<>();

        ConsumerLoop.untilFailure(
                        "results",
                        this::open,
                        consumer -> {
                            throw new StackOverflowError();
                        },
                        failed::add)
                .run();

        assertThat(failed).containsExactly("a fault of the program itself; its log has the details");
    }

    @Test
    void brokerThatGoesAway_isSaidThoughPollingGoesOn() {
        List<String> said = new ArrayList<>();
        double[] connections = {1};
        ConsumerLoop[] loop = new ConsumerLoop[1];
        loop[0] = ConsumerLoop.forEver(
                "alerts",
                () -> new MockConsumer<>("earliest") {
                    @Override
                    public synchronized Map<MetricName, ? extends Metric> metrics() {
                        return KafkaContactTest.metrics("a", connections[0], 1);
                    }
                },
                consumer -> {
                    loop[0].problem(null); // as every reader says after a poll
                    said.add(String.valueOf(loop[0].problem()));
                    connections[0] = 0;
                    loop[0].problem(null);
                    said.add(String.valueOf(loop[0].problem()));
                    loop[0].stop();
                });

        loop[0].run();

        assertThat(said).containsExactly("null", "has no connection to Kafka and waits for it");
        assertThat(loop[0].problem()).as("of no consumer at all").isNull();
    }

    @Test
    void stop_wakesAConsumerThatPolls() throws InterruptedException {
        CountDownLatch polls = new CountDownLatch(1);
        ConsumerLoop loop = ConsumerLoop.forEver("alerts", this::open, consumer -> {
            polls.countDown();
            while (true) {
                consumer.poll(FOREVER);
            }
        });
        Thread thread = new Thread(loop::run);
        thread.start();
        polls.await();

        loop.stop();
        thread.join();

        assertThat(opened).hasSize(1).allMatch(MockConsumer::closed);
    }

    @Test
    void stopDuringThePauseAfterAFailure_endsIt() throws InterruptedException {
        CountDownLatch failed = new CountDownLatch(1);
        ConsumerLoop loop = ConsumerLoop.forEver(
                "alerts",
                this::open,
                consumer -> {
                    failed.countDown();
                    throw new IllegalStateException("gone");
                },
                FOREVER);
        Thread thread = new Thread(loop::run);
        thread.start();
        failed.await();

        loop.stop();
        thread.join();

        assertThat(opened).hasSize(1);
    }

    @Test
    void stopBeforeTheStart_readsNothing() {
        ConsumerLoop loop = ConsumerLoop.forEver("alerts", this::open, consumer -> {
            throw new AssertionError("read");
        });

        loop.stop();
        loop.run();

        assertThat(opened).isEmpty();
    }

    private Consumer<byte[], byte[]> open() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        opened.add(consumer);
        return consumer;
    }
}
