package tidewire.summarizer.gate.cut;

import java.util.Optional;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.word.Pos;
import tidewire.summarizer.gate.word.Title;

/**
 * What may go in front of a sentence's subject: a first phrase up to its comma, a dateline, and words before a name that say no more than
 * the name. What says which or what kind ("former", "alleged", "few") stays.
 */
final class Opening {
    private Opening() {}

    /** @param to first word kept */
    static Optional<String> fault(Sentence s, int to) {
        if (saysNothing(s, to - 1)) {
            return to == 1 ? Optional.empty() : fault(s, to - 1);
        }
        boolean clause = Spans.hasVerb(s, 0, to) && Spans.BEGINS_SUBJECT.contains(s.tag(0)) && s.tag(0) != Pos.VERB;
        // A bracket closes what is said of the word before it: "a flaw in the GNU C Library (glibc) 2.17".
        boolean onlyABracket = s.marks().get(to).equals(")")
                && !s.text().substring(s.word(to - 1).end(), s.word(to).start()).contains(",");
        boolean parted = (s.marked(to) && !s.marks().get(to).equals(":") && !onlyABracket) || Spans.isTime(s, 0, to);
        boolean inAName = s.tag(to - 1) == Pos.PROPN
                && s.tag(to) == Pos.PROPN
                && s.marks().get(to).equals(",")
                && s.marks().get(to + 1).equals(",");
        boolean subject = Spans.BEGINS_SUBJECT.contains(s.tag(to))
                && (s.tag(to) != Pos.VERB || s.key(to).endsWith("ing"));
        return parted
                        && !clause
                        && !inAName
                        && subject
                        && (isPhrase(s, to) || s.marks().get(to).equals("—"))
                ? Optional.empty()
                : Optional.of("begins in the middle, behind \"" + Spans.shown(s, Math.max(0, to - 4), to) + "\"");
    }

    private static boolean saysNothing(Sentence s, int at) {
        boolean name = at + 1 < s.size() && !s.marked(at + 1) && s.word(at + 1).hasUpperCase();
        return (name && s.key(at).equals("the")) || isNationOfATitle(s, at);
    }

    /** "U.S" before a person's title and name. */
    static boolean isNationOfATitle(Sentence s, int at) {
        return at + 2 < s.size()
                && s.key(at).equals("u.s")
                && Title.isOne(s.key(at + 1))
                && s.word(at + 2).hasUpperCase();
    }

    /**
     * Does it begin with a time, or with what is no subject? "India, the largest democracy, stands …": what opens with a name is the
     * subject, and what follows says who that is.
     */
    private static boolean isPhrase(Sentence s, int to) {
        int lead = 0;
        while (lead < to && Spans.isTime(s, 0, lead + 1)) {
            lead++;
        }
        return lead == to
                || Spans.isTime(s, 0, to)
                || switch (s.tag(lead)) {
                    case PROPN, NOUN, DET, NUM, PRON -> false;
                    default -> true;
                };
    }
}
