package tidewire.summarizer.gate.word;

import java.util.List;
import java.util.Set;

/** Whether a word can be the first verb of its sentence: of one that somebody does something in, not of a command. */
final class Agreement {
    /** Nouns without an "s" that are many. */
    private static final Set<String> MANY = Set.of(
            ("and people police men women children both some many few all most those these others they we you i who which that "
                            + "dozens hundreds thousands millions")
                    .split(" "));

    /** Verbs whose past is their base form. */
    private static final Set<String> INVARIANT =
            Set.of("cut hit set put let shut cost hurt quit split spread beat bid burst cast rid shed".split(" "));

    private Agreement() {}

    /**
     * @param before tags of the words before it
     * @return false for a bare form with nobody before it, or behind one person or thing ("mayor" in "Oslo mayor resigns")
     */
    static boolean mayBeVerb(List<Word> words, List<Pos> before, boolean afterNamesToo) {
        int at = before.size();
        if (!isBare(words.get(at).key())) {
            return true;
        }
        if (at == 0) {
            return false;
        }
        Pos last = before.get(at - 1);
        boolean one = last == Pos.NOUN || (afterNamesToo && last == Pos.PROPN);
        for (int i = 0; i < at && one; i++) {
            Pos pos = before.get(i);
            String key = words.get(i).key();
            one = pos != Pos.VERB && pos != Pos.AUX && pos != Pos.PART && pos != Pos.NUM && !isMany(key);
        }
        return !one;
    }

    private static boolean isMany(String key) {
        return MANY.contains(key) || key.endsWith("s") || key.endsWith("men");
    }

    private static boolean isBare(String key) {
        boolean inflected = key.matches(".*(?:[^s]s|ed|ing|en|wn)");
        return !inflected && !INVARIANT.contains(key) && !Lemma.isPast(key);
    }
}
