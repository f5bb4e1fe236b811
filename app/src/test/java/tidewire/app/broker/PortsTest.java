package tidewire.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import tidewire.app.StartException;

class PortsTest {
    /** The system names ports at random: of this many pairs asked for one after the other some would be twins. */
    private static final int PAIRS = 60_000;

    @Test
    void usableWithAnother_manyTimes_neverTheSamePortTwice() {
        for (int i = 0; i < PAIRS; i++) {
            Ports.Pair pair = Ports.usableWithAnother(0, "kafka.port");
            assertThat(pair.second()).isNotEqualTo(pair.first());
        }
    }

    @Test
    void usable_takenPort_namesTheKey() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.usable(taken.getLocalPort(), "kafka.port"))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("kafka.port");
        }
    }
}
