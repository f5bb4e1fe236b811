package tidewire.summarizer.digest.tell.line;

import java.util.Arrays;
import tidewire.llm.LanguageModel;
import tidewire.llm.SinkWindow;
import tidewire.llm.WindowConfig;
import tidewire.summarizer.gate.Judgement;
import tidewire.summarizer.gate.Verdict;
import tidewire.summarizer.prompt.TapeFormat;
import tidewire.summarizer.prompt.Task;

/** Asks the model about a line that it has written: by the check that it was taught, else by how much the sources help it. */
final class Opinion {
    private final LanguageModel model;
    private final TapeFormat format;
    private final WindowConfig window;

    Opinion(LanguageModel model, TapeFormat format, WindowConfig window) {
        this.model = model;
        this.format = format;
        this.window = window;
    }

    /**
     * @param certainty what the writing itself said
     * @param tokens of the line
     * @param fork on which it was written
     */
    Judgement of(Judgement certainty, Attempt attempt, Verdict verdict, int[] tokens, SinkWindow fork) {
        if (format.tasks().contains(Task.CHECK)) {
            fork.feed(format.askCheck());
            return answered(certainty, fork);
        }
        return verdict.outcome() == Verdict.Outcome.REWORDED
                ? certainty.withGain(without(attempt, tokens) - certainty.nats())
                : certainty;
    }

    /** With what the model, just asked on the fork, says. */
    Judgement answered(Judgement certainty, SinkWindow fork) {
        double check = format.check(fork.logits());
        return certainty.withCheck(Double.isFinite(check) ? check : 0);
    }

    /** Mean surprise at the line on a window that has seen nothing, in nats per token. */
    private double without(Attempt attempt, int[] tokens) {
        WindowConfig large = new WindowConfig(
                window.sinks(), window.rolling(), window.eviction(), Math.max(window.maxEntry(), window.rolling()));
        try (SinkWindow empty = model.openWindow(large)) {
            int[] begin = format.begin();
            if (begin.length > 0) {
                empty.feed(begin);
            }
            empty.feed(attempt.wanted().nothing());
            empty.feed(attempt.way().ask());
            SinkWindow.Fed fed = empty.feed(Arrays.copyOf(tokens, Math.min(tokens.length, large.maxEntry())));
            return fed.surprisal() / fed.tokens();
        }
    }
}
