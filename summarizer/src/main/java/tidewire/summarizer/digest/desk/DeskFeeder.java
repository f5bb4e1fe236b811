package tidewire.summarizer.digest.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tidewire.events.Digest;
import tidewire.events.Move;
import tidewire.llm.SinkWindow;
import tidewire.summarizer.Desk;
import tidewire.summarizer.digest.DigestOptions;
import tidewire.summarizer.digest.tell.DigestMetrics;
import tidewire.summarizer.digest.tell.IntervalReport;
import tidewire.summarizer.prompt.ItemText;
import tidewire.summarizer.prompt.TapeFormat;

/** Feeds a desk's window, and keeps its ledger, state and counters with it. */
final class DeskFeeder {
    private final TapeFormat format;
    private final DigestOptions options;
    private final DigestMetrics metrics;

    DeskFeeder(TapeFormat format, DigestOptions options, DigestMetrics metrics) {
        this.format = format;
        this.options = options;
        this.metrics = metrics;
    }

    /** Tokens that a desk may read in one interval; 0 for all. */
    long share(Desk desk) {
        return options.tokensPerSecond() * desk.every().toSeconds();
    }

    /** What a stream begins with. */
    void begin(DeskInHand inHand) {
        int[] begin = format.begin();
        if (inHand.ledger.isEmpty() && begin.length > 0) {
            feed(inHand, begin);
        }
    }

    IntervalReport item(DeskInHand inHand, IntervalReport report, ItemText text) {
        SinkWindow.Fed fed = feed(inHand, format.item(text));
        inHand.state = inHand.state.withItem(fed.surprisal() / fed.tokens());
        IntervalReport read = report.read(fed.surprisal(), fed.tokens());
        inHand.memory.keepRead(fed.position(), read);
        return read;
    }

    void move(DeskInHand inHand, Move move) {
        feed(inHand, format.move(move.text()));
    }

    /** What was said, so that it is known. */
    void digest(DeskInHand inHand, Digest digest) {
        Digest.@Nullable Lead lead = digest.lead();
        List<String> lines = digest.lines().stream().map(Digest.Line::text).toList();
        if (!lines.isEmpty()) {
            feed(inHand, format.digest(lead == null ? "" : lead.text(), lines));
        }
    }

    private SinkWindow.Fed feed(DeskInHand inHand, int[] tokens) {
        long start = System.nanoTime();
        SinkWindow.Fed fed = inHand.window.inUse().feed(tokens);
        long nanos = System.nanoTime() - start;
        int[] kept = DeskWindow.kept(tokens, fed);
        inHand.ledger.append(fed.position(), kept);
        inHand.state = inHand.state.withFed(kept, options.window().sinks());
        inHand.counters.add("tokensRead", fed.tokens());
        inHand.counters.spent("prefill", nanos);
        metrics.tokens(inHand.desk.name(), "prefill", fed.tokens(), nanos);
        metrics.evicted(inHand.desk.name(), fed.evicted());
        return fed;
    }
}
