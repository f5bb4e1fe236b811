package tidewire.summarizer.digest.tell.line;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tidewire.llm.Sampler;
import tidewire.llm.SinkWindow;
import tidewire.summarizer.gate.cut.CutGrammar;
import tidewire.summarizer.prompt.Task;

/**
 * One wording to be written.
 *
 * @param shown has been shown what it is about; only forks of it are fed
 * @param cuts what may be cut of the sources; null where other words are asked for
 */
record Attempt(
        Wanted wanted,
        Wanted.Way way,
        SinkWindow shown,
        Sampler sampler,
        @Nullable CutGrammar cuts) {

    /** Word by word what the model finds likeliest. */
    static Attempt first(Wanted wanted, Wanted.Way way, SinkWindow shown) {
        CutGrammar cuts = way.task() == Task.SHORTEN ? new CutGrammar(wanted.cuttable()) : null;
        return new Attempt(wanted, way, shown, new Hesitation(), cuts);
    }

    /** Other wordings, once the first is written. */
    List<Attempt> others(int most) {
        return sampler instanceof Hesitation hesitation
                ? hesitation.otherWays(most).stream()
                        .map(other -> new Attempt(wanted, way, shown, other, cuts))
                        .toList()
                : List.of();
    }
}
