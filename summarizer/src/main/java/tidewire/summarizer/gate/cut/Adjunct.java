package tidewire.summarizer.gate.cut;

import java.util.Set;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.word.Pos;

/** Phrases that a sentence can do without: they say when or where, and not what was done or which one is meant. */
final class Adjunct {
    /** Prepositions of time and place, whose phrases a verb can do without. */
    private static final Set<String> ADJUNCT = Spans.words(
            "in on at near during after before since around throughout following amid within across outside inside along by");
    /** Prepositions whose phrases belong to the word before them. */
    private static final Set<String> BOUND = Spans.words("of than between as like per");

    /** What goes on meanwhile; behind a verb no other phrase says less than what was done ("was caused by", "was aimed at", "agreed on", "are held in"). */
    private static final Set<String> MEANWHILE =
            Spans.words("during after before since amid following within throughout");

    private Adjunct() {}

    /** Is the preposition's phrase no part of what the word before it needs? */
    static boolean isOne(Sentence s, int before, int adposition) {
        String key = s.key(adposition);
        Pos tag = s.tag(before);
        // "A deal in which it can buy": which deal it is
        boolean says = adposition + 1 < s.size() && Spans.isRelative(s, adposition + 1) && !s.marked(adposition);
        if (BOUND.contains(key) || Spans.LEANS_ON_WHAT_FOLLOWS.contains(tag) || says) {
            return false;
        }
        boolean ofANoun =
                key.equals("on") && tag == Pos.NOUN && !Spans.isTime(s, adposition, Math.min(s.size(), adposition + 2));
        return tag != Pos.PRON
                && (tag == Pos.VERB ? MEANWHILE : ADJUNCT).contains(key)
                && !ofANoun
                && !(key.equals("in") && endsADefiniteName(s, before));
    }

    /** "The 2013 Nobel Prize[ in Physics]", "the National Theatre[ in Oslo]": which one it is. */
    private static boolean endsADefiniteName(Sentence s, int at) {
        int first = at;
        while (first > 0 && !s.marked(first) && (s.tag(first) == Pos.PROPN || s.tag(first) == Pos.NUM)) {
            first--;
        }
        return first < at && s.key(first).equals("the");
    }
}
