package tidewire.summarizer.gate.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tidewire.summarizer.gate.word.Pos;
import tidewire.summarizer.gate.word.Tagger;
import tidewire.summarizer.gate.word.Word;

/**
 * A sentence of a source: its words, their parts of speech, and what stands between them.
 *
 * @param marks punctuation before each word and behind the last one, as in {@link #mark}; one more than there are words
 */
public record Sentence(String text, List<Word> words, List<Pos> tags, List<String> marks) {
    private static final Pattern DASH = Pattern.compile("[\\s)][-–—]+\\s");

    /** @param text clean text of one sentence of a report, in which somebody does something */
    public static Sentence of(String text) {
        return of(text, true);
    }

    /** @param text clean text of which nothing is known, which may be a command */
    public static Sentence ofAny(String text) {
        return of(text, false);
    }

    private static Sentence of(String text, boolean hasVerb) {
        List<Word> words = Word.of(text);
        List<String> marks = marks(text, words);
        return new Sentence(text, words, Tagger.tag(words, marks, hasVerb), marks);
    }

    /** Punctuation before each word of a text and behind its last one. */
    public static List<String> marks(String text, List<Word> words) {
        List<String> marks = new ArrayList<>();
        int end = 0;
        for (Word word : words) {
            marks.add(mark(text.substring(end, word.start())));
            end = word.end();
        }
        marks.add(mark(text.substring(end)));
        return List.copyOf(marks);
    }

    /** What parts two words: {@code ","}, {@code ";"}, {@code ":"}, a dash, {@code "("} or {@code ")"}, else nothing. Quotation marks are no parting. */
    public static String mark(String between) {
        if (DASH.matcher(between).find()) {
            return "—"; // "Maryland (Reuters) - Northrop": the stronger of the two
        }
        for (int i = 0; i < between.length(); i++) {
            char c = between.charAt(i);
            if (",;:()".indexOf(c) >= 0) {
                return String.valueOf(c);
            }
            if ("—–-".indexOf(c) >= 0 || between.startsWith("…", i) || between.startsWith("...", i)) {
                return "—";
            }
        }
        return "";
    }

    public int size() {
        return words.size();
    }

    public Word word(int at) {
        return words.get(at);
    }

    public Pos tag(int at) {
        return tags.get(at);
    }

    /** Lower case, as {@link Word#key()}; nothing outside the sentence. */
    public String key(int at) {
        return at < 0 || at >= size()
                ? ""
                : words.get(at).text().toLowerCase(Locale.ROOT).replace('’', '\'');
    }

    /** Does punctuation stand before this word (behind the last one, for {@link #size()})? */
    public boolean marked(int at) {
        return !marks.get(at).isEmpty();
    }

    /** The words from one to before another, as they stand. */
    public String between(int from, int to) {
        return text.substring(word(from).start(), word(to - 1).end());
    }
}
