package tidewire.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void text_ofAnUnknownHost_saysSo() {
        ConnectException inner = new ConnectException();
        inner.initCause(new UnresolvedAddressException());
        ConnectException outer = new ConnectException();
        outer.initCause(inner);
        assertThat(Failures.text(outer)).isEqualTo("unknown host");
    }

    @Test
    void text_ofAConnectionWithoutAReason_isNoClassName() {
        assertThat(Failures.text(new ConnectException())).isEqualTo("no connection, nothing answers there");
    }

    @Test
    void text_ofAWrapper_isThatOfItsCause() {
        assertThat(Failures.text(new CompletionException(new IllegalStateException("disk full"))))
                .isEqualTo("disk full");
    }
}
