package tidewire.summarizer.gate.cut;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.word.Predicate;

/** Beginnings of a long sentence that may be its cut: no model is asked where one can end, and the gate judges each as any line. */
public final class Shorter {
    /** A line of more words is not read at a glance. */
    private static final int LONG = 30;

    private static final int MOST_WORDS = 26;
    private static final int LEAST_WORDS = 8;

    private Shorter() {}

    public static boolean isLong(String line) {
        return line.split(" ").length > LONG;
    }

    /** Of 26 words down to 8, the longest first; none of a sentence that is not long. */
    public static Stream<String> of(String sentence) {
        if (!isLong(sentence)) {
            return Stream.empty();
        }
        Sentence read = Sentence.of(sentence);
        return IntStream.iterate(Math.min(MOST_WORDS, read.size() - 1), size -> size >= LEAST_WORDS, size -> size - 1)
                .filter(size -> Predicate.isCertain(
                        read.words().subList(0, size),
                        read.tags().subList(0, size),
                        read.marks().subList(0, size + 1)))
                .mapToObj(size -> ended(read, size));
    }

    private static String ended(Sentence read, int size) {
        int end = read.word(size - 1).end();
        String text = read.text();
        String closed =
                end < text.length() && text.charAt(end) == ')' ? text.substring(0, end + 1) : text.substring(0, end);
        return closed.strip() + (closed.endsWith(".") ? "" : ".");
    }
}
