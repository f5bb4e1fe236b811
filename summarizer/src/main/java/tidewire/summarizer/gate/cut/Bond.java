package tidewire.summarizer.gate.cut;

import java.util.Optional;
import java.util.Set;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.word.Pos;

/** What a sentence keeps that is nothing without the words left out: a version without its name, a list without its end. */
final class Bond {
    private static final Set<Pos> OF_A_MEMBER = Set.of(Pos.NOUN, Pos.PROPN, Pos.NUM, Pos.ADJ, Pos.DET);
    private static final Set<Pos> VERBAL = Set.of(Pos.VERB, Pos.AUX);

    /** Behind a preposition: to how much of it all what is said applies, or for how long. */
    private static final Set<String> LIMITS = Spans.words(
            "some certain many most several few part parts decades years months weeks generations centuries");

    private Bond() {}

    /**
     * Why what stays needs what is left out; empty when it does not.
     *
     * @param from first word left out
     * @param to first word kept behind them; the sentence's size for its end
     */
    static Optional<String> fault(Sentence s, int from, int to) {
        if (to < s.size() && isNumberOfAName(s, from, to)) {
            return Optional.of(
                    "leaves out what \"" + s.word(to).text() + "\" belongs to, \"" + Spans.shown(s, from, to) + "\"");
        }
        if (limits(s, from)) {
            return Optional.of("leaves out what limits it, \"" + Spans.shown(s, from, Math.min(to, from + 4)) + "\"");
        }
        if (from > 0
                && (to == s.size() && (breaksAList(s, from) || breaksDeeds(s, from)) || breaksNumbers(s, from, to))) {
            return Optional.of(
                    "breaks off a list, before \"" + Spans.shown(s, from, Math.min(s.size(), from + 4)) + "\"");
        }
        return Optional.empty();
    }

    /** "The geology is better[ in some cases]", "the first of its size[ in decades]". */
    private static boolean limits(Sentence s, int from) {
        return from > 0
                && from + 1 < s.size()
                && s.tag(from) == Pos.ADP
                && !s.marked(from)
                && !s.marked(from + 1)
                && LIMITS.contains(s.key(from + 1));
    }

    /** "[In the GNU C Library (aka glibc)] 2.17 and earlier": a number behind a name, or behind what is set in brackets after one. */
    private static boolean isNumberOfAName(Sentence s, int from, int to) {
        boolean number =
                s.word(to).hasDigit() && Set.of("", ")").contains(s.marks().get(to));
        if (!number || Spans.isTime(s, from, to)) {
            return false;
        }
        int last = to - 1;
        if (s.marks().get(to).equals(")")) {
            while (last > from && !s.marks().get(last).equals("(")) {
                last--;
            }
            last--;
        }
        return last >= from && s.tag(last) == Pos.PROPN;
    }

    /** "For racketeering, conspiracy[, fraud, and tax crimes]": one member may stand for all, two are a list without its end. */
    private static boolean breaksAList(Sentence s, int from) {
        return s.marks().get(from).equals(",")
                && (OF_A_MEMBER.contains(s.tag(from)) || s.tag(from) == Pos.CCONJ)
                && endsAsAList(s, from)
                && hasMemberBefore(s, from);
    }

    /** Is there a last member, and not ", the department and the agency announced", a clause? */
    private static boolean endsAsAList(Sentence s, int from) {
        for (int i = s.size() - 2; i >= from; i--) {
            if (s.tag(i) == Pos.CCONJ && OF_A_MEMBER.contains(s.tag(i + 1))) {
                return !hasDeed(s, i + 1);
            }
        }
        return false;
    }

    /** Does whom the words from here on name do something? Not "perjury committed in office": what was done to it says which. */
    private static boolean hasDeed(Sentence s, int from) {
        for (int i = from; i < s.size() && s.tag(i) != Pos.ADP && (i == from || !s.marked(i)); i++) {
            boolean participle = s.key(i).matches(".*(?:ing|ed|en|wn)") && i + 1 < s.size() && s.tag(i + 1) == Pos.ADP;
            if (VERBAL.contains(s.tag(i)) && !participle) {
                return true;
            }
        }
        return false;
    }

    /** "Robbed a bank, stole a car[, and shot a guard]". */
    private static boolean breaksDeeds(Sentence s, int from) {
        if (s.tag(from) != Pos.CCONJ || from + 1 == s.size() || s.tag(from + 1) != Pos.VERB) {
            return false;
        }
        for (int i = from - 1; i > 0; i--) {
            if (s.marks().get(i).equals(",")
                    && s.tag(i) == Pos.VERB
                    && !s.key(i).endsWith("ing")) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasMemberBefore(Sentence s, int from) {
        for (int i = from - 1; i > 0 && !VERBAL.contains(s.tag(i)); i--) {
            if (s.marks().get(i).equals(",")) {
                return true;
            }
        }
        return false;
    }

    /** "Via a crafted (1) NTFS[ or (2) CIFS image]". */
    private static boolean breaksNumbers(Sentence s, int from, int to) {
        for (int i = from; i < to; i++) {
            int number = numbered(s, i);
            for (int j = from - 1; j >= 0 && number > 1; j--) {
                if (numbered(s, j) == number - 1) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The number in "(2)", 0 for any other word. */
    private static int numbered(Sentence s, int at) {
        boolean bracketed =
                s.marks().get(at).equals("(") && s.marks().get(at + 1).equals(")");
        return bracketed && s.word(at).text().matches("[1-9]\\d?")
                ? Integer.parseInt(s.word(at).text())
                : 0;
    }
}
