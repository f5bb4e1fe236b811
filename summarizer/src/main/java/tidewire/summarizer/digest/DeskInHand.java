package tidewire.summarizer.digest;

import java.time.Instant;
import tidewire.summarizer.Desk;
import tidewire.summarizer.digest.tell.DeskCounters;

/** What a task holds in memory of a desk that it owns; all but the window and the counters stands in the stores too. */
final class DeskInHand implements AutoCloseable {
    final Desk desk;
    final DeskLedger ledger;
    final DeskWindow window;
    final DeskCounters counters = new DeskCounters();
    DeskState state;
    /** Sequence of the last entry taken in, read or still waiting. */
    long accepted;
    /** Time of that entry. */
    Instant acceptedTime;
    /** Stream position up to which the window was kept as a snapshot. */
    long kept;
    /** Entries that wait for the window. */
    long waiting;

    DeskInHand(Desk desk, DeskLedger ledger, DeskWindow window, DeskState state) {
        this.desk = desk;
        this.ledger = ledger;
        this.window = window;
        this.state = state;
        this.accepted = state.sequence();
        this.acceptedTime = state.time();
        this.kept = ledger.end() - window.remaining();
    }

    boolean isLive() {
        return window.isReady() && waiting == 0;
    }

    @Override
    public void close() {
        window.close();
    }
}
