package tidewire.llm.chat.jinja;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one kind of value that a template can change: how a loop tells something to what comes after it. */
final class Namespace extends LinkedHashMap<String, @Nullable Object> {
    private static final long serialVersionUID = 1L;

    Namespace(Map<String, @Nullable Object> values) {
        super(values);
    }
}
