package tidewire.summarizer.gate.cut;

import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import tidewire.summarizer.gate.source.Qualifier;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.word.Pos;
import tidewire.summarizer.gate.word.TimeWord;

/**
 * Which words may be left out of a sentence so that the rest is a sentence and says nothing else: what punctuation sets
 * apart, phrases of time and place, a coordinated or subordinate clause at the end. What denies, doubts or attributes stays.
 */
final class Spans {
    private static final Set<Pos> NOMINAL = Set.of(Pos.NOUN, Pos.PROPN, Pos.NUM, Pos.PRON);
    private static final Set<Pos> VERBAL = Set.of(Pos.VERB, Pos.AUX);
    static final Set<Pos> BEGINS_SUBJECT = Set.of(Pos.DET, Pos.NOUN, Pos.PROPN, Pos.NUM, Pos.ADJ, Pos.PRON, Pos.VERB);
    static final Set<Pos> LEANS_ON_WHAT_FOLLOWS = Set.of(Pos.DET, Pos.ADP, Pos.AUX, Pos.CCONJ, Pos.SCONJ, Pos.PART);
    /** With what a clause goes on, where a noun would only say who or what. */
    private static final Set<Pos> OF_A_CLAUSE = Set.of(Pos.ADP, Pos.SCONJ, Pos.PART);
    /** What may stand behind a phrase that is over. */
    private static final Set<Pos> BEHIND_A_PHRASE =
            Set.of(Pos.VERB, Pos.AUX, Pos.ADP, Pos.CCONJ, Pos.SCONJ, Pos.PART, Pos.ADV);

    static final Set<String> CLAUSE_ENDS = words("after before while when as since because where");
    private static final int SHORT_ASIDE = 4;
    private static final int SHOWN = 60;

    private Spans() {}

    static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    /**
     * Why these words may not be left out; empty when they may.
     *
     * @param from first word left out; 0 for the sentence's beginning
     * @param to first word kept behind them; the sentence's size for its end
     */
    static Optional<String> fault(Sentence s, int from, int to) {
        if (from == to) {
            return Optional.empty();
        }
        if (from == 0 && to == s.size()) {
            return Optional.of("leaves out all");
        }
        for (int i = from; i < to; i++) {
            if (Qualifier.of(s, i).isPresent() && !goesWithItsClause(s, from, i)) {
                return Optional.of("leaves out \"" + shown(s, Math.max(from, i - 2), to) + "\"");
            }
        }
        if (isHalfAComparison(s, from, to)) {
            return Optional.of("leaves out what \"" + s.word(from - 1).text() + "\" is compared with");
        }
        Optional<String> bond = Bond.fault(s, from, to);
        if (bond.isPresent()) {
            return bond;
        }
        Optional<String> fault = shape(s, from - 1, from, to);
        int byline = Qualifier.byline(s);
        return fault.isEmpty() && to == s.size() && from <= byline && byline < s.size()
                ? Optional.of("leaves out who says so, \"" + shown(s, byline, to) + "\"")
                : fault;
    }

    /** "Less worried by the bank[ than by the budget]". */
    private static boolean isHalfAComparison(Sentence s, int from, int to) {
        boolean compares = false;
        for (int i = from; i < to; i++) {
            compares |= s.key(i).matches("more|less|fewer|other|rather|.{2,}er");
            if (s.key(i).equals("than") && !compares && from > 0) {
                return true;
            }
        }
        return false;
    }

    /** "[, who said …,]": what is said of somebody in passing goes with what it denies or attributes, but not a denial of the rest. */
    private static boolean goesWithItsClause(Sentence s, int from, int at) {
        Qualifier.Kind kind = Qualifier.of(s, at).orElseThrow().kind();
        boolean inIt = s.marks().subList(from + 1, at + 1).stream().allMatch(String::isEmpty);
        return from > 0 && s.marked(from) && isRelative(s, from) && inIt && kind == Qualifier.Kind.OF_ITS_CLAUSE;
    }

