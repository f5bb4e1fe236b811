package tidewire.llm.chat.jinja;

import java.util.List;

/** A part of a template that writes. */
@FunctionalInterface
interface Statement {
    void run(Scope scope, StringBuilder out);

    static Statement all(List<Statement> statements) {
        List<Statement> body = List.copyOf(statements);
        return (scope, out) -> {
            for (Statement statement : body) {
                scope.budget().step();
                statement.run(scope, out);
            }
            scope.budget().length(out.length());
        };
    }

    /** Leaves a loop, or goes on with its next turn. */
    final class LoopControl extends RuntimeException {
        private static final long serialVersionUID = 1L;
        static final LoopControl BREAK = new LoopControl();
        static final LoopControl CONTINUE = new LoopControl();

        private LoopControl() {
            super(null, null, false, false);
        }
    }
}
