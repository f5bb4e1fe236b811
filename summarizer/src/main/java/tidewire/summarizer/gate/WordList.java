package tidewire.summarizer.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Closed lists of English words; one or more words a line, {@code #} starts a comment. */
final class WordList {
    /** Words that say nothing by themselves: a line may use them whatever it cites. No name, number, direction, negation. */
    static final Set<String> FUNCTION = read("function-words.txt");
    /** Words that are no names though a sentence may start with them. */
    static final Set<String> COMMON = read("common-words.txt");
    /** Bare forms of regular verbs, most of which are nouns too. */
    static final Set<String> VERB_BASES = read("regular-verbs.txt");
    /** Verbs in all their forms. */
    static final Set<String> VERBS = verbs();

    private WordList() {}

    private static Set<String> verbs() {
        Set<String> forms = read("verbs.txt");
        for (String base : VERB_BASES) {
            String stem = base.endsWith("e") ? base.substring(0, base.length() - 1) : base;
            boolean soft = base.endsWith("y") && "aeiou".indexOf(base.charAt(base.length() - 2)) < 0;
            String past = soft ? base.substring(0, base.length() - 1) + "ied" : stem + "ed";
            String third = soft
                    ? base.substring(0, base.length() - 1) + "ies"
                    : base + (base.matches(".*(s|x|z|ch|sh)") ? "es" : "s");
            forms.addAll(Set.of(base, past, third, stem + "ing"));
        }
        return forms;
    }

    private static Set<String> read(String resource) {
        Set<String> words = new TreeSet<>();
        try (InputStream in = WordList.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("word list " + resource + " is missing from the class path");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> words.addAll(Arrays.asList(line.split("\\s+"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
