package tidewire.summarizer.gate.source;

import java.util.Optional;
import java.util.Set;

/** Words that change what the rest of their sentence says; whoever leaves one out says something else. */
public enum Qualifier {
    /** "not", "no", "never", "without" … */
    NEGATION(Kind.OF_ITS_CLAUSE, "not no never nor none nobody nothing cannot without neither unable failed fails"),
    /** "but later released", "unless", "only if" … */
    CONTRAST(Kind.OF_THE_REST, "but however although though unless if except only whether"),
    /** "which the rival rejects" … */
    DENIAL(
            Kind.OF_THE_REST,
            "deny denies denied denying reject rejects rejected rejecting dispute disputes disputed refute refutes refuted "
                    + "retract retracts retracted recant recants recanted withdrawn"),
    /** "officials said", "according to", "staff project" … */
    ATTRIBUTION(
            Kind.OF_ITS_CLAUSE,
            "say says said saying claim claims claimed claiming allege alleges alleged alleging report reports reported "
                    + "estimate estimates estimated project projects projected expect expects expected believe believes believed "
                    + "argue argues argued warn warns warned suggest suggests suggested predict predicts predicted forecast "
                    + "forecasts according state states stated accuse accuses accused assert asserts asserted think thinks thought");

    /** What it bears upon. */
    public enum Kind {
        /** The clause that it stands in, and what depends on that. */
        OF_ITS_CLAUSE,
        /** What the sentence says besides. */
        OF_THE_REST
    }

    private final Kind kind;
    private final Set<String> words;

    Qualifier(Kind kind, String words) {
        this.kind = kind;
        this.words = Set.of(words.split(" "));
    }

    public Kind kind() {
        return kind;
    }

    /** Verbs of saying and denying are such only as verbs: "the report", "the United States". */
    private boolean isOne(Sentence sentence, int at) {
        String key = sentence.key(at);
        boolean verb = this == ATTRIBUTION || this == DENIAL;
        boolean asVerb = sentence.tag(at) == Pos.VERB || key.equals("according");
        return words.contains(key) && (!verb || asVerb) || (this == NEGATION && key.endsWith("n't"));
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
