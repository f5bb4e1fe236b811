package tidewire.app.play;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of a report.
 *
 * @param story the event that it tells, or null when that is not to be scored
 * @param chain the article that it is a later version of, by any name, or null
 * @param apart ids of reports that look like it and tell something else
 * @param importance 0 skip, 1 if there is room, 2 must be in, 3 must lead; null when not judged
 */
public record Label(
        @Nullable String story,
        @Nullable String chain,
        List<String> apart,
        @Nullable Integer importance) {
    public Label {
        apart = List.copyOf(apart);
    }
}
