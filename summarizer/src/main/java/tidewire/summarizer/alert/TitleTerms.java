package tidewire.summarizer.alert;

import java.util.Set;
import java.util.TreeSet;
import tidewire.summarizer.story.rank.EventWords;
import tidewire.summarizer.story.text.Headline;
import tidewire.summarizer.story.text.Terms;

/**
 * What a headline says, to be compared with others.
 *
 * @param figures as numbers in plain notation
 * @param terms words that carry meaning
 * @param events those of them that tell an event
 */
record TitleTerms(Set<String> figures, Set<String> terms, Set<String> events) {
    /** Share of a headline's terms that no headline told before has, from which on it says something new. */
    private static final double OWN_TERMS = 0.6;

    static TitleTerms of(String title) {
        String text = Headline.of(title).text();
        return new TitleTerms(TitleFigures.of(title), new TreeSet<>(Terms.of(text)), EventWords.of(text));
    }

    /** Not made of the terms of headlines that were told. */
    boolean saysMoreThan(Set<String> told) {
        Set<String> own = new TreeSet<>(terms);
        own.removeAll(told);
        return own.size() >= OWN_TERMS * terms.size() && !own.isEmpty();
    }
}
