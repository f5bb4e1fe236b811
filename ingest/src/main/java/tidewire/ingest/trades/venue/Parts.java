package tidewire.ingest.trades.venue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The trades of a list, each by itself: a bad one must not cost the others. */
final class Parts {
    /** Reads one part to its end before it can fail for what it says; {@link Tell} says it then. */
    interface Part {
        Tell read(JsonParser in) throws IOException;
    }

    /** Tells what a part says; throws as {@link Venue#read} does. */
    interface Tell {
        void run();
    }

    private @Nullable RuntimeException first;
    private int bad;

    private Parts() {}

    /**
     * Reads a list of which the parser has read the beginning.
     *
     * @param begins token with which a part begins; what begins otherwise is bad
     * @throws IllegalArgumentException when at least one part was bad, after all others have been told
     */
    static void read(JsonParser in, JsonToken begins, Part part) throws IOException {
        Parts parts = new Parts();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            boolean good = in.currentToken() == begins;
            if (!good) {
                in.skipChildren();
            }
            parts.tell(good ? part.read(in) : Parts::without);
        }
        parts.end();
    }

    private static void without() {
        throw new IllegalArgumentException("a trade without fields");
    }

    /** Tells parts that have been read; throws as {@link #read}. */
    static <T> void tell(List<T> read, Consumer<T> teller) {
        Parts parts = new Parts();
        read.forEach(part -> parts.tell(() -> teller.accept(part)));
        parts.end();
    }

    private void tell(Tell told) {
        try {
            told.run();
        } catch (IllegalArgumentException | DateTimeException e) {
            first = first == null ? e : first;
            bad++;
        }
    }

    private void end() {
        if (first != null) {
            throw new IllegalArgumentException(words(first, bad), first);
        }
    }

    private static @Nullable String words(RuntimeException first, int bad) {
        return bad == 1
                ? first.getMessage()
                : first.getMessage() + " (and " + (bad - 1) + " more trades of the message)";
    }
}