    /**
     * Whole, or in parts that stand side by side and may each go. What can be reached is noted, since a long list can be parted in
     * more ways than anybody can try.
     *
     * @param before the word that is kept before these, -1 for none
     */
    private static Optional<String> shape(Sentence s, int before, int from, int to) {
        if (before < 0) {
            return Opening.fault(s, to);
        }
        Optional<String> fault = last(s, before, from, to);
        BitSet parts = new BitSet();
        parts.set(from);
        for (int part = from; part >= 0 && fault.isPresent(); part = parts.nextSetBit(part + 1)) {
            if (part > from && last(s, before, part, to).isEmpty()) {
                return Optional.empty();
            }
            for (int next = part + 1; next < to; next++) {
                if (!parts.get(next) && middle(s, before, part, next, false).isEmpty()) {
                    parts.set(next);
                }
            }
        }
        return fault;
    }

    private static Optional<String> last(Sentence s, int before, int from, int to) {
        return to == s.size() ? tail(s, before, from) : middle(s, before, from, to, true);
    }

    static String shown(Sentence s, int from, int to) {
        String text = s.between(from, to);
        if (text.length() <= SHOWN) {
            return text;
        }
        // Not every script has spaces, and not every word ends.
        int space = text.lastIndexOf(' ', SHOWN);
        int end = space > 0 ? space : text.offsetByCodePoints(0, text.codePointCount(0, SHOWN));
        return text.substring(0, end) + " …";
    }

    private static Optional<String> tail(Sentence s, int before, int from) {
        if (s.marks().get(from).equals(";") && s.marks().subList(0, from).contains(":")) {
            return Optional.of("breaks off a list, before \"" + shown(s, from, Math.min(s.size(), from + 4)) + "\"");
        }
        Pos first = s.tag(from);
        boolean open = s.marks().get(from).equals("(") && !isPair(s, from, s.size());
        boolean over = s.marked(from)
                ? !s.marks().get(from).equals(":")
                        && !open
                        && !goesOnBehindAnAside(s, from)
                        && !waitsForItsNoun(s, before, from)
                        && first != Pos.AUX
                        && (first != Pos.VERB || isParticiple(s, from))
                : isTime(s, from, s.size())
                        || (first == Pos.ADP && Adjunct.isOne(s, before, from))
                        || (first == Pos.SCONJ
                                && CLAUSE_ENDS.contains(s.key(from))
                                && !s.key(from + 1).endsWith("ing"))
                        || (first == Pos.CCONJ && from + 1 < s.size() && VERBAL.contains(s.tag(from + 1)));
        return over
                        && !LEANS_ON_WHAT_FOLLOWS.contains(s.tag(before))
                        && !s.key(before).endsWith("'s")
                ? Optional.empty()
                : Optional.of("ends too early, before \"" + shown(s, from, Math.min(s.size(), from + 4)) + "\"");
    }

    /** @param kept whether the word behind them stays, and not just goes by itself */
    private static Optional<String> middle(Sentence s, int before, int from, int to, boolean kept) {
        boolean aside = isPair(s, from, to)
                && !(OF_A_CLAUSE.contains(s.tag(from)) && goesOnBehindAnAside(s, from))
                && !(kept && s.key(to).equals("or"))
                && !(hasVerb(s, from, to)
                        && BEGINS_SUBJECT.contains(s.tag(from))
                        && !isRelative(s, from)
                        && s.tag(from) != Pos.VERB)
                && !isRelative(s, to)
                && !(VERBAL.contains(s.tag(to)) && beginsBesideTheSubject(s, before));
        boolean halfOfAPair = ",—".contains(s.marks().get(from)) && s.marked(from) && !s.marked(to);
        boolean phrase = !halfOfAPair
                && s.tag(from) == Pos.ADP
                && Adjunct.isOne(s, before, from)
                && !hasVerb(s, from, to)
                && NOMINAL.contains(s.tag(to - 1))
                && (s.marked(to) || BEHIND_A_PHRASE.contains(s.tag(to)))
                && !s.key(to).equals("of");
        boolean time = !halfOfAPair
                && isTime(s, from, to)
                && !isTime(s, before, from)
                && !isTime(s, to, to + 1)
                && !LEANS_ON_WHAT_FOLLOWS.contains(s.tag(before));
        boolean that = to - from == 1 && s.key(from).equals("that") && s.tag(from) == Pos.SCONJ;
        boolean nation = to - from == 1 && Opening.isNationOfATitle(s, from);
        return aside || phrase || time || that || nation
                ? Optional.empty()
                : Optional.of("leaves out \"" + shown(s, from, to) + "\" from the middle of a phrase");
    }

