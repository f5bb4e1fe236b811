package tidewire.summarizer.gate.source;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands in quotation marks in a text, of whatever style: “…”, "…", ‘…’, '…', „…“, «…», »…«, ”…”, 「…」. A mark within a word is an
 * apostrophe; of marks within marks the outer ones count.
 *
 * @param spans in their order
 * @param isOpen whether the last one is not closed
 */
public record Quotations(List<Span> spans, boolean isOpen) {
    /** Each opening mark, behind it all that may close it. */
    private static final List<String> MARKS =
            List.of("““”", "\"\"", "„“”", "””", "‘’", "''", "‚‘’", "«»", "»«", "‹›", "「」", "『』");

    /**
     * A quotation without its marks.
     *
     * @param start index of its first character
     * @param end index behind its last one
     */
    public record Span(int start, int end) {}

    public static Quotations of(String text) {
        List<Span> spans = new ArrayList<>();
        int from = -1;
        String closing = "";
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (from < 0) {
                closing = closing(text, i);
                from = closing.isEmpty() ? -1 : i + 1;
            } else if (closing.indexOf(c) >= 0 && !isApostrophe(text, i)) {
                spans.add(new Span(from, i));
                from = -1;
            }
        }
        if (from >= 0) {
            spans.add(new Span(from, text.length()));
        }
        return new Quotations(List.copyOf(spans), from >= 0);
    }

    /** What closes a quotation that begins here; nothing where none does. */
    private static String closing(String text, int at) {
        char c = text.charAt(at);
        boolean single = c == '\'' || c == '‘';
        boolean free = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
        boolean letter = at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
        if (single && !(free && letter)) {
            return ""; // "workers' rights", "the '90s"
        }
        return MARKS.stream()
                .filter(mark -> mark.charAt(0) == c)
                .map(mark -> mark.substring(1))
                .findFirst()
                .orElse("");
    }

    private static boolean isApostrophe(String text, int at) {
        char c = text.charAt(at);
        return (c == '\'' || c == '’') && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
    }

    /** Does the character at this index stand in a quotation? */
    public boolean has(int index) {
        return spans.stream().anyMatch(span -> index >= span.start() && index < span.end());
    }
}
