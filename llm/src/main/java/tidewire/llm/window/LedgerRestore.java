package tidewire.llm.window;

import java.util.Arrays;
import java.util.List;
import tidewire.llm.SinkWindow;
import tidewire.llm.SnapshotException;
import tidewire.llm.TokenLedger;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowRestore;

/**
 * Feeds the end of a stream again: the sinks, then the ledger's entries as they were cut, each under the pin that was in force.
 * After layers * W tokens nothing remembers that the beginning is missing.
 */
final class LedgerRestore implements WindowRestore {
    private final RollingWindow window;
    private final List<TokenLedger.Entry> entries;
    private final List<TokenLedger.Pin> pins;
    private int nextEntry;
    private int nextPin;
    private long remaining;
    private boolean handedOver;

    LedgerRestore(Decoder decoder, WindowConfig config, TokenLedger ledger) {
        LedgerCheck.check(config, ledger);
        entries = ledger.entries();
        pins = ledger.pins();
        remaining = entries.stream().mapToLong(entry -> entry.tokens().length).sum();
        window = new RollingWindow(decoder, config);
        try {
            begin(config, ledger);
        } catch (RuntimeException | Error e) {
            window.close();
            throw e;
        }
    }

    /**
     * Goes on from a snapshot.
     *
     * @throws SnapshotException if the snapshot is not of this ledger's stream
     */
    LedgerRestore(Decoder decoder, WindowConfig config, TokenLedger ledger, Snapshot snapshot)
            throws SnapshotException {
        LedgerCheck.check(config, ledger);
        SnapshotFit.check(snapshot.ledger(), ledger);
        entries = ledger.entries();
        pins = ledger.pins();
        if (snapshot.layout().fed() != SnapshotFit.end(snapshot.ledger())) {
            throw new SnapshotException("its window is not at the end of its ledger");
        }
        window = new RollingWindow(decoder, config, snapshot);
        while (nextEntry < entries.size() && entries.get(nextEntry).position() < window.fed()) {
            nextEntry++;
        }
        remaining = entries.stream()
                .skip(nextEntry)
                .mapToLong(entry -> entry.tokens().length)
                .sum();
        try {
            while (nextPin < pins.size() && pins.get(nextPin).position() <= window.fed()) {
                nextPin++;
            }
            int[] pin = SnapshotFit.inForce(pins, window.fed());
            if (!Arrays.equals(pin, snapshot.pin())) {
                window.pin(pin);
            }
        } catch (RuntimeException | Error e) {
            window.close();
            throw e;
        }
    }

    private void begin(WindowConfig config, TokenLedger ledger) {
        if (ledger.sinks().length > 0) {
            checked(ledger.sinks());
            window.feedEntry(ledger.sinks(), false);
        }
        boolean later = !entries.isEmpty() && entries.get(0).position() > config.sinks();
        if (later) {
            window.skipTo(entries.get(0).position());
        }
        applyPins(entries.isEmpty() ? Long.MAX_VALUE : entries.get(0).position());
    }

    private void checked(int[] tokens) {
        window.checkTokens(tokens, "ledger");
    }

    @Override
    public boolean advance(int tokens) {
        if (handedOver) {
            return true;
        }
        long until = remaining - tokens;
        while (nextEntry < entries.size() && remaining > until) {
            feed(entries.get(nextEntry++));
        }
        if (nextEntry == entries.size()) {
            applyPins(Long.MAX_VALUE);
        }
        return nextEntry == entries.size();
    }

    private void feed(TokenLedger.Entry entry) {
        applyPins(entry.position());
        // The sinks are there already; an entry may hold some of them.
        int held = (int) Math.min(entry.tokens().length, Math.max(0, window.fed() - entry.position()));
        int[] rest = Arrays.copyOfRange(entry.tokens(), held, entry.tokens().length);
        if (rest.length > 0) {
            checked(rest);
            window.feedEntry(rest, false);
        }
        remaining -= entry.tokens().length;
    }

    /** Every pin that came into force at or before {@code position}. */
    private void applyPins(long position) {
        int last = -1;
        while (nextPin < pins.size() && pins.get(nextPin).position() <= position) {
            last = nextPin++;
        }
        if (last >= 0) {
            window.pin(pins.get(last).tokens());
        }
    }

    @Override
    public long remaining() {
        return remaining;
    }

    @Override
    public SinkWindow window() {
        if (nextEntry < entries.size()) {
            throw new IllegalStateException(
                    "the window is not complete: " + remaining + " tokens remain, call advance");
        }
        applyPins(Long.MAX_VALUE);
        handedOver = true;
        return window;
    }

    @Override
    public void close() {
        if (!handedOver) {
            window.close();
        }
    }
}
