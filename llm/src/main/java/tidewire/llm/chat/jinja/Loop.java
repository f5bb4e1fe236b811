package tidewire.llm.chat.jinja;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code for}: one turn for each element that passes the filter, each with a scope of its own. */
record Loop(Token where, List<String> names, Expression over, Expression filter, Statement turn, Statement none)
        implements Statement {

    @Override
    public void run(Scope scope, StringBuilder out) {
        List<@Nullable Object> items = new ArrayList<>();
        ExpressionParser.located(where, () -> {
            for (Object item : Values.items(over.value(scope))) {
                Scope inner = new Scope(scope);
                scope.budget().step();
                Parser.assign(names, item, inner);
                if (Values.isTrue(filter.value(inner))) {
                    items.add(item);
                }
            }
            return null;
        });
        if (items.isEmpty()) {
            none.run(scope, out);
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            Scope inner = new Scope(scope);
            Parser.assign(names, items.get(i), inner);
            inner.set("loop", state(items, i));
            try {
                turn.run(inner, out);
            } catch (LoopControl control) {
                if (control == LoopControl.BREAK) {
                    return;
                }
            }
        }
    }

    private static Map<String, @Nullable Object> state(List<@Nullable Object> items, int i) {
        Map<String, @Nullable Object> loop = new HashMap<>();
        loop.put("index", i + 1L);
        loop.put("index0", (long) i);
        loop.put("revindex", (long) items.size() - i);
        loop.put("revindex0", items.size() - 1L - i);
        loop.put("first", i == 0);
        loop.put("last", i == items.size() - 1);
        loop.put("length", (long) items.size());
        loop.put("previtem", i > 0 ? items.get(i - 1) : new Undefined("loop.previtem"));
        loop.put("nextitem", i + 1 < items.size() ? items.get(i + 1) : new Undefined("loop.nextitem"));
        loop.put("cycle", (Callable) (args, named) -> args.get(i % args.size()));
        return loop;
    }
}
