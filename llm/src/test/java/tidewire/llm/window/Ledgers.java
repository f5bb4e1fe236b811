package tidewire.llm.window;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tidewire.llm.TokenLedger;
import tidewire.llm.WindowConfig;

/** Cuts what a ledger must hold out of a whole stream's history. */
final class Ledgers {
    private Ledgers() {}

    /** Sinks, the entries that reach back layers * W tokens, and the pins in force from there on. */
    static TokenLedger of(
            int layers, WindowConfig config, long fed, List<TokenLedger.Entry> entries, List<TokenLedger.Pin> pins) {
        int[] sinks = entries.stream()
                .flatMapToInt(entry -> IntStream.of(entry.tokens()))
                .limit(config.sinks())
                .toArray();
        long from = fed - (long) layers * config.rolling();
        List<TokenLedger.Entry> kept = new ArrayList<>(entries.stream()
                .filter(entry -> entry.position() + entry.tokens().length > from)
                .toList());
        long start = kept.get(0).position();
        List<TokenLedger.Pin> needed = new ArrayList<>();
        for (int i = 0; i < pins.size(); i++) {
            if (i + 1 == pins.size() || pins.get(i + 1).position() > start) {
                needed.add(pins.get(i));
            }
        }
        return new TokenLedger(sinks, kept, needed);
    }
}
