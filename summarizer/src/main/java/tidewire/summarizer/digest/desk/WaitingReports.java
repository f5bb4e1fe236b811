package tidewire.summarizer.digest.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tidewire.events.NewsItem;
import tidewire.llm.LanguageModel;
import tidewire.summarizer.digest.tell.IntervalReport;
import tidewire.summarizer.digest.tell.Noted;
import tidewire.summarizer.prompt.ItemText;

/**
 * The reports of an interval that wait for its end: the best are read first, as far as the interval's share goes. That may take
 * minutes, so it is done in slices.
 */
final class WaitingReports {
    private static final Comparator<Map.Entry<Long, Noted>> BEST_FIRST =
            Comparator.<Map.Entry<Long, Noted>>comparingDouble(one -> importance(one.getValue()))
                    .reversed();

    private final LanguageModel model;
    private final DeskFeeder feeder;
    private final int slice;

    /** @param slice tokens after which reading pauses */
    WaitingReports(LanguageModel model, DeskFeeder feeder, int slice) {
        this.model = model;
        this.feeder = feeder;
        this.slice = slice;
    }

    /** Whether one waits that is to be read before the interval ends. */
    boolean areToBeRead(DeskInHand inHand) {
        return hasRoom(inHand) && inHand.memory.noted().values().stream().anyMatch(one -> one.unread() != null);
    }

    private boolean hasRoom(DeskInHand inHand) {
        return inHand.state.read() < feeder.share(inHand.desk);
    }

    /** Reads a slice of them. */
    void read(DeskInHand inHand) {
        List<Map.Entry<Long, Noted>> best = inHand.memory.noted().entrySet().stream()
                .filter(one -> one.getValue().unread() != null)
                .sorted(BEST_FIRST)
                .toList();
        long pause = inHand.state.read() + slice;
        for (Map.Entry<Long, Noted> one : best) {
            if (!hasRoom(inHand) || inHand.state.read() >= pause) {
                return;
            }
            NewsItem item = Objects.requireNonNull(one.getValue().unread());
            IntervalReport report = Objects.requireNonNull(one.getValue().report());
            ItemText text = ItemText.of(item, inHand.desk.zone(), model.tokenizer());
            inHand.memory.note(one.getKey(), new Noted(feeder.item(inHand, report, text), null, null));
        }
    }

    static double importance(Noted noted) {
        return noted.report() == null ? 0 : noted.report().story().importance();
    }
}
