package tidewire.summarizer.gate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tidewire.summarizer.text.Sentences;

/**
 * The words a line may be made of: the words of what it cites, as they stand there, and function words. A word with a
 * digit is a figure or a code and only ever taken whole.
 */
final class AllowedWords {
    private static final Pattern BEFORE = Pattern.compile("^[\"'“”‘’(\\[{<*_—–]+");
    private static final Pattern BEHIND = Pattern.compile("[\"'“”‘’)\\]}>*_,;:.!?…—–]+$");
    private static final Pattern DASH = Pattern.compile("[—–-]|--");
    private static final Pattern POSSESSIVE = Pattern.compile("[^\"”)]*s['’]");
    private static final int LONGEST = 48;
    private static final int NO_WORD = -1;

    private final TreeSet<String> first = new TreeSet<>();
    private final TreeSet<String> rest = new TreeSet<>();
    /** Moves count as one sentence: two of a symbol may be told in one line. */
    private final List<String> moves = new ArrayList<>();

    private final List<List<String>> sentences = new ArrayList<>(List.of(moves));

    private AllowedWords() {}

    /**
     * Two tries, of the words that may start a line and of those that may go on; which identities are function words,
     * which are {@linkplain Repeats#isLight light}, and what the sources repeat.
     */
    record Tries(WordTrie first, WordTrie rest, BitSet functionWords, BitSet light, Repeats<Integer> repeats) {}

    static Tries of(Cited cited) {
        AllowedWords words = new AllowedWords();
        WordList.FUNCTION.forEach(words::ordinary);
        for (String text : cited.texts()) {
            for (String sentence : Sentences.split(text)) {
                boolean start = true;
                List<String> written = words.moves;
                if (!cited.mayBeReworded(text)) {
                    written = new ArrayList<>();
                    words.sentences.add(written);
                }
                for (String piece : sentence.split(" ")) {
                    words.add(piece, start, cited, written);
                    start = false;
                }
            }
        }
        Map<String, Integer> ids = new HashMap<>();
        WordTrie first = new WordTrie(words.first, ids);
        WordTrie rest = new WordTrie(words.rest, ids);
        BitSet functionWords = new BitSet(ids.size());
        BitSet light = new BitSet(ids.size());
        ids.forEach((word, id) -> {
            functionWords.set(id, WordList.FUNCTION.contains(word));
            light.set(id, Repeats.isLight(word));
        });
        List<List<Integer>> sentences = words.sentences.stream()
                .map(sentence -> sentence.stream()
                        .map(word -> ids.getOrDefault(Word.key(word), NO_WORD))
                        .toList())
                .toList();
        return new Tries(first, rest, functionWords, light, new Repeats<>(sentences));
    }

    private void add(String piece, boolean startsSentence, Cited cited, List<String> sentence) {
        if (DASH.matcher(piece).matches()) {
            rest.add(piece);
            return;
        }
        String open = BEFORE.matcher(piece).replaceFirst("");
        String word = BEHIND.matcher(open).replaceFirst("");
        if (word.isEmpty() || word.length() > LONGEST) {
            return;
        }
        put(word);
        sentence.add(word);
        if (POSSESSIVE.matcher(open).lookingAt() && open.length() > word.length()) {
            put(open.substring(0, word.length() + 1)); // "the senators' letter"
        }
        if (open.startsWith(word + ".") && Sentences.isAbbreviation(word + ".")) {
            put(word + ".");
        }
        if (word.chars().anyMatch(Character::isDigit)) {
            return;
        }
        if (!Word.bare(word).equals(word) && Word.bare(word).length() > 1) {
            put(Word.bare(word));
        }
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.equals(word)) {
            ordinary(word);
        } else if (isOrdinary(word, lower, startsSentence, cited)) {
            ordinary(lower);
        }
    }

    /** Is the capital owed to the place of the word (a sentence start, a headline in capitals) and not a name's? */
    private static boolean isOrdinary(String word, String lower, boolean startsSentence, Cited cited) {
        boolean oneCapital = word.substring(1).equals(lower.substring(1));
        boolean known =
                WordList.COMMON.contains(lower) || WordList.FUNCTION.contains(lower) || WordList.VERBS.contains(lower);
        return oneCapital && (known || (startsSentence && cited.hasExactly(lower)));
    }

    private void put(String word) {
        first.add(word);
        rest.add(word);
    }

    private void ordinary(String word) {
        put(word);
        int second = word.offsetByCodePoints(0, 1);
        first.add(word.substring(0, second).toUpperCase(Locale.ROOT) + word.substring(second));
    }
}
