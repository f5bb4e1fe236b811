package tidewire.llm.chat.jinja;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template that was read. Immutable: may be rendered by several threads at once. */
public final class Template {
    private static final int MAX_RANGE = 1_000_000;
    private final Statement body;

    private Template(Statement body) {
        this.body = body;
    }

    /** @throws TemplateException with the line of what cannot be read or is not supported */
    public static Template parse(String source) {
        try {
            return new Template(new Parser(Lexer.tokens(source)).template());
        } catch (StackOverflowError e) {
            throw new TemplateException("the template is nested too deeply");
        }
    }

    /**
     * @param values texts, whole numbers (Long), Double, Boolean, null, lists, mappings with texts as keys, and functions
     * @throws TemplateException if the template asks for what is not there, or raises an error itself
     */
    public String render(Map<String, ?> values) {
        Map<String, @Nullable Object> globals = new HashMap<>();
        globals.put("namespace", (Callable) (args, named) -> new Namespace(named));
        globals.put("dict", (Callable) (args, named) -> new LinkedHashMap<>(named));
        globals.put("range", (Callable) (args, named) -> range(args));
        globals.put("raise_exception", (Callable) (args, named) -> {
            throw new TemplateException("the template says: " + Values.text(args.isEmpty() ? "" : args.get(0)));
        });
        globals.putAll(values);
        StringBuilder out = new StringBuilder();
        try {
            body.run(new Scope(globals, new Scope.Budget()), out);
        } catch (IndexOutOfBoundsException e) {
            throw new TemplateException("a function or filter is given too few arguments");
        } catch (ArithmeticException e) {
            throw new TemplateException("a calculation has no result: " + e.getMessage());
        } catch (Statement.LoopControl e) {
            throw new TemplateException("break or continue outside of a loop");
        } catch (StackOverflowError e) {
            throw new TemplateException("the template is nested too deeply");
        }
        return out.toString();
    }

    private static List<@Nullable Object> range(List<@Nullable Object> args) {
        long from = args.size() > 1 ? Values.whole(args.get(0)) : 0;
        long to = Values.whole(args.get(args.size() > 1 ? 1 : 0));
        long step = args.size() > 2 ? Values.whole(args.get(2)) : 1;
        if (step == 0 || Math.abs(Math.subtractExact(to, from) / step) > MAX_RANGE) {
            throw new TemplateException("a range may have " + MAX_RANGE + " elements at most");
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (long i = from; step > 0 ? i < to : i > to; i += step) {
            values.add(i);
        }
        return values;
    }
}
