package tidewire.llm.chat.jinja;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that a template can call: a function, a macro, a method bound to its object. */
@FunctionalInterface
public interface Callable {
    @Nullable
    Object call(List<@Nullable Object> arguments, Map<String, @Nullable Object> named);
}
