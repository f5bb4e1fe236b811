package tidewire.llm.tools;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import tidewire.llm.Tokenizer;
import tidewire.llm.WindowState;

/** Remembers the text of what a window still sees, to show it. */
final class WindowView {
    private static final int SHOWN_CHARACTERS = 72;

    private final Tokenizer tokenizer;
    private final int maxSinks;
    private int[] sinks = {};
    private final Deque<int[]> entries = new ArrayDeque<>();

    WindowView(Tokenizer tokenizer, int maxSinks) {
        this.tokenizer = tokenizer;
        this.maxSinks = maxSinks;
    }

    /** @param tokens as they were fed, after cutting */
    void fed(int[] tokens, WindowState after) {
        int toSinks = Math.min(maxSinks - sinks.length, tokens.length);
        int had = sinks.length;
        sinks = Arrays.copyOf(sinks, had + toSinks);
        System.arraycopy(tokens, 0, sinks, had, toSinks);
        if (tokens.length > toSinks) {
            entries.addLast(Arrays.copyOfRange(tokens, toSinks, tokens.length));
        }
        while (entries.size() > after.entries().length) {
            entries.removeFirst();
        }
    }

    void print(WindowState state, PrintStream out) {
        out.printf(
                "%d fed: %d sinks, %d pinned, %d of %d rolling in %d entries, %d evicted%n",
                state.fed(),
                state.sinks(),
                state.pinned(),
                state.rolling(),
                state.capacity(),
                state.entries().length,
                state.evicted());
        out.println("  sinks " + Arrays.toString(sinks) + " " + shown(sinks));
        List<int[]> texts = new ArrayList<>(entries);
        for (int i = 0; i < texts.size(); i++) {
            int visible = state.entries()[i];
            int[] tokens = texts.get(i);
            // the oldest may have lost its beginning
            out.printf(
                    "  %5d  %s%n", visible, shown(Arrays.copyOfRange(tokens, tokens.length - visible, tokens.length)));
        }
    }

    private String shown(int[] tokens) {
        String text = tokenizer.decode(tokens).strip();
        int end = text.offsetByCodePoints(0, Math.min(SHOWN_CHARACTERS, text.codePointCount(0, text.length())));
        return printable(text.substring(0, end)) + (end < text.length() ? "…" : "");
    }

    /** Fed text is not trusted: control characters could drive the terminal. */
    static String printable(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '\uFFFD' : c)
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }
}
