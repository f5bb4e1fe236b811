package tidewire.summarizer.gate.word;

import java.util.List;
import java.util.Set;

/** What a sentence says of its subject: a verb that is neither an infinitive nor a mere participle. */
public final class Predicate {
    private static final Set<Pos> SUBJECT_ENDS =
            Set.of(Pos.NOUN, Pos.PROPN, Pos.NUM, Pos.PRON, Pos.ADV, Pos.ADJ, Pos.X);

    private static final Set<String> RELATIVES = Set.of("who", "which", "that", "whom", "whose");

    private Predicate() {}

    /** Has a sentence with these tags a predicate of its own, outside "who was killed" and "after talks failed"? */
    static boolean isIn(List<Word> words, List<Pos> tags, List<String> marks) {
        return isIn(words, tags, marks, false);
    }

    /** Is there one that is neither an aside's ("four people, believed to be …") nor part of a phrase ("a costumed bear")? */
    public static boolean isCertain(List<Word> words, List<Pos> tags, List<String> marks) {
        return isIn(words, tags, marks, true);
    }

    private static boolean isIn(List<Word> words, List<Pos> tags, List<String> marks, boolean certain) {
        boolean subordinate = !words.isEmpty() && opensClause(words, tags, 0);
        for (int i = 1; i < words.size(); i++) {
            subordinate =
                    opensClause(words, tags, i) || (subordinate && marks.get(i).isEmpty());
            boolean verb = tags.get(i) == Pos.AUX || (tags.get(i) == Pos.VERB && isFinite(words, tags, marks, i));
            if (verb && !subordinate && !(certain && mayBeNone(words, tags, marks, i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBeNone(List<Word> words, List<Pos> tags, List<String> marks, int at) {
        boolean aside = !marks.get(at).isEmpty() && isParticiple(words.get(at).key());
        return aside || tags.get(at - 1) == Pos.DET || tags.get(at - 1) == Pos.PART;
    }

    private static boolean isParticiple(String key) {
        return key.matches(".*(?:ed|en|wn)");
    }

    private static boolean opensClause(List<Word> words, List<Pos> tags, int at) {
        boolean participle = at + 1 < words.size() && words.get(at + 1).key().endsWith("ing");
        boolean relative = at > 0
                && tags.get(at) == Pos.PRON
                && RELATIVES.contains(words.get(at).key());
        return relative || (tags.get(at) == Pos.SCONJ && !participle);
    }

    /** No "to sign", no "people living there", no ", based in Oslo,", no "owned by a bank". */
    private static boolean isFinite(List<Word> words, List<Pos> tags, List<String> marks, int at) {
        String key = words.get(at).key();
        int last = at - 1;
        while (last > 0 && tags.get(last) == Pos.ADV) {
            last--;
        }
        Pos before = last < 0 ? Pos.X : tags.get(last);
        boolean participle = isParticiple(key);
        boolean aside = participle
                && at > 0
                && marks.get(at).equals(",")
                && marks.subList(at + 1, words.size()).contains(",");
        boolean done =
                participle && at + 1 < words.size() && words.get(at + 1).key().equals("by");
        return Agreement.mayBeVerb(words, tags.subList(0, at), true)
                && before != Pos.PART
                && before != Pos.ADP
                && !key.endsWith("ing")
                && !aside
                && !done;
    }

    /** Could this word be the verb of a subject before it? */
    static boolean mayBe(List<Word> words, List<Pos> tags, int at) {
        Word word = words.get(at);
        return !word.hasDigit()
                && !word.text().contains("-")
                && !word.key().endsWith("ing")
                && SUBJECT_ENDS.contains(tags.get(at - 1))
                && Set.of(Pos.NOUN, Pos.ADJ, Pos.ADV, Pos.PROPN, Pos.X, Pos.VERB)
                        .contains(tags.get(at));
    }
}
