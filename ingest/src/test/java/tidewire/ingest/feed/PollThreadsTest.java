package tidewire.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PollThreadsTest {
    @Test
    void hostThatIsSlow_holdsTwoThreads_andNobodyElse() throws Exception {
        try (PollThreads threads = new PollThreads()) {
            CountDownLatch release = new CountDownLatch(1);
            CountDownLatch all = new CountDownLatch(50);
            AtomicInteger running = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            for (int i = 0; i < 50; i++) {
                threads.execute("slow.example", false, () -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    running.decrementAndGet();
                    all.countDown();
                });
            }
            CountDownLatch other = new CountDownLatch(1);
            threads.execute("other.example", false, other::countDown);
            assertThat(other.await(30, TimeUnit.SECONDS)).isTrue();
            release.countDown();
            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(most).hasValueLessThanOrEqualTo(2);
        }
    }

    @Test
    void feedsThatHangAgain_leaveTheirHostToItsOthers() throws Exception {
        try (PollThreads threads = new PollThreads()) {
            CountDownLatch release = new CountDownLatch(1);
            CountDownLatch hung = new CountDownLatch(3);
            for (int i = 0; i < 3; i++) {
                threads.execute("half-dead.example", true, () -> {
                    awaitQuietly(release);
                    hung.countDown();
                });
            }
            CountDownLatch healthy = new CountDownLatch(3);
            for (int i = 0; i < 3; i++) {
                threads.execute("half-dead.example", false, healthy::countDown);
            }
            assertThat(healthy.await(30, TimeUnit.SECONDS)).isTrue();
            release.countDown();
            assertThat(hung.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
