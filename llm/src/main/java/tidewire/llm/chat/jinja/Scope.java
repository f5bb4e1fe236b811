package tidewire.llm.chat.jinja;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names and their values. Loops and macros have a scope of their own, with the outer one behind it. */
final class Scope {
    private final @Nullable Scope outer;
    private final Map<String, @Nullable Object> values = new HashMap<>();
    private final Budget budget;

    Scope(Map<String, ?> globals, Budget budget) {
        this.outer = null;
        this.budget = budget;
        values.putAll(globals);
    }

    Scope(Scope outer) {
        this.outer = outer;
        this.budget = outer.budget;
    }

    @Nullable
    Object get(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.values.containsKey(name)) {
                return scope.values.get(name);
            }
        }
        return new Undefined(name);
    }

    void set(String name, @Nullable Object value) {
        values.put(name, value);
    }

    Budget budget() {
        return budget;
    }

    /** A template comes with a checkpoint: it must not be able to run or grow without end. */
    static final class Budget {
        private static final int MAX_STEPS = 2_000_000;
        private static final int MAX_CHARACTERS = 16 << 20;
        private static final int MAX_DEPTH = 64;
        private int steps;
        private int depth;

        void step() {
            if (++steps > MAX_STEPS) {
                throw new TemplateException("the template takes more than " + MAX_STEPS + " steps");
            }
        }

        void length(long characters) {
            if (characters > MAX_CHARACTERS) {
                throw new TemplateException("the template makes more than " + MAX_CHARACTERS + " characters");
            }
        }

        void enterMacro() {
            if (++depth > MAX_DEPTH) {
                throw new TemplateException("macros call each other more than " + MAX_DEPTH + " deep");
            }
        }

        void leaveMacro() {
            depth--;
        }
    }
}
