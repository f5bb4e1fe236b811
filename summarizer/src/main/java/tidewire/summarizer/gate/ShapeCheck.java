package tidewire.summarizer.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tidewire.summarizer.gate.Verdict.Outcome;
import tidewire.summarizer.text.PlainText;

/** Is it one whole, readable sentence? */
final class ShapeCheck {
    static final int MOST_CHARS = 400;
    private static final int LEAST_WORDS = 4;
    private static final int NGRAM = 3;
    private static final int MOST_OF_ONE_WORD = 3;
    /** A sentence that ends in one of these was not finished. */
    private static final Set<String> OPEN_ENDS = Set.of(
            ("a an the of to in on at by for from with as and or but nor its their his her this these those that which who whose is "
                            + "was were be been has have had will would could may might into between among than do does so off if when while where because aka "
                            + "although according amid amidst against without within upon toward towards through throughout during despite via per")
                    .split(" "));

    private static final Set<String> BEFORE_BARE_VERBS =
            Set.of("they will would can could may might must should do does did not and".split(" "));
    private static final Set<String> JOINING = Set.of("and", "or");
    /** Letters whose names begin with another sound, acronyms and figures are left out. */
    private static final Pattern WRONG_ARTICLE =
            Pattern.compile("an [b-df-gj-np-tv-zB-DF-GJ-NP-TV-Z]\\p{Ll}.*|a [aiAI]\\p{Ll}.*|a e[^u].*");

    private static final Set<String> ARTICLES = Set.of("a", "an", "the");
    private static final Set<String> RELATIVE = Set.of("who", "which", "that");

    private ShapeCheck() {}

    /** What is refused before anything else is looked at. */
    static Optional<Verdict> unreadable(String line) {
        if (line.isBlank()) {
            return refused("nothing was written");
        }
        if (line.length() > MOST_CHARS) {
            return refused("longer than " + MOST_CHARS + " characters");
        }
        if (!PlainText.clean(line).equals(line) || line.indexOf('\uFFFD') >= 0) {
            return refused("characters that cannot be printed");
        }
        return Optional.empty();
    }

    static Optional<Verdict> refuse(String line, Cited cited) {
        List<Word> words = Word.of(line);
        if (words.size() < LEAST_WORDS) {
            return refused("only " + words.size() + (words.size() == 1 ? " word" : " words"));
        }
        String last = words.get(words.size() - 1).key();
        if (OPEN_ENDS.contains(last) || line.matches(".*[,;:(\\-–—]")) {
            return refused(
                    "ends in the middle, with \"" + words.get(words.size() - 1).text() + "\"");
        }
        if (unbalanced(line)) {
            return refused("a quotation mark or bracket is not closed");
        }
        Optional<String> repeated = repeated(line, words, cited.repeats());
        if (repeated.isPresent()) {
            return refused("repeats \"" + repeated.get() + "\"");
        }
        Optional<String> doubled = doubled(words, cited);
        if (doubled.isPresent()) {
            return refused("repeats \"" + doubled.get() + "\"");
        }
        Optional<String> article = wrongArticle(words, cited);
        if (article.isPresent()) {
            return refused("article, \"" + article.get() + "\"");
        }
        Optional<String> articles = twoArticles(words);
        if (articles.isPresent()) {
            return refused("two articles, \"" + articles.get() + "\"");
        }
        if (!hasVerb(words)) {
            return refused("no verb");
        }
        return Optional.empty();
    }

    private static Optional<Verdict> refused(String why) {
        return Optional.of(Verdict.refused(Outcome.SHAPE, "shape: " + why));
    }

    private static boolean unbalanced(String line) {
        return line.chars().filter(c -> c == '"').count() % 2 != 0
                || count(line, '“') != count(line, '”')
                || count(line, '(') != count(line, ')')
                || count(line, '[') != count(line, ']');
    }

    private static long count(String line, char c) {
        return line.chars().filter(each -> each == c).count();
    }

