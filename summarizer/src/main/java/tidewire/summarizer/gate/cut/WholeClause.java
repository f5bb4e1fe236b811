package tidewire.summarizer.gate.cut;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.word.Lemma;
import tidewire.summarizer.gate.word.Pos;

/** Is what is left of a sentence one: with a verb for each clause, and a subject that the reader knows? */
public final class WholeClause {
    private static final Set<String> SOMEBODY_BEFORE = Set.of(
            "he she it they him her them his its their this these those that such who which whose both".split(" "));

    private WholeClause() {}

    /** @param kept indices of the words that are left, in order */
    static Optional<String> fault(Sentence s, List<Integer> kept) {
        int first = kept.get(0);
        if (beginsWithAPronoun(s, first)) {
            return Optional.of("\"" + s.word(first).text() + "\" with nobody before it");
        }
        if (s.tag(first) == Pos.CCONJ) {
            return Optional.of("begins with \"" + s.word(first).text() + "\", which leans on something before it");
        }
        Optional<String> lost = lostReferent(s, kept);
        if (lost.isPresent()) {
            return lost;
        }
        int verbs = 0;
        // "As the talks go on" waits for what happens meanwhile.
        boolean waits = s.tag(first) == Pos.SCONJ
                && !(kept.size() > 1 && s.key(kept.get(1)).endsWith("ing"));
        int clauses = waits ? 2 : 1;
        boolean inVerb = false;
        for (int k = 0; k < kept.size(); k++) {
            int at = kept.get(k);
            boolean verb = s.tag(at) == Pos.AUX || (isVerb(s, kept, k) && isFinite(s, kept, k));
            verbs += verb && !inVerb ? 1 : 0;
            inVerb = verb || (inVerb && s.tag(at) == Pos.ADV);
            clauses += k > 0 && opensClause(s, kept, k) ? 1 : 0;
        }
        return verbs >= clauses
                ? Optional.empty()
                : Optional.of(clauses == 1 ? "has no verb" : "a clause of it has no verb");
    }

    /** "Voters[ in Nova Scotia province] elect the province's parliament": which one, only what is left out says. */
    private static Optional<String> lostReferent(Sentence s, List<Integer> kept) {
        for (int k = 0; k + 1 < kept.size(); k++) {
            int noun = k + 1;
            while (noun + 1 < kept.size() && s.tag(kept.get(noun)) == Pos.ADJ) {
                noun++;
            }
            int at = kept.get(noun);
            if (s.key(kept.get(k)).equals("the")
                    && (s.tag(at) == Pos.NOUN || s.key(at).endsWith("'s"))
                    && !s.word(at).hasUpperCase()
                    && !kept.contains(firstMention(s, at))
                    && firstMention(s, at) < kept.get(k)) {
                return Optional.of("leaves out which one \"the " + s.word(at).text() + "\" is");
            }
        }
        return Optional.empty();
    }

    private static int firstMention(Sentence s, int noun) {
        String lemma = Lemma.of(s.word(noun).key());
        int at = 0;
        while (at < noun && !(isNoun(s.tag(at)) && Lemma.of(s.word(at).key()).equals(lemma))) {
            at++;
        }
        return at;
    }

    private static boolean isNoun(Pos pos) {
        return pos == Pos.NOUN || pos == Pos.PROPN;
    }

    /** Does the sentence, from this word on, begin with somebody who was named before it? */
    public static boolean beginsWithAPronoun(Sentence s, int first) {
        return first < s.size()
                && (s.tag(first) == Pos.PRON || s.tag(first) == Pos.DET)
                && SOMEBODY_BEFORE.contains(s.key(first));
    }

    private static boolean opensClause(Sentence s, List<Integer> kept, int k) {
        int at = kept.get(k);
        boolean that = s.key(at).equals("that") && (s.tag(at) == Pos.SCONJ || s.tag(kept.get(k - 1)) == Pos.VERB);
        boolean participle = k + 1 < kept.size() && s.key(kept.get(k + 1)).endsWith("ing");
        boolean conjunction = s.tag(at) == Pos.SCONJ && Spans.CLAUSE_ENDS.contains(s.key(at)) && !participle;
        return Spans.isRelative(s, at) || that || conjunction;
    }

    /** The tagger takes "pleaded" for an adjective, even behind its subject. */
    private static boolean isVerb(Sentence s, List<Integer> kept, int k) {
        int at = kept.get(k);
        Pos before = k == 0 ? Pos.X : s.tag(kept.get(k - 1));
        boolean afterNoun = before == Pos.NOUN || before == Pos.PROPN;
        return k > 0
                && (s.tag(at) == Pos.VERB
                        || (s.tag(at) == Pos.ADJ && afterNoun && s.key(at).endsWith("ed")));
    }

    /** No "to sign", no "people living there", no "owned by a bank", unless an auxiliary stands before it. */
    private static boolean isFinite(Sentence s, List<Integer> kept, int k) {
        Pos before = k == 0 ? Pos.X : s.tag(kept.get(k - 1));
        Pos second = k < 2 ? Pos.X : s.tag(kept.get(k - 2));
        boolean auxiliary = before == Pos.AUX || second == Pos.AUX;
        boolean done = k + 1 < kept.size()
                && s.key(kept.get(k)).matches(".*(?:ed|en|wn)")
                && s.key(kept.get(k + 1)).equals("by");
        return auxiliary
                || (!done
                        && before != Pos.PART
                        && before != Pos.ADP
                        && !s.key(kept.get(k)).endsWith("ing"));
    }
}
