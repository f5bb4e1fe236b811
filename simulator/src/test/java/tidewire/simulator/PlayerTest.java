package tidewire.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tidewire.simulator.sample.SampleException;

class PlayerTest {
    private static final Instant START = Instant.parse("2013-10-07T00:00:00Z");

    private final List<Instant> steps = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Instant> shown = new LinkedBlockingQueue<>();

    private Player player(double speed, Duration patience) {
        return new Player(
                START, START.plusSeconds(180), speed, patience, List.of("a", "b"), now -> now.plusSeconds(60), time -> {
                    steps.add(time);
                    shown.add(time);
                });
    }

    private Instant next() throws InterruptedException {
        Instant time = shown.poll(30, TimeUnit.SECONDS);
        assertThat(time).isNotNull();
        return time;
    }

    @Test
    void time_movesOnlyWhenEverySourceHasAcknowledgedThePresentStep() throws Exception {
        try (Player player = player(Double.POSITIVE_INFINITY, Duration.ofSeconds(30))) {
            player.start();
            player.acknowledged("a", START.plusSeconds(3_600));
            player.acknowledged("b", START.minusSeconds(1));
            assertThat(shown.poll(100, TimeUnit.MILLISECONDS)).isNull();
            player.acknowledged("b", START);
            assertThat(next()).isEqualTo(START.plusSeconds(60));
            assertThat(shown.poll(100, TimeUnit.MILLISECONDS)).isNull();
            player.acknowledged("b", START.plusSeconds(60));
            assertThat(next()).isEqualTo(START.plusSeconds(120));
        }
    }

    @Test
    void end_isReachedWhenTheLastStepIsAcknowledged() throws Exception {
        try (Player player = player(Double.POSITIVE_INFINITY, Duration.ofSeconds(30))) {
            player.start();
            player.acknowledged("a", START.plusSeconds(180));
            player.acknowledged("b", START.plusSeconds(179));
            next();
            next();
            next();
            assertThat(player.finished()).isNotDone();
            player.acknowledged("b", START.plusSeconds(180));
            assertThat(player.finished().get(30, TimeUnit.SECONDS)).isEqualTo(START.plusSeconds(180));
        }
    }

    @Test
    void sourceThatDoesNotFollow_endsThePlayByName() {
        try (Player player = player(Double.POSITIVE_INFINITY, Duration.ofMillis(50))) {
            player.start();
            player.acknowledged("a", START);
            assertThatThrownBy(() -> player.finished().get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(SampleException.class)
                    .hasMessageContaining("source b")
                    .hasMessageContaining("2013-10-07T00:00:00Z");
        }
    }

    @Test
    void stop_whileWaiting_cancelsThePlay() {
        Player player = player(Double.POSITIVE_INFINITY, Duration.ofHours(1));
        player.start();
        player.close();
        assertThatThrownBy(() -> player.finished().get(30, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    }

    @Test
    void pace_changesWhenStepsAreTakenButNotWhich() throws Exception {
        for (double speed : new double[] {Double.POSITIVE_INFINITY, 6_000}) {
            steps.clear();
            try (Player player = player(speed, Duration.ofSeconds(30))) {
                player.start();
                long started = System.nanoTime();
                player.acknowledged("a", START.plusSeconds(180));
                player.acknowledged("b", START.plusSeconds(180));
                player.finished().get(30, TimeUnit.SECONDS);
                if (Double.isFinite(speed)) {
                    // Never ahead of its time: 180 simulated seconds are 30 ms.
                    assertThat(System.nanoTime() - started).isGreaterThanOrEqualTo(30_000_000L - 5_000_000L);
                }
            }
            assertThat(steps).containsExactly(START.plusSeconds(60), START.plusSeconds(120), START.plusSeconds(180));
        }
    }
}