    private static Optional<String> repeated(String line, List<Word> words, Repeats<String> repeats) {
        List<String> keys = words.stream().map(Word::key).toList();
        Optional<String> twice = IntStream.range(1, keys.size())
                .filter(i -> keys.get(i).equals(keys.get(i - 1)))
                .mapToObj(keys::get)
                .findFirst();
        if (twice.isPresent()) {
            return twice;
        }
        Map<String, Integer> counts = new HashMap<>();
        for (String key : keys) {
            int most = Math.max(MOST_OF_ONE_WORD, repeats.allowed(List.of(key)));
            if (!Repeats.isLight(key) && counts.merge(key, 1, Integer::sum) > most) {
                return Optional.of(key);
            }
        }
        int[] clauses = words.stream()
                .mapToInt(word -> (int) line.substring(0, word.start())
                        .chars()
                        .filter(c -> c == ';')
                        .count())
                .toArray();
        return tooOften(2, keys, clauses, repeats).or(() -> tooOften(NGRAM, keys, clauses, repeats));
    }

    /**
     * "The United States warns the United States", "in 20 minutes IBM rose from the 20 minutes": three words, and two that say something,
     * come once, or as often as in a sentence of the sources. {@linkplain Repeats#isLight Light} ones come once in a clause.
     */
    private static Optional<String> tooOften(int length, List<String> keys, int[] clauses, Repeats<String> repeats) {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i + length <= keys.size(); i++) {
            List<String> run = keys.subList(i, i + length);
            boolean figure = run.get(0).chars().anyMatch(Character::isDigit);
            if (length == 2 && !figure && run.stream().anyMatch(WordList.FUNCTION::contains)) {
                continue;
            }
            boolean light = run.stream().allMatch(Repeats::isLight);
            String where = light ? clauses[i] + " " : "";
            if (counts.merge(where + run, 1, Integer::sum) > repeats.allowed(run)) {
                return Optional.of(String.join(" ", run));
            }
        }
        return Optional.empty();
    }

    /** "Inflation, and inflation", where no source says so. */
    private static Optional<String> doubled(List<Word> words, Cited cited) {
        return IntStream.range(2, words.size())
                .filter(i -> JOINING.contains(words.get(i - 1).key())
                        && words.get(i).key().equals(words.get(i - 2).key()))
                .filter(i -> !cited.hasRun(words.subList(i - 2, i + 1)))
                .mapToObj(i -> words.get(i - 2).text() + " " + words.get(i - 1).text() + " "
                        + words.get(i).text())
                .findFirst();
    }

    /** "An Canadian", where no source says so ("an hour", "a European" are known by ear, and mostly copied). */
    private static Optional<String> wrongArticle(List<Word> words, Cited cited) {
        return IntStream.range(1, words.size())
                .filter(i -> WRONG_ARTICLE
                        .matcher(words.get(i - 1).key() + " " + words.get(i).text())
                        .matches())
                .filter(i -> !cited.hasRun(words.subList(i - 1, i + 1)))
                .mapToObj(i -> words.get(i - 1).text() + " " + words.get(i).text())
                .findFirst();
    }

    private static Optional<String> twoArticles(List<Word> words) {
        return IntStream.range(1, words.size())
                .filter(i -> ARTICLES.contains(words.get(i - 1).key())
                        && ARTICLES.contains(words.get(i).key()))
                .mapToObj(i -> words.get(i - 1).text() + " " + words.get(i).text())
                .findFirst();
    }

    private static boolean hasVerb(List<Word> words) {
        return IntStream.range(0, words.size()).anyMatch(i -> isVerb(words, i));
    }

    private static boolean isVerb(List<Word> words, int at) {
        String key = words.get(at).key();
        String before = at == 0 ? "" : words.get(at - 1).key();
        if (key.endsWith("ing") || RELATIVE.contains(before)) {
            return false; // "the people living there", "her son, who is serving": not what the sentence says
        }
        if (WordList.VERB_BASES.contains(key)) {
            // "A fire", "the plan": the bare form is a verb only behind what asks for one, or behind many.
            return BEFORE_BARE_VERBS.contains(before) || before.endsWith("n't") || before.matches("\\p{L}{2,}[^s]s");
        }
        return WordList.VERBS.contains(key) || (key.length() > 4 && key.endsWith("ed"));
    }
}
