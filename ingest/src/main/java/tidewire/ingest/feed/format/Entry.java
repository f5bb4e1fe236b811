package tidewire.ingest.feed.format;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An item of a feed of any format. Texts are HTML.
 *
 * @param guid what the feed names it by, or null
 * @param title empty when it has none
 * @param description what stands for a summary; empty when it has none
 * @param content the body; empty when it has none
 * @param link absolute address, or null
 * @param author plain text, or null
 * @param categories plain text
 * @param dates as they are written
 * @param raw the item as it stands in the document
 */
public record Entry(
        @Nullable String guid,
        String title,
        String description,
        String content,
        @Nullable String link,
        @Nullable String author,
        List<String> categories,
        Dates dates,
        Supplier<String> raw) {

    /**
     * The dates of an item as they are written, or null.
     *
     * @param published when it was published
     * @param dublinCore {@code dc:date}, which may say with how much precision
     * @param updated when it was changed last
     */
    public record Dates(
            @Nullable String published,
            @Nullable String dublinCore,
            @Nullable String updated) {}
}