    /** Do the marks around these words belong together, so that what they set apart can go with them? */
    private static boolean isPair(Sentence s, int from, int to) {
        String opens = s.marks().get(from);
        String closes = s.marks().get(to);
        if (!opens.equals("(")) {
            return opens.equals(closes) && (opens.equals(",") || opens.equals("—"));
        }
        for (int i = from + 1; i < to; i++) {
            if (s.marks().get(i).equals(")") || s.marks().get(i).equals("(")) {
                return false;
            }
        }
        return closes.equals(")");
    }

    /** "In six[, mostly small, towns]": a figure or quality whose noun follows. */
    private static boolean waitsForItsNoun(Sentence s, int before, int from) {
        int noun = from;
        while (noun < s.size() && (s.tag(noun) == Pos.ADV || s.tag(noun) == Pos.ADJ)) {
            noun++;
        }
        boolean describes = s.tag(before) == Pos.NUM || s.tag(before) == Pos.ADJ;
        return describes && noun > from && noun < s.size() && s.tag(noun) == Pos.NOUN;
    }

    /** "Charged Samuel Kent, 59[, with fraud]": a comma that closes a short aside does not end the clause around it. */
    private static boolean goesOnBehindAnAside(Sentence s, int from) {
        int opens = from - 1;
        while (opens > from - SHORT_ASIDE && opens > 0 && !s.marked(opens)) {
            opens--;
        }
        boolean closes = s.marks().get(from).equals(",")
                && opens > 0
                && s.marks().get(opens).equals(",")
                && !hasVerb(s, opens, from);
        boolean anew = s.tag(from) == Pos.CCONJ || CLAUSE_ENDS.contains(s.key(from)) || isRelative(s, from);
        return closes && !anew;
    }

    /** Between a first phrase ("Yesterday, ") and the verb stands the subject, not an aside. */
    private static boolean beginsBesideTheSubject(Sentence s, int before) {
        int start = before;
        while (start > 0 && !s.marked(start)) {
            start--;
        }
        Pos first = s.tag(start);
        return first == Pos.ADP || first == Pos.SCONJ || first == Pos.ADV || isTime(s, start, before + 1);
    }

    static boolean hasVerb(Sentence s, int from, int to) {
        for (int i = from; i < to; i++) {
            if (VERBAL.contains(s.tag(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isParticiple(Sentence s, int at) {
        return s.key(at).matches(".*(?:ing|ed|en|wn)");
    }

    static boolean isRelative(Sentence s, int at) {
        return Set.of("who", "which", "whom", "whose", "where").contains(s.key(at));
    }

    /** "Monday", "on Oct. 9", "late last week". */
    static boolean isTime(Sentence s, int from, int to) {
        boolean time = false;
        for (int i = from; i < to; i++) {
            boolean one = TimeWord.isOne(s.key(i)) && s.tag(i) != Pos.AUX;
            boolean number = s.word(i).hasDigit();
            boolean opens =
                    i == from && s.tag(i) == Pos.ADP && Set.of("on", "in", "at").contains(s.key(i));
            if (!one && !number && !opens) {
                return false;
            }
            time |= one && !Set.of("last", "next", "this", "early", "late").contains(s.key(i));
        }
        return time;
    }
}
