package tidewire.summarizer.gate.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tidewire.summarizer.gate.word.Lemma;
import tidewire.summarizer.gate.word.Pos;

/**
 * A verb of a sentence with those of whom it is said, as far as parts of speech and their order tell.
 *
 * @param verb its place
 * @param subjects lemmas of the nouns before it that are not bound by a preposition
 * @param objects lemmas of the nouns behind it, up to the next clause
 * @param voice whether it is said of those who do it or to whom it is done
 * @param isOpen whether it will, may or is to be done, or stands in a clause of time or condition
 * @param denial place of the word that denies it ("did not sign", "failed to sign"); -1 for none
 */
public record Clause(
        Sentence sentence,
        int verb,
        Set<String> subjects,
        Set<String> objects,
        Voice voice,
        boolean isOpen,
        int denial) {
    /** Active, passive, or a participle alone, which may be either. */
    public enum Voice {
        ACTIVE,
        PASSIVE,
        EITHER
    }

    private static final Set<String> BE =
            Set.of("be", "is", "are", "was", "were", "been", "being", "get", "gets", "got");
    private static final Set<String> OPEN =
            Set.of("will", "would", "may", "might", "could", "should", "can", "shall", "to", "must", "'ll");
    private static final Set<String> CONDITIONS =
            Set.of("after", "before", "if", "unless", "whether", "when", "until", "once");
    private static final Set<String> RELATIVES = Set.of("who", "which", "that", "whom", "whose");
    /** Verbs that the tagger's treebank does not know. */
    private static final Set<String> ALWAYS = Set.of("plead", "pleads", "pleaded");

    private static final Set<String> PRONOUNS = Set.of("it", "he", "she", "they", "who", "which", "this", "that");
    private static final Set<Pos> OWNED = Set.of(Pos.NOUN, Pos.PROPN, Pos.ADJ, Pos.NUM);
    private static final Set<Pos> NOUNS = Set.of(Pos.NOUN, Pos.PROPN, Pos.PRON, Pos.NUM, Pos.X);

    /**
     * The first finite verb of a line and its subject; nothing where no verb is seen.
     *
     * @param verbs lemmas of verbs that the line is likely to have: in headlines the tagger takes verbs for nouns
     */
    public static Optional<Clause> main(Sentence s, Set<String> verbs) {
        for (int i = 1; i < s.size(); i++) {
            if (isVerb(s, i, verbs) && !(s.key(i).endsWith("ing") && !isBe(s, i))) {
                boolean infinitive = s.key(i - 1).equals("to");
                if (!infinitive || i == 1 || NOUNS.contains(s.tag(i - 2))) {
                    return Optional.of(at(s, i));
                }
            }
        }
        for (int i = 1; i + 1 < s.size(); i++) {
            if (looksLikeOne(s, i)) {
                return Optional.of(at(s, i));
            }
        }
        return Optional.empty();
    }

    /** "Kentucky settles with": taken for a noun by the tagger, in a line that has no other verb. */
    private static boolean looksLikeOne(Sentence s, int at) {
        return s.tag(at) == Pos.NOUN
                && s.key(at).endsWith("s")
                && isNoun(s, at - 1)
                && !s.marked(at)
                && Set.of(Pos.ADP, Pos.DET, Pos.NUM, Pos.PROPN, Pos.ADJ, Pos.PART)
                        .contains(s.tag(at + 1));
    }

    private static boolean isVerb(Sentence s, int at, Set<String> verbs) {
        String key = s.key(at);
        if (s.tag(at) == Pos.VERB || ALWAYS.contains(key)) {
            return true;
        }
        return !s.word(at).hasUpperCase()
                && s.tag(at) != Pos.AUX
                && NOUNS.contains(s.tag(at - 1))
                && !s.marked(at)
                && (key.endsWith("s") || key.endsWith("ed") || s.key(at - 1).endsWith("s"))
                && verbs.contains(Lemma.of(key));
    }

    /** Lemmas of all words that are verbs here. */
    public static Set<String> verbs(Sentence s) {
        Set<String> verbs = new LinkedHashSet<>();
        for (int i = 0; i < s.size(); i++) {
            if (s.tag(i) == Pos.VERB) {
                verbs.add(Lemma.of(s.key(i)));
            }
        }
        return verbs;
    }

    /** Every clause whose verb has this lemma. */
    public static List<Clause> with(String lemma, Sentence s) {
        List<Clause> found = new ArrayList<>();
        for (int i = 0; i < s.size(); i++) {
            boolean could = s.tag(i) == Pos.VERB || s.tag(i) == Pos.AUX || s.tag(i) == Pos.ADJ || s.tag(i) == Pos.X;
            could |= i > 0 && i + 1 < s.size() && looksLikeOne(s, i);
            if (could && Lemma.of(s.key(i)).equals(lemma)) {
                found.add(at(s, i));
            }
        }
        return found;
    }

    private static Clause at(Sentence s, int verb) {
        int before = verb - 1;
        boolean open = false;
        boolean be = false;
        int denial = -1;
        while (before >= 0 && !s.marked(before + 1) && isHelper(s, before)) {
            open |= OPEN.contains(s.key(before));
            be |= BE.contains(s.key(before));
            denial = isDenial(s, before) ? before : denial;
            before--;
        }
        denial = before >= 0 && !s.marked(before + 1) && isDenial(s, before) ? before : denial;
        return new Clause(
                s,
                verb,
                subjects(s, before),
                nouns(s, verb + 1, end(s, verb + 1)),
                voice(s, verb, be),
                open || isCondition(s, before),
                denial);
    }

    private static boolean isDenial(Sentence s, int at) {
        return Qualifier.of(s, at).filter(Qualifier.NEGATION::equals).isPresent();
    }

    public boolean isDenied() {
        return denial >= 0;
    }

    /** Those of all verbs. */
    public static List<Clause> all(Sentence s) {
        List<Clause> all = new ArrayList<>();
        for (int i = 0; i < s.size(); i++) {
            if (s.tag(i) == Pos.VERB) {
                all.add(at(s, i));
            }
        }
        return all;
    }

    private static boolean isHelper(Sentence s, int at) {
        return s.tag(at) == Pos.AUX
                || s.tag(at) == Pos.ADV
                || s.tag(at) == Pos.PART
                || s.key(at).equals("to");
    }

    private static boolean isBe(Sentence s, int at) {
        return at > 0 && BE.contains(s.key(at - 1));
    }

    private static Voice voice(Sentence s, int verb, boolean be) {
        String key = s.key(verb);
        if (key.endsWith("ing") || !isParticiple(key)) {
            return Voice.ACTIVE;
        }
        if (be) {
            return Voice.PASSIVE;
        }
        boolean noObject = verb + 1 == s.size()
                || s.marked(verb + 1)
                || Set.of(Pos.ADP, Pos.PART, Pos.ADV, Pos.SCONJ).contains(s.tag(verb + 1));
        return noObject ? Voice.EITHER : Voice.ACTIVE;
    }

    private static boolean isParticiple(String key) {
        return key.endsWith("ed")
                || key.endsWith("en")
                || key.endsWith("wn")
                || !Lemma.of(key).equals(key) && !key.endsWith("s");
    }

    /** Nouns from the beginning of the clause up to here, but for those behind a preposition; a name's "of" binds nothing. */
    private static Set<String> subjects(Sentence s, int end) {
        int from = end;
        while (from > 0 && !beginsClause(s, from)) {
            from--;
        }
        if (end > 0 && RELATIVES.contains(s.key(end))) {
            return subjects(s, end - 1);
        }
        Set<String> subjects = nouns(s, Math.max(0, from), end + 1);
        return PRONOUNS.containsAll(subjects) ? nouns(s, 0, end + 1) : subjects;
    }

    private static boolean beginsClause(Sentence s, int at) {
        String mark = s.marks().get(at);
        boolean that = s.key(at).equals("that") && s.tag(at) != Pos.DET;
        return mark.equals(";") || mark.equals(":") || that || s.tag(at) == Pos.SCONJ;
    }

    private static boolean isCondition(Sentence s, int end) {
        int from = end;
        boolean parted = false;
        while (from > 0 && !beginsClause(s, from) && s.tag(from) != Pos.VERB) {
            parted |= s.marked(from);
            from--;
        }
        boolean over = parted && !s.key(from).matches("if|unless|whether"); // "After five days of talks, Iran fires …"
        return from >= 0 && !over && CONDITIONS.contains(s.key(from));
    }

    private static int end(Sentence s, int from) {
        int end = from;
        while (end < s.size() && s.tag(end) != Pos.SCONJ && !s.marks().get(end).equals(";")) {
            end++;
        }
        return end;
    }

    private static Set<String> nouns(Sentence s, int from, int to) {
        Set<String> nouns = new LinkedHashSet<>();
        boolean bound = false;
        for (int i = from; i < to; i++) {
            boolean ends = s.marked(i) || s.tag(i) == Pos.VERB || s.tag(i) == Pos.AUX;
            if (s.tag(i) == Pos.ADP) {
                boolean ofAName = s.key(i).equals("of")
                        && i > from
                        && s.word(i - 1).hasUpperCase()
                        && (i > 1 || s.tag(0) == Pos.PROPN);
                bound = !ofAName;
            } else if (ends && !isPlaceOf(s, i)) {
                bound = false;
            }
            if (!bound && isNoun(s, i) && !isPossessor(s, i)) {
                nouns.add(Lemma.of(s.word(i).key()));
            }
        }
        return nouns;
    }

    /** "India's Unitech must repay": nothing is said of India. */
    private static boolean isPossessor(Sentence s, int at) {
        return at + 1 < s.size()
                && !s.marked(at + 1)
                && !s.word(at).bare().equals(s.word(at).text())
                && OWNED.contains(s.tag(at + 1));
    }

    private static boolean isNoun(Sentence s, int at) {
        return NOUNS.contains(s.tag(at))
                || (s.word(at).hasUpperCase() && (at > 0 || s.word(at).isAllCapitals()));
    }

    /** "Louisville, Kentucky": the second name belongs to the first. */
    private static boolean isPlaceOf(Sentence s, int at) {
        return s.marks().get(at).equals(",") && s.tag(at) == Pos.PROPN && at > 0 && s.tag(at - 1) == Pos.PROPN;
    }

    /** Does the other say this of the same, in a voice that allows it? */
    public boolean isOf(Clause other) {
        Optional<String> head = head();
        if (head.isEmpty()) {
            return true;
        }
        boolean doer = other.voice != Voice.PASSIVE && other.subjects.contains(head.get());
        boolean done = other.voice != Voice.ACTIVE && other.subjects.contains(head.get())
                || other.objects.contains(head.get());
        return switch (voice) {
            case ACTIVE -> doer;
            case PASSIVE -> done;
            case EITHER -> doer || done;
        };
    }

    /** The last noun before the verb that no preposition binds: what is said is said of it. */
    private Optional<String> head() {
        return subjects.stream().reduce((first, last) -> last);
    }

    public String subjectText() {
        return head().orElse("");
    }
}
