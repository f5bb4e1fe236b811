package tidewire.summarizer.gate.source;

import java.util.Optional;
import java.util.Set;
import tidewire.summarizer.gate.word.Pos;

/** Words that change what the rest of their sentence says; whoever leaves one out says something else. */
public enum Qualifier {
    /** "not", "no", "never", "without" … */
    NEGATION(
            Kind.OF_ITS_CLAUSE, "not no never nor none nobody nothing cannot without neither unable fail failed fails"),
    /** "but later released", "unless", "only if" … */
    CONTRAST(Kind.OF_THE_REST, "but however although though unless if except only whether"),
    /** "which the rival rejects" … */
    DENIAL(
            Kind.OF_THE_REST,
            "deny denies denied denying reject rejects rejected rejecting disputed refute refutes refuted "
                    + "retract retracts retracted recant recants recanted withdrawn"),
    /** "officials said", "according to", "staff project" … */
    ATTRIBUTION(
            Kind.OF_ITS_CLAUSE,
            "say says said saying claim claims claimed claiming allege alleges alleged alleging report reports reported "
                    + "estimate estimates estimated project projects projected expect expects expected believe believes believed "
                    + "argue argues argued warn warns warned suggest suggests suggested predict predicts predicted forecast "
                    + "forecasts according stated tell tells told show shows showed accuse accuses accused assert asserts asserted think thinks thought "
                    + "inform informs informed insist insists insisted contend contends contended testify testifies testified "
                    + "theorise theorises theorised theorize theorizes theorized speculate speculates speculated surmise surmises surmised "
                    + "opine opines opined hypothesise hypothesises hypothesised hypothesize hypothesizes hypothesized");

    /** What it bears upon. */
    public enum Kind {
        /** The clause that it stands in, and what depends on that. */
        OF_ITS_CLAUSE,
        /** What the sentence says besides. */
        OF_THE_REST
    }

    /** Whatever the tagger takes them for: in "a top executive said" it sees no verb. */
    private static final Set<String> ALWAYS =
            Set.of("according said says told claimed argued insisted contended testified warned".split(" "));

    private static final int MOST_OF_A_BYLINE = 4;
    private static final int LEAST_BEFORE = 4;
    /** What begins a clause that goes on with what was said, ", which officials said was unsafe". */
    private static final Set<String> CLAUSES = Set.of("which", "who", "whom", "and", "but", "that");

    private final Kind kind;
    private final Set<String> words;

    Qualifier(Kind kind, String words) {
        this.kind = kind;
        this.words = Set.of(words.split(" "));
    }

    public Kind kind() {
        return kind;
    }

    private boolean isOne(Sentence sentence, int at) {
        String key = sentence.key(at);
        if (!words.contains(key)) {
            return this == NEGATION && key.endsWith("n't");
        }
        return this != ATTRIBUTION || ALWAYS.contains(key) || isVerb(sentence, at);
    }

    /** "The report", "the United States" say nothing; in "Fed staff project growth" the tagger sees no verb. */
    private static boolean isVerb(Sentence s, int at) {
        if (s.tag(at) == Pos.VERB) {
            return true;
        }
        boolean behindSubject = at > 0 && (s.tag(at - 1) == Pos.NOUN || s.tag(at - 1) == Pos.PROPN);
        boolean beforeObject = at + 1 < s.size()
                && !s.marked(at + 1)
                && !Set.of(Pos.ADP, Pos.VERB, Pos.AUX).contains(s.tag(at + 1));
        return s.tag(at) == Pos.NOUN && behindSubject && beforeObject;
    }

    /**
     * Where a headline says who says so, behind a colon or dash at its end: ": sources", "- central bank chief"; its size where it
     * does not.
     */
    public static int byline(Sentence s) {
        for (int i = s.size() - 1; i >= LEAST_BEFORE && i >= s.size() - MOST_OF_A_BYLINE; i--) {
            if (s.tag(i) == Pos.VERB || s.tag(i) == Pos.AUX) {
                return s.size();
            }
            if (s.marks().get(i).equals(":") || s.marks().get(i).equals("—")) {
                return i;
            }
        }
        return s.size();
    }

    /** Where a sentence says at its end who says so, ", two people familiar with the matter said on Friday"; its size where it does not. */
    public static int trailing(Sentence s) {
        boolean says = false;
        for (int i = s.size() - 1; i >= LEAST_BEFORE; i--) {
            if (of(s, i).filter(ATTRIBUTION::equals).isPresent()) {
                says = true;
            } else if (s.tag(i) == Pos.VERB || s.tag(i) == Pos.AUX || CLAUSES.contains(s.key(i))) {
                return s.size();
            }
            if (s.marked(i)) {
                return says && s.marks().get(i).equals(",") ? i : s.size();
            }
        }
        return s.size();
    }

    /** What the word of a sentence does to it, or nothing. */
    public static Optional<Qualifier> of(Sentence sentence, int at) {
        for (Qualifier one : values()) {
            if (one.isOne(sentence, at)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
