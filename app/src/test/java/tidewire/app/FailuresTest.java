package tidewire.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
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
    void text_ofAFile_saysWhatIsWrongWithIt() {
        assertThat(Failures.text(new NoSuchFileException("a/b"))).isEqualTo("there is no a/b");
        assertThat(Failures.text(new AccessDeniedException("a/b"))).isEqualTo("a/b may not be used by this user");
        assertThat(Failures.text(new FileSystemException("a/b", null, "No space left on device")))
                .isEqualTo("a/b: No space left on device");
        assertThat(Failures.text(new FileAlreadyExistsException("a/b"))).isEqualTo("a/b is there already");
        assertThat(Failures.text(new IOException("Is a directory"))).isEqualTo("Is a directory");
        assertThat(Failures.text(new MalformedInputException(1))).isEqualTo("it is no UTF-8 text");
    }

    @Test
    void text_ofAWrapper_isThatOfItsCause() {
        assertThat(Failures.text(new CompletionException(new IllegalStateException("disk full"))))
                .isEqualTo("disk full");
    }
}
