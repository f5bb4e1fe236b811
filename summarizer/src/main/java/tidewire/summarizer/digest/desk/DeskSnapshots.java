package tidewire.summarizer.digest.desk;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.llm.LanguageModel;
import tidewire.llm.SnapshotFolder;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowRestore;
import tidewire.summarizer.digest.tell.DigestMetrics;

/**
 * When the windows of desks are kept as snapshots: as soon as half a window was read since the last one, behind a digest for
 * less, and when a task gives a desk up. So a task that takes the desk over has little to read again. A snapshot is taken while
 * the transaction that brought its tokens is open; if that is undone, the snapshot does not fit the ledger and is not used.
 */
final class DeskSnapshots {
    private static final Logger LOG = LoggerFactory.getLogger(DeskSnapshots.class);

    private final LanguageModel model;
    private final WindowConfig window;
    private final SnapshotFolder folder;
    private final DigestMetrics metrics;

    DeskSnapshots(LanguageModel model, WindowConfig window, SnapshotFolder folder, DigestMetrics metrics) {
        this.metrics = metrics;
        this.model = model;
        this.window = window;
        this.folder = folder;
    }

    WindowRestore restore(String desk, DeskLedger ledger, int[] sinks) {
        WindowRestore restore = folder.restore(model, window, ledger.read(sinks), desk);
        metrics.restored(desk, restore.remaining() < ledger.tokens());
        return restore;
    }

    /** To be called behind every entry. */
    void afterEntry(DeskInHand inHand, boolean intervalEnd) {
        int enough = Math.max(1, window.rolling() / (intervalEnd ? 8 : 2));
        if (inHand.ledger.end() - inHand.kept >= enough && !folder.isBusy(inHand.desk.name())) {
            keep(inHand);
        }
    }

    /** To be called before a desk is let go. */
    void atTheEnd(DeskInHand inHand) {
        if (inHand.window.isReady() && inHand.ledger.end() > inHand.kept) {
            keep(inHand);
        }
    }

    private void keep(DeskInHand inHand) {
        String desk = inHand.desk.name();
        if (inHand.state.sinks().length < window.sinks()
                || inHand.window.inUse().state().fed() != inHand.ledger.end()) {
            return;
        }
        inHand.kept = inHand.ledger.end();
        try {
            model.snapshot(inHand.window.inUse(), inHand.ledger.read(inHand.state.sinks()))
                    .ifPresent(snapshot -> folder.write(desk, snapshot));
        } catch (RuntimeException e) {
            // The stage does without: the ledger has everything.
            LOG.warn("Desk {}: no snapshot of its window could be taken", desk, e);
        }
    }
}
