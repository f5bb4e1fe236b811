package tidewire.summarizer.gate;

import java.util.Optional;
import java.util.Set;
import tidewire.summarizer.gate.Verdict.Outcome;

/**
 * Lets a line out only if it is a whole sentence whose every number, name and ticker stands in what it cites. Independent
 * of how the line was written. What it cannot see: figures or roles exchanged between people named in the same sources.
 */
public final class Gate {
    private final NameCheck names;
    private final boolean onlyCuts;

    /**
     * @param symbols ticker symbols of the desk
     * @param onlyCuts whether lines are written by a model that only cuts sentences down and joins them, so that words in
     *     another order than the sources' are refused; a model that rephrases would be held up by this
     */
    public Gate(Set<String> symbols, boolean onlyCuts) {
        names = new NameCheck(symbols);
        this.onlyCuts = onlyCuts;
    }

    /**
     * @param line what was written, without markers
     * @param finished false when writing stopped for another reason than the line's end
     */
    public Verdict check(String line, boolean finished, Cited cited) {
        var unreadable = ShapeCheck.unreadable(line);
        if (unreadable.isPresent()) {
            return unreadable.get();
        }
        if (!finished) {
            return Verdict.refused(Outcome.SHAPE, "shape: not finished");
        }
        if (cited.hasSentence(line)) {
            return Verdict.refused(Outcome.COPIED, "equals a source sentence");
        }
        return ShapeCheck.refuse(line, cited)
                .or(() -> FigureCheck.refuse(line, cited))
                .or(() -> names.refuse(line, cited))
                .or(() -> MeaningCheck.refuse(line, cited))
                .or(() -> onlyCuts ? CutCheck.refuse(line, cited) : Optional.empty())
                .or(() -> saysNothing(line, cited))
                .orElse(Verdict.PASS);
    }

    private static Optional<Verdict> saysNothing(String line, Cited cited) {
        return cited.shared(line).isEmpty()
                ? Optional.of(Verdict.refused(Outcome.SHAPE, "shape: says nothing of its sources"))
                : Optional.empty();
    }
}
