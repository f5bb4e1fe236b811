package tidewire.ingest.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureWordsTest {
    static Stream<Arguments> failures() {
        Throwable unresolved = new ConnectException().initCause(new UnresolvedAddressException());
        return Stream.of(
                Arguments.of(new ConnectException(), "nothing answers there"),
                Arguments.of(new CompletionException(new ConnectException()), "nothing answers there"),
                Arguments.of(unresolved, "unknown host"),
                Arguments.of(new UnknownHostException("ws.example"), "unknown host"),
                Arguments.of(new HttpConnectTimeoutException("HTTP connect timed out"), "no answer in time"),
                Arguments.of(new SSLHandshakeException("no name matches"), "TLS fails: no name matches"),
                Arguments.of(new IOException("status 500"), "status 500"),
                Arguments.of(new IOException(), "the connection broke"),
                Arguments.of(new IllegalStateException(), "an error without words"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failure_isSaidWithoutNamesOfClasses(Throwable failure, String words) {
        assertThat(FailureWords.of(failure)).isEqualTo(words);
    }
}
