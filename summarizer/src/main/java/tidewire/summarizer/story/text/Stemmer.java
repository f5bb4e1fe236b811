package tidewire.summarizer.story.text;

/**
 * A light stemmer for English: plurals, -ed, -ing and a final e. It may join two words now and then, but it never needs a
 * dictionary. {@code training/tidewire_training/frequencies.py} counts with the same rules.
 */
final class Stemmer {
    private static final int LEAST_LETTERS = 4;

    private Stemmer() {}

    /** @param word in lower case */
    static String stem(String word) {
        if (word.length() < LEAST_LETTERS || !word.chars().allMatch(Character::isLetter)) {
            return word;
        }
        String stem = withoutVerbEnding(withoutPlural(word));
        return stem.length() > LEAST_LETTERS && stem.endsWith("e") ? cut(stem, 1) : stem;
    }

    private static String withoutPlural(String word) {
        if (word.endsWith("ies") && word.length() > LEAST_LETTERS) {
            return cut(word, 3) + "y";
        }
        if (endsWithAny(word, "sses", "shes", "ches", "xes", "zes")) {
            return cut(word, 2);
        }
        return word.endsWith("s") && !endsWithAny(word, "ss", "us", "is") ? cut(word, 1) : word;
    }

    private static String withoutVerbEnding(String word) {
        for (String ending : new String[] {"ing", "ed"}) {
            if (word.endsWith(ending) && word.length() >= ending.length() + LEAST_LETTERS) {
                return withoutDoubled(cut(word, ending.length()));
            }
        }
        return word;
    }

    private static String withoutDoubled(String stem) {
        char last = stem.charAt(stem.length() - 1);
        boolean doubled = last == stem.charAt(stem.length() - 2) && "lsz".indexOf(last) < 0;
        return doubled ? cut(stem, 1) : stem;
    }

    private static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }

    private static boolean endsWithAny(String word, String... endings) {
        for (String ending : endings) {
            if (word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
