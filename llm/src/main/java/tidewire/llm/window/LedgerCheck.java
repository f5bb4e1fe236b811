package tidewire.llm.window;

import java.util.Arrays;
import tidewire.llm.TokenLedger;
import tidewire.llm.WindowConfig;

/** Refuses a ledger that no stream can have left behind. */
final class LedgerCheck {
    private LedgerCheck() {}

    static void check(WindowConfig config, TokenLedger ledger) {
        int sinks = ledger.sinks().length;
        if (sinks > config.sinks()) {
            throw new IllegalArgumentException(
                    "ledger.sinks: " + sinks + " tokens, but window.sinks is " + config.sinks());
        }
        long next = -1;
        for (TokenLedger.Entry entry : ledger.entries()) {
            if (entry.tokens().length == 0) {
                throw new IllegalArgumentException("ledger.entries: no token at position " + entry.position());
            }
            if (entry.position() < 0 || next >= 0 && entry.position() != next) {
                throw new IllegalArgumentException("ledger.entries: a gap or overlap at position " + entry.position()
                        + ", expected " + Math.max(0, next));
            }
            next = entry.position() + entry.tokens().length;
            if (Math.max(entry.position(), config.sinks()) + config.rolling() < next) {
                throw new IllegalArgumentException("ledger.entries: the entry at position " + entry.position()
                        + " does not fit into window.rolling (" + config.rolling() + ")");
            }
        }
        checkSinks(config, ledger, next);
        long pin = Long.MIN_VALUE;
        for (TokenLedger.Pin one : ledger.pins()) {
            if (one.position() < pin) {
                throw new IllegalArgumentException("ledger.pins: not in the order of their positions");
            }
            pin = one.position();
        }
    }

    private static void checkSinks(WindowConfig config, TokenLedger ledger, long end) {
        int sinks = ledger.sinks().length;
        if (end < 0) {
            return;
        }
        if (sinks != Math.min(end, config.sinks())) {
            throw new IllegalArgumentException("ledger.sinks: " + sinks + " tokens, but the stream has " + end
                    + " tokens and window.sinks is " + config.sinks());
        }
        for (TokenLedger.Entry entry : ledger.entries()) {
            if (entry.position() >= sinks) {
                return;
            }
            int from = (int) entry.position();
            int shared = Math.min(entry.tokens().length, sinks - from);
            if (!Arrays.equals(entry.tokens(), 0, shared, ledger.sinks(), from, from + shared)) {
                throw new IllegalArgumentException(
                        "ledger.sinks: not the tokens of the entry at position " + entry.position());
            }
        }
    }
}
