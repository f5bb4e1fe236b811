package tidewire.dashboard.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, newest first.
 *
 * @param items each as JSON
 * @param next where the next page begins; null when this is the last
 */
public record Page(List<String> items, @Nullable Cursor next) {}
