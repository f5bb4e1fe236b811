package tidewire.summarizer.gate.word;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import opennlp.tools.util.SequenceValidator;

/** What is known of the tags of a sentence's words before a tagger looks at them. */
final class Known {
    private static final Pattern FIGURE = Pattern.compile("[+\\-−–]?[$€£¥]?\\d[\\d.,:/]*%?");

    /** Verbs whose third person is nothing else; the treebank does not know them in reports, "a flaw in the parser allows attackers". */
    private static final Set<String> VERBS =
            Set.of(("accepts accuses agrees allows announces appoints becomes begins believes confirms considers"
                            + " decides declares denies describes discovers enables enters expects explains fails gives happens includes introduces"
                            + " joins lets loses nominates pays pleads prepares proposes publishes refuses rejects resigns"
                            + " reveals says seeks sells sends suffers suspends tells unveils warns")
                    .split(" "));

    /** Those that may be nouns too: looked for where a sentence has no other verb, since "building permits rose" has one. */
    private static final Set<String> NOUNS_TOO = Set.of("causes", "makes", "meets", "opens", "permits", "urges");

    private final List<Word> words;
    private final List<Integer> places;
    private final int[] wordAt;
    private final boolean titleCase;
    private final boolean nounsToo;

    /**
     * @param places of the words among the tokens, which are marks too
     * @param size how many tokens there are
     * @param nounsToo whether what could be a noun is a verb
     */
    Known(List<Word> words, List<Integer> places, int size, boolean nounsToo) {
        this.words = words;
        this.nounsToo = nounsToo;
        this.places = places;
        wordAt = new int[size];
        Arrays.fill(wordAt, -1);
        for (int i = 0; i < words.size(); i++) {
            wordAt[places.get(i)] = i;
        }
        titleCase = isTitleCase(words);
    }

    /**
     * @param hasVerb whether somebody does something in the sentence, so that its first verb has a subject
     * @param verb a word that must be a verb, -1 for none
     */
    SequenceValidator<String> sequences(boolean hasVerb, int verb) {
        return (place, tokens, before, tag) -> {
            int at = wordAt[place];
            if (at < 0) {
                return true;
            }
            Pos pos = Tagger.pos(tag);
            return mayBe(at, pos)
                    && (at != verb || pos == Pos.VERB)
                    && !(pos == Pos.VERB
                            && hasVerb
                            && !isAVerb(at)
                            && !Agreement.mayBeVerb(
                                    words, Tagger.tags(Arrays.asList(before), places.subList(0, at)), verb >= 0));
        };
    }

    /** A figure is a numeral, a name no verb, and only a function word is one. */
    private boolean mayBe(int at, Pos pos) {
        Word word = words.get(at);
        if (FIGURE.matcher(word.text()).matches()) {
            return pos == Pos.NUM;
        }
        if (isAVerb(at)) {
            return pos == Pos.VERB;
        }
        boolean name = !titleCase && word.hasUpperCase() && at > 0;
        return !(name && (pos == Pos.VERB || pos == Pos.AUX)) && FunctionWords.mayBe(word.key(), pos);
    }

    private boolean isAVerb(int at) {
        String key = words.get(at).key();
        return !words.get(at).hasUpperCase() && (VERBS.contains(key) || (nounsToo && NOUNS_TOO.contains(key)));
    }

    private static boolean isTitleCase(List<Word> words) {
        long small = words.stream()
                .filter(word -> isLong(word) && !word.hasUpperCase())
                .count();
        long large = words.stream()
                .filter(word -> isLong(word) && !word.first() && word.hasUpperCase())
                .count();
        return large > small;
    }

    /** Title case leaves short words small. */
    private static boolean isLong(Word word) {
        return word.text().length() > 3 && !word.hasDigit();
    }
}
