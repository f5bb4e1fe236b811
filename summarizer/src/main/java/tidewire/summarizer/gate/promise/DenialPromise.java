package tidewire.summarizer.gate.promise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tidewire.summarizer.gate.source.Clause;
import tidewire.summarizer.gate.source.Qualifier;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.gate.word.Lemma;

/**
 * Each verb of a line is denied where the sources deny it, and only there: of one who "did not resign and will not sign" no line may
 * say that he "did not resign and will sign". Where a word denies something else than a verb ("no senator signed"), nothing is said.
 */
public final class DenialPromise {
    private DenialPromise() {}

    /** A verb that is denied in one only; empty when there is none. */
    public static Optional<String> fault(Sentence line, Sources sources) {
        for (Clause said : Clause.all(line)) {
            String verb = line.word(said.verb()).text();
            List<Clause> told = told(said, sources);
            if (told.isEmpty()) {
                continue;
            }
            if (said.isDenied() && told.stream().noneMatch(one -> one.isDenied() || deniesElse(one.sentence()))) {
                return Optional.of("no source denies \"" + verb + "\"");
            }
            if (!said.isDenied() && told.stream().allMatch(Clause::isDenied) && !deniesElse(line)) {
                Clause denied = told.get(0);
                return Optional.of(
                        "leaves out \"" + denied.sentence().between(denied.denial(), denied.verb() + 1) + "\"");
            }
        }
        return Optional.empty();
    }

    /** What the sources say with the verb of the same; of anybody, where they say it of none of these. */
    private static List<Clause> told(Clause said, Sources sources) {
        String lemma = Lemma.of(said.sentence().key(said.verb()));
        List<Clause> told = new ArrayList<>();
        sources.readings().forEach(sentence -> told.addAll(Clause.with(lemma, sentence)));
        List<Clause> same = told.stream().filter(said::isOf).toList();
        return same.isEmpty() ? told : same;
    }

    /** Does a word deny something that is no verb? */
    private static boolean deniesElse(Sentence s) {
        List<Integer> bound = Clause.all(s).stream().map(Clause::denial).toList();
        return IntStream.range(0, s.size())
                .filter(i ->
                        Qualifier.of(s, i).filter(Qualifier.NEGATION::equals).isPresent())
                .anyMatch(i -> !bound.contains(i));
    }
}
