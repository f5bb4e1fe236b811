package tidewire.llm.window;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for, by whichever thread asks. */
final class Once<T> {
    private final Supplier<T> source;
    private @Nullable T value;

    Once(Supplier<T> source) {
        this.source = source;
    }

    synchronized T get() {
        T made = value;
        if (made == null) {
            made = source.get();
            value = made;
        }
        return made;
    }
}
