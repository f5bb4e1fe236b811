package tidewire.summarizer.gate.word;

import java.util.List;
import java.util.Set;

/** English determiners, adpositions, pronouns, auxiliaries, conjunctions and particles: the classes to which no new word comes. */
final class FunctionWords {
    private static final Set<Pos> CLASSES =
            Set.of(Pos.DET, Pos.ADP, Pos.PRON, Pos.AUX, Pos.CCONJ, Pos.SCONJ, Pos.PART, Pos.PUNCT, Pos.SYM);

    private static final Set<String> ALL = Set.copyOf(List.of(
            ("a an the this that these those each every some any no all both either neither another such what which whose half many few "
                            + "several much more most less least of in to for on with by from at as about into over after between under "
                            + "during through against before without within among amongst around along across behind beyond despite except "
                            + "inside outside near off onto out per since than throughout till until toward towards upon via amid amidst "
                            + "above below beneath beside besides down up like unlike past regarding concerning including following "
                            + "according due because instead aboard alongside versus vs minus plus notwithstanding pending given opposite "
                            + "away back next be am is are was were been being have has had having do does did will would shall should can "
                            + "could may might must ought cannot get gets got getting gotten used and or but nor yet so not i me my mine "
                            + "myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it "
                            + "its itself they them their theirs themselves who whom one ones someone somebody something anyone anybody "
                            + "anything everyone everybody everything nobody nothing none other others there whoever whatever where when "
                            + "while whereas if although though whether unless once lest provided how why whenever wherever")
                    .split(" ")));

    /** Those that are nothing else. */
    private static final Set<String> ONLY = Set.of("a an the of to and or at for with from into".split(" "));

    private FunctionWords() {}

    /** Can the word, in lower case, be of that part of speech? */
    static boolean mayBe(String word, Pos pos) {
        return CLASSES.contains(pos) ? ALL.contains(word) || word.indexOf('\'') > 0 : !ONLY.contains(word);
    }
}
