package tidewire.summarizer.digest.desk;

import java.time.Instant;
import tidewire.summarizer.Desk;
import tidewire.summarizer.digest.tell.DeskCounters;

/** What a task holds in memory of a desk that it owns; all but the window and the counters stands in its stores too. */
public final class DeskInHand implements AutoCloseable {
    final Desk desk;
    final DeskMemory memory;
    final DeskLedger ledger;
    final DeskWindow window;
    final DeskCounters counters = new DeskCounters();
    DeskState state;
    /** Stream position up to which the window was kept as a snapshot. */
    long kept;

    private long accepted;
    private Instant acceptedTime;
    private long waiting;

    DeskInHand(Desk desk, DeskMemory memory, DeskLedger ledger, DeskWindow window, DeskState state) {
        this.desk = desk;
        this.memory = memory;
        this.ledger = ledger;
        this.window = window;
        this.state = state;
        this.accepted = state.sequence();
        this.acceptedTime = state.time();
        this.kept = ledger.end() - window.remaining();
    }

    public String name() {
        return desk.name();
    }

    public DeskState state() {
        return state;
    }

    /** Takes an entry in, to be read now or, while the window is rebuilt, later. */
    public void accept(long sequence, Instant time) {
        accepted = sequence;
        acceptedTime = time;
    }

    /** Sequence of the last entry taken in, read or still waiting. */
    public long accepted() {
        return accepted;
    }

    /** Time of that entry. */
    public Instant acceptedTime() {
        return acceptedTime;
    }

    /** One more entry waits for the window. */
    public void waits() {
        waiting++;
    }

    /** One that waited has been read. */
    public void waited() {
        waiting--;
    }

    /** Entries that wait for the window. */
    public long waiting() {
        return waiting;
    }

    public boolean isRebuilt() {
        return window.isReady();
    }

    public boolean isLive() {
        return window.isReady() && waiting == 0;
    }

    @Override
    public void close() {
        window.close();
    }
}
