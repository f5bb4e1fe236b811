package tidewire.events.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
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
                this::open,
                consumer -> {
                    throw new IllegalStateException("gone");
                },
                failure -> failed.add(failure.getMessage()));

        loop.run();

        assertThat(failed).containsExactly("gone");
        assertThat(opened).hasSize(1).allMatch(MockConsumer::closed);
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
