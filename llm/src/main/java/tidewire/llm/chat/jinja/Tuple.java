package tidewire.llm.chat.jinja;

import java.util.ArrayList;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Python's tuple: a list that is printed with parentheses. */
final class Tuple extends ArrayList<@Nullable Object> {
    private static final long serialVersionUID = 1L;

    Tuple(Collection<? extends @Nullable Object> values) {
        super(values);
    }
}
