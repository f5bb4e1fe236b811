package tidewire.events.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class StepGuardTest {
    private static final Logger LOG = LoggerFactory.getLogger(StepGuardTest.class);

    @Test
    void stepThatFails_isSaidUntilOneSucceeds() throws InterruptedException {
        StepGuard guard = StepGuard.healing("pages are not told", LOG);

        assertThat(guard.run(() -> {
                    throw new IllegalStateException("the disk is full");
                }))
                .isFalse();
        assertThat(guard.problem()).isEqualTo("pages are not told: the disk is full");

        assertThat(guard.run(() -> {})).isTrue();
        assertThat(guard.problem()).isNull();
    }

    @Test
    void classThatIsNotThereAnyMore_endsNoThread_andIsSaidWithoutItsName() throws InterruptedException {
        StepGuard guard = StepGuard.lasting("an alert is not sent", LOG);

        guard.run(() -> {
            throw new NoClassDefFoundError("tidewire/alerts/Gone");
        });
        guard.run(() -> {});

        assertThat(guard.problem())
                .isEqualTo("an alert is not sent: a part of the program is missing; was it replaced while it ran?"
                        + " Restart it");
    }

    @Test
    void end_isNotHeldUp() {
        StepGuard guard = StepGuard.healing("nothing", LOG);

        assertThatThrownBy(() -> guard.run(() -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(guard.problem()).isNull();
    }
}
