package tidewire.llm.tools;

import java.io.PrintStream;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import tidewire.llm.TokenConstraint;
import tidewire.llm.Tokenizer;

/** Prints a text while it is written: allows every token, and looks at those that were chosen. */
final class LiveText implements TokenConstraint {
    private final Tokenizer tokenizer;
    private final PrintStream out;
    private int printed;

    LiveText(Tokenizer tokenizer, PrintStream out) {
        this.tokenizer = tokenizer;
        this.out = out;
    }

    @Override
    public @Nullable BitSet allowed(TokenSequence written) {
        int[] tokens = new int[written.length()];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = written.get(i);
        }
        String text = tokenizer.decode(tokens);
        // a character may be cut in two: it is printed when the rest of it is there
        if (!text.endsWith("\uFFFD")) {
            print(text);
        }
        return null;
    }

    /** The whole text, of which the beginning may stand there already. */
    void finish(int[] tokens) {
        print(tokenizer.decode(tokens));
        out.println();
    }

    private void print(String text) {
        if (text.length() > printed) {
            out.print(lines(text.substring(printed)));
            out.flush();
            printed = text.length();
        }
    }

    private static String lines(String text) {
        StringBuilder safe = new StringBuilder();
        for (String part : text.split("(?<=\n)", -1)) {
            boolean ends = part.endsWith("\n");
            safe.append(WindowView.printable(ends ? part.substring(0, part.length() - 1) : part));
            safe.append(ends ? System.lineSeparator() : "");
        }
        return safe.toString();
    }
}
