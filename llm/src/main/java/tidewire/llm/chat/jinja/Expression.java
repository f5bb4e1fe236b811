package tidewire.llm.chat.jinja;

import org.jspecify.annotations.Nullable;

/** A part of a template that has a value. */
@FunctionalInterface
interface Expression {
    @Nullable
    Object value(Scope scope);
}
