package tidewire.summarizer.streams;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidewire.events.InvalidEventException;
import tidewire.events.NewsItem;

/**
 * How long a record may be, and what of it is told again: stories, alerts and digests repeat ids, titles and links of
 * several records in one, and that one must fit its topic. A producer that was refused a record could not commit and would
 * meet it again for ever, so what is too long is refused where it comes in. Ingestors keep to a fraction of these.
 */
public final class InputLimits {
    /** Half of what Kafka takes: the stages add to it, and hand it on. */
    static final int RECORD = 512 << 10;

    private static final int KEY = 1 << 10;
    private static final int TITLE = 2 << 10;
    private static final int ADDRESS = 8 << 10;
    private static final int NAMES = 200;

    private InputLimits() {}

    /** @throws InvalidEventException if a record of a source is longer than the stages can hand on */
    static void check(byte @Nullable [] key, byte @Nullable [] value) {
        size("its key", key == null ? 0 : key.length, KEY);
        size("it", value == null ? 0 : value.length, RECORD);
    }

    /** @throws InvalidEventException if a part of it that is told again is too long */
    public static void check(NewsItem item) {
        text("its id", item.id(), KEY);
        text("its source", item.source(), KEY);
        text("its title", item.title(), TITLE);
        text("its link", item.link(), ADDRESS);
        text("its author", item.author(), TITLE);
        names("its categories", item.categories());
        names("its symbols", item.symbols());
    }

    private static void names(String what, List<String> names) {
        if (names.size() > NAMES) {
            throw new InvalidEventException(what + " are more than " + NAMES + ": " + names.size());
        }
        names.forEach(name -> text("one of " + what, name, KEY));
    }

    private static void text(String what, @Nullable String text, int most) {
        size(what, text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length, most);
    }

    private static void size(String what, int bytes, int most) {
        if (bytes > most) {
            throw new InvalidEventException(what + " is larger than " + most + " bytes: " + bytes);
        }
    }
}
