package tidewire.llm.window;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tidewire.llm.SnapshotException;
import tidewire.llm.TokenLedger;

/**
 * Whether a snapshot belongs to a stream. All that the window will hold at the end of the present ledger depends on the
 * tokens and pins in that ledger alone, so it is enough that snapshot and ledger agree on what both hold.
 */
final class SnapshotFit {
    private SnapshotFit() {}

    /** @throws SnapshotException if the snapshot's ledger is not what the present one went through */
    static void check(TokenLedger then, TokenLedger now) throws SnapshotException {
        long end = end(then);
        if (!Arrays.equals(then.sinks(), now.sinks())) {
            throw new SnapshotException("it is of another stream: its first tokens differ");
        }
        if (now.entries().isEmpty() || end > end(now)) {
            throw new SnapshotException("it is ahead of the ledger, which ends at token " + end(now) + ", not " + end);
        }
        long first = first(now);
        if (first >= end || first(then) > first) {
            throw new SnapshotException("it is too old: it holds the tokens from " + first(then) + " to " + end
                    + ", the ledger those from " + first);
        }
        checkEntries(then, now, end);
        checkPins(then.pins(), now.pins(), first, end);
    }

    private static void checkEntries(TokenLedger then, TokenLedger now, long end) throws SnapshotException {
        Map<Long, int[]> held = new HashMap<>();
        then.entries().forEach(entry -> held.put(entry.position(), entry.tokens()));
        for (TokenLedger.Entry entry : now.entries()) {
            if (entry.position() < end && !Arrays.equals(entry.tokens(), held.get(entry.position()))) {
                throw new SnapshotException(
                        "it is of another stream: the entry at token " + entry.position() + " differs");
            }
        }
    }

    /** The pin in force at the first common token, and every later one under which a common token was read. */
    private static void checkPins(List<TokenLedger.Pin> then, List<TokenLedger.Pin> now, long first, long end)
            throws SnapshotException {
        boolean same = Arrays.equals(inForce(then, first), inForce(now, first));
        List<TokenLedger.Pin> later = between(then, first, end);
        List<TokenLedger.Pin> laterNow = between(now, first, end);
        same &= later.size() == laterNow.size();
        for (int i = 0; same && i < later.size(); i++) {
            same = later.get(i).position() == laterNow.get(i).position()
                    && Arrays.equals(later.get(i).tokens(), laterNow.get(i).tokens());
        }
        if (!same) {
            throw new SnapshotException("it is of another stream: other tokens were pinned");
        }
    }

    /** Tokens of the last pin at or before a position; none without one. */
    static int[] inForce(List<TokenLedger.Pin> pins, long position) {
        int[] tokens = {};
        for (TokenLedger.Pin pin : pins) {
            if (pin.position() <= position) {
                tokens = pin.tokens();
            }
        }
        return tokens;
    }

    private static List<TokenLedger.Pin> between(List<TokenLedger.Pin> pins, long first, long end) {
        return pins.stream()
                .filter(pin -> pin.position() > first && pin.position() < end)
                .toList();
    }

    static long end(TokenLedger ledger) {
        if (ledger.entries().isEmpty()) {
            return 0;
        }
        TokenLedger.Entry last = ledger.entries().get(ledger.entries().size() - 1);
        return last.position() + last.tokens().length;
    }

    private static long first(TokenLedger ledger) {
        return ledger.entries().isEmpty() ? 0 : ledger.entries().get(0).position();
    }
}
