package tidewire.summarizer.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tidewire.summarizer.text.Sentences;

/** The sentences that a line may be cut from, word by word, and where each word stands in them. */
final class SourceSentences {
    static final Set<String> PREPOSITIONS = Set.of(
            "on at of to for from by into over under about amid near between among with without in as".split(" "));

    /** "by [U.S.] senators": goes without saying before a title. */
    private static final String LEFT_OUT = "u.s";

    private static final Pattern PUNCTUATION = Pattern.compile(".*[,;:()\\[\\]\"“”–—].*");

    /** A word of a source sentence. */
    record Place(int sentence, int index) {}

    private final List<String> texts = new ArrayList<>();
    private final List<List<Word>> sentences = new ArrayList<>();
    private final Map<String, List<Place>> places = new HashMap<>();
    private final Set<String> governed = new HashSet<>();
    /** Sentences that may be told in other words and another order: moves. */
    private final Set<Integer> told = new HashSet<>();

    SourceSentences(Cited cited) {
        for (String text : cited.texts()) {
            for (String sentence : Sentences.split(text)) {
                if (cited.mayBeReworded(text)) {
                    told.add(sentences.size());
                }
                add(sentence);
            }
        }
    }

    private void add(String sentence) {
        List<Word> words = Word.of(sentence);
        Set<String> governing = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            String key = words.get(i).key();
            places.computeIfAbsent(key, k -> new ArrayList<>()).add(new Place(sentences.size(), i));
            if (isGlue(words.get(i))) {
                governing.add(key);
            } else {
                governing.forEach(preposition -> governed.add(preposition + " " + key));
                if (!isLeftOut(words.get(i))) {
                    governing.clear();
                }
            }
        }
        texts.add(sentence);
        sentences.add(words);
    }

    static boolean isLeftOut(Word word) {
        return word.key().equals(LEFT_OUT);
    }

    boolean has(Word word) {
        return places.containsKey(word.key());
    }

    List<Place> places(Word word) {
        return places.getOrDefault(word.key(), List.of());
    }

    List<Word> words(int sentence) {
        return sentences.get(sentence);
    }

    Word word(Place place) {
        return sentences.get(place.sentence()).get(place.index());
    }

    /** May a sentence be told in other words and another order? */
    boolean isTold(int sentence) {
        return told.contains(sentence);
    }

    /** Does a preposition, or a phrase that it begins, stand before a word? */
    boolean governs(String preposition, Word word) {
        return governed.contains(preposition + " " + word.key());
    }

    /** Does punctuation follow a word of a sentence, which is not its last? */
    boolean punctuated(int sentence, int index) {
        List<Word> words = sentences.get(sentence);
        String between = texts.get(sentence)
                .substring(words.get(index).end(), words.get(index + 1).start());
        return PUNCTUATION.matcher(between).matches();
    }

    /** A function word; "May" and "Will" inside a sentence are names. */
    static boolean isGlue(Word word) {
        return WordList.FUNCTION.contains(word.key()) && (word.first() || !word.hasUpperCase());
    }
}
