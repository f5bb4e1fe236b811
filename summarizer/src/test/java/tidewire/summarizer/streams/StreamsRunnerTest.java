package tidewire.summarizer.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class StreamsRunnerTest {
    @Test
    void brokerTrouble_isTransient_howeverDeepItIs() {
        assertThat(StreamsRunner.isTransient(new StreamsException(new RuntimeException(new TimeoutException("t")))))
                .isTrue();
        assertThat(StreamsRunner.isTransient(new StreamsException(new DisconnectException())))
                .isTrue();
    }

    @Test
    void defectOfOurs_isFatal() {
        assertThat(StreamsRunner.isTransient(new StreamsException(new NullPointerException())))
                .isFalse();
        assertThat(StreamsRunner.isTransient(new OutOfMemoryError())).isFalse();
    }
}
