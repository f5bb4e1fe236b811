package tidewire.llm;

import java.io.IOException;
import java.io.OutputStream;

/**
 * What a window held at one moment, to be written down while the window goes on, by any thread. Takes as much memory as the
 * window until it is closed. It speeds up a restore and never replaces the {@link TokenLedger}.
 */
public interface WindowSnapshot extends AutoCloseable {

    /** Writes what it stands for, what it holds, and the SHA-256 of both. */
    void writeTo(OutputStream out) throws IOException;

    @Override
    void close();
}
