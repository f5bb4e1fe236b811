package tidewire.ingest.feed.format;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.time.Duration;

/** How long a document may take to be read, so that one feed's work never delays another's. */
public final class Deadline {
    private final long end;
    private final Duration limit;

    private Deadline(Duration limit) {
        this.limit = limit;
        this.end = System.nanoTime() + limit.toNanos();
    }

    public static Deadline after(Duration limit) {
        return new Deadline(limit);
    }

    /** @throws UnreadableFeedException when it has passed */
    public void check() throws UnreadableFeedException {
        if (System.nanoTime() - end > 0) {
            throw new UnreadableFeedException("the document takes longer than " + limit.toSeconds() + " s to read");
        }
    }

    /** A reader of the text that ends with an exception when the deadline passes. */
    public Reader reader(String text) {
        return new StringReader(text) {
            @Override
            public int read(char[] into, int offset, int length) throws IOException {
                if (System.nanoTime() - end > 0) {
                    throw new IOException("deadline");
                }
                return super.read(into, offset, length);
            }
        };
    }
}
