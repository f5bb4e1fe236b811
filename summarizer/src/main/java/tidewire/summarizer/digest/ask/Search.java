package tidewire.summarizer.digest.ask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.word.Lemma;
import tidewire.summarizer.gate.word.Pos;
import tidewire.summarizer.gate.word.Word;
import tidewire.summarizer.text.CleanLine;
import tidewire.summarizer.text.Sentences;

/**
 * Sentences that have a question's words. Names and figures must all be there: an answer about somebody else is none; of the
 * other words most must.
 */
final class Search {
    private static final Set<Pos> NAMES = Set.of(Pos.PROPN, Pos.NUM);
    private static final Set<Pos> WORDS = Set.of(Pos.NOUN, Pos.VERB, Pos.ADJ);
    private static final int STEM = 5;
    /** In its own sentence a passage must have this share of the question's words, with its headline this of them all. */
    private static final double LEAST = 0.5;

    private Search() {}

    /** Best first; of equals the newer. One sentence of an item, none for a question that names nothing. */
    static List<Passage> find(String question, List<Askable> items, int most) {
        Sentence asked = Sentence.of(CleanLine.clean(question));
        Set<String> names = stems(asked, NAMES);
        Set<String> words = stems(asked, WORDS);
        if (names.isEmpty() && words.isEmpty()) {
            return List.of();
        }
        List<Passage> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Askable item : items) {
            Set<String> all = new HashSet<>();
            List<String> sentences = item.texts().stream()
                    .flatMap(text -> Sentences.split(text).stream())
                    .toList();
            sentences.forEach(sentence -> all.addAll(stems(sentence)));
            if (!all.containsAll(names) || share(words, all) < LEAST) {
                continue;
            }
            sentences.stream()
                    .map(sentence -> new Passage(item, sentence, score(names, words, stems(sentence))))
                    .max(Comparator.comparingDouble(Passage::score))
                    .filter(passage -> seen.add(CleanLine.key(passage.sentence())))
                    .ifPresent(found::add);
        }
        return found.stream()
                .sorted(Comparator.comparingDouble(Passage::score)
                        .reversed()
                        .thenComparing(passage -> passage.item().time(), Comparator.reverseOrder())
                        .thenComparing(passage -> passage.item().id()))
                .limit(most)
                .toList();
    }

    private static double score(Set<String> names, Set<String> words, Set<String> there) {
        Set<String> all = new HashSet<>(names);
        all.addAll(words);
        return share(all, there);
    }

    private static double share(Set<String> sought, Set<String> there) {
        return sought.isEmpty()
                ? 1
                : (double) sought.stream().filter(there::contains).count() / sought.size();
    }

    private static Set<String> stems(Sentence sentence, Set<Pos> of) {
        Set<String> stems = new HashSet<>();
        for (int i = 0; i < sentence.size(); i++) {
            if (of.contains(sentence.tag(i))) {
                stems.add(stem(sentence.word(i).key()));
            }
        }
        return stems;
    }

    /** Of a sentence of the tape, of which there are thousands: nobody asks for parts of speech. */
    private static Set<String> stems(String sentence) {
        Set<String> stems = new HashSet<>();
        Word.of(sentence).forEach(word -> stems.add(stem(word.key())));
        return stems;
    }

    private static String stem(String word) {
        String key = Lemma.of(word);
        return key.substring(0, Math.min(key.length(), STEM));
    }
}
