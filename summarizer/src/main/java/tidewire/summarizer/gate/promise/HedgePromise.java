package tidewire.summarizer.gate.promise;

import java.util.Optional;
import java.util.Set;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.gate.word.Lemma;
import tidewire.summarizer.gate.word.Pos;

/** What a source calls suspected, proposed or so-called, or one who is something no longer or in part, a line does not call so without the word. */
public final class HedgePromise {
    private static final Set<String> HEDGES = Set.of(
            ("suspected purported purportedly reportedly allegedly alleged accused so-called self-described self-proclaimed self-styled unconfirmed "
                            + "unverified apparent apparently possible possibly likely presumed presumably supposed supposedly potential "
                            + "potentially proposed preliminary tentative attempted would-be draft")
                    .split(" "));
    /** Of whoever has no name or office that {@link RankPromise} would know: "a former banker". */
    private static final Set<String> RANKS =
            Set.of("former onetime one-time erstwhile outgoing incoming acting interim deputy assistant".split(" "));
    /** Words of a phrase behind the hedge, "suspected U.S. missile strikes". */
    private static final int MOST = 4;

    private static final Set<Pos> BETWEEN = Set.of(Pos.ADJ, Pos.PROPN, Pos.NUM, Pos.AUX);

    private HedgePromise() {}

    /** The hedge that the line leaves out; empty when it leaves none. */
    public static Optional<String> fault(Sentence line, Sources sources) {
        return fault(line, sources, HEDGES).or(() -> fault(line, sources, RANKS));
    }

    private static Optional<String> fault(Sentence line, Sources sources, Set<String> hedges) {
        if (line.words().stream().anyMatch(word -> isOne(word.key(), hedges))) {
            return Optional.empty();
        }
        for (Sentence s : sources.readings()) {
            for (int i = 0; i + 1 < s.size(); i++) {
                int head = hedges.contains(s.word(i).key()) ? head(s, i) : -1;
                if (head > 0
                        && has(line, s.word(head).key())
                        && !standsWithout(s.word(head).key(), sources, hedges)) {
                    return Optional.of("leaves out \"" + s.between(i, head + 1) + "\"");
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOne(String key, Set<String> hedges) {
        return hedges.contains(key) || (hedges.contains("former") && key.startsWith("ex-"));
    }

    /** The noun or verb that the hedge bears upon; -1 for none. */
    private static int head(Sentence s, int hedge) {
        int head = -1;
        for (int i = hedge + 1; i < s.size() && i <= hedge + MOST && !s.marked(i); i++) {
            if (s.tag(i) == Pos.NOUN) {
                head = i;
            } else if (s.tag(i) == Pos.VERB) {
                return head >= 0 ? head : i;
            } else if (head >= 0 || !BETWEEN.contains(s.tag(i))) {
                break;
            }
        }
        return head;
    }

    private static boolean has(Sentence line, String key) {
        String lemma = Lemma.of(key);
        return line.words().stream().anyMatch(word -> Lemma.of(word.key()).equals(lemma));
    }

    private static boolean standsWithout(String key, Sources sources, Set<String> hedges) {
        String lemma = Lemma.of(key);
        for (Sentence s : sources.readings()) {
            for (int i = 0; i < s.size(); i++) {
                boolean hedged = false;
                for (int k = Math.max(0, i - MOST); k < i; k++) {
                    hedged |= hedges.contains(s.word(k).key()) && head(s, k) == i;
                }
                if (!hedged && Lemma.of(s.word(i).key()).equals(lemma)) {
                    return true;
                }
            }
        }
        return false;
    }
}
