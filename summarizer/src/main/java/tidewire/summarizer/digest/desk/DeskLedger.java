package tidewire.summarizer.digest.desk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import tidewire.llm.TokenLedger;

/**
 * A desk's tokens as they were fed, as far back as a window can remember. A window is rebuilt from this; what else may be
 * kept of it only saves the time.
 */
final class DeskLedger {
    private final DeskMemory memory;
    private final String desk;
    private final long reach;
    /** Positions of the entries held, oldest first, and the end of the last one. */
    private final Deque<Long> positions = new ArrayDeque<>();

    private long end;

    /** @param reach how many tokens back the ledger must reach */
    DeskLedger(DeskMemory memory, String desk, long reach) {
        this.memory = memory;
        this.desk = desk;
        this.reach = reach;
        for (TokenLedger.Entry entry : memory.tokens()) {
            positions.add(entry.position());
            end = entry.position() + entry.tokens().length;
        }
    }

    /** The stream position of the next token. */
    long end() {
        return end;
    }

    /** Tokens held. */
    long tokens() {
        return positions.isEmpty() ? 0 : end - positions.getFirst();
    }

    boolean isEmpty() {
        return positions.isEmpty();
    }

    /** Adds an entry, and drops those that no window remembers any more. */
    void append(long position, int[] tokens) {
        if (position != end) {
            throw new IllegalStateException("desk " + desk + ": the window fed an entry at position " + position
                    + ", but the ledger ends at " + end);
        }
        memory.putTokens(position, tokens);
        positions.add(position);
        end = position + tokens.length;
        while (positions.size() > 1 && end - second() >= reach) {
            memory.dropTokens(positions.removeFirst());
        }
    }

    private long second() {
        var both = positions.iterator();
        both.next();
        return both.next();
    }

    TokenLedger read(int[] sinks) {
        return new TokenLedger(sinks, memory.tokens(), List.of());
    }

    void clear() {
        positions.forEach(memory::dropTokens);
        positions.clear();
        end = 0;
    }
}
