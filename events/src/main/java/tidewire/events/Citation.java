package tidewire.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A source of a line.
 *
 * @param id id of the news item or move
 * @param title headline, or the move's short form
 * @param link public address of the item; null for moves and items without one
 */
public record Citation(
        String id, Kind kind, String title, @Nullable String link) {
    /** What is cited. */
    public enum Kind {
        @JsonProperty("item")
        ITEM,
        @JsonProperty("move")
        MOVE
    }

    public Citation {
        Check.text("Citation.id", id);
        Check.present("Citation.kind", kind);
        Check.text("Citation.title", title);
    }
}
