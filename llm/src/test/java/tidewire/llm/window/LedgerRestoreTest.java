package tidewire.llm.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tidewire.llm.SinkWindow;
import tidewire.llm.TokenLedger;
import tidewire.llm.TokenLedger.Entry;
import tidewire.llm.TokenLedger.Pin;
import tidewire.llm.WeightFormat;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowConfig.Eviction;
import tidewire.llm.WindowRestore;
import tidewire.llm.torch.Formats;
import tidewire.llm.torch.TorchDecoder;

class LedgerRestoreTest {
    private static final WindowConfig CONFIG = new WindowConfig(4, 24, Eviction.ENTRY, 12);
    private static TorchDecoder decoder;

    @BeforeAll
    static void load() {
        decoder = Engines.tiny(WeightFormat.FP16);
    }

    @AfterAll
    static void unload() {
        decoder.close();
    }

    /** Not only equal within rounding: where a key stands depends on its position alone, so the bytes are the same. */
    @ParameterizedTest
    @EnumSource(Eviction.class)
    void restoredWindow_goesOnBitForBit(Eviction eviction) {
        goesOnBitForBit(decoder, eviction);
    }

    @ParameterizedTest
    @EnumSource
    void restoredWindow_goesOnBitForBit_withEveryFormat(WeightFormat format) {
        Formats.assumeAvailable(format);
        try (TorchDecoder other = Engines.tiny(format)) {
            goesOnBitForBit(other, Eviction.ENTRY);
        }
    }

    private static void goesOnBitForBit(TorchDecoder decoder, Eviction eviction) {
        WindowConfig config = new WindowConfig(4, 24, eviction, 12);
        List<Entry> entries = new ArrayList<>();
        List<Pin> pins = new ArrayList<>();
        Random random = new Random(1);
        try (SinkWindow window = new RollingWindow(decoder, config)) {
            for (int i = 0; i < 60; i++) {
                if (i == 30 || i == 55 || i == 57) {
                    int[] pin = Engines.tokens(random, i == 57 ? 0 : 3);
                    pins.add(new Pin(window.state().fed(), pin));
                    window.pin(pin);
                }
                int[] entry = Engines.tokens(random, 1 + random.nextInt(12));
                entries.add(new Entry(window.state().fed(), entry));
                window.feed(entry);
                TokenLedger ledger = Ledgers.of(2, config, window.state().fed(), entries, pins);
                try (SinkWindow restored = restore(decoder, config, ledger)) {
                    assertThat(restored.logits()).as("entry %d", i).isEqualTo(window.logits());
                    assertThat(Arrays.toString(restored.state().entries()))
                            .isEqualTo(Arrays.toString(window.state().entries()));
                    assertThat(restored.state().evicted())
                            .isEqualTo(window.state().evicted());
                    int[] written = write(decoder, window);
                    assertThat(write(decoder, restored)).isEqualTo(written);
                }
            }
        }
    }

    /** What a token knows reaches back W - 1 tokens a layer. */
    @Test
    void ledger_mustReachBackThroughAllLayers() {
        WindowConfig config = new WindowConfig(4, 24, Eviction.TOKEN, 12);
        List<Entry> entries = new ArrayList<>();
        for (int token : Engines.tokens(new Random(2), 150)) {
            entries.add(new Entry(entries.size(), new int[] {token}));
        }
        int[] sinks = entries.subList(0, 4).stream()
                .mapToInt(entry -> entry.tokens()[0])
                .toArray();
        int enough = 2 * (24 - 1) + 1;
        try (SinkWindow all = restore(config, new TokenLedger(sinks, entries, List.of()));
                SinkWindow exact = restore(config, new TokenLedger(sinks, last(entries, enough), List.of()));
                SinkWindow lacking = restore(config, new TokenLedger(sinks, last(entries, enough - 1), List.of()))) {
            assertThat(exact.logits()).isEqualTo(all.logits());
            assertThat(lacking.logits()).isNotEqualTo(all.logits());
        }
    }

    private static List<Entry> last(List<Entry> entries, int n) {
        return entries.subList(entries.size() - n, entries.size());
    }

    @Test
    void advance_feedsSlices_untilNothingRemains() {
        List<Entry> entries = stream(new Random(3), 10);
        TokenLedger ledger = Ledgers.of(2, CONFIG, end(entries), entries, List.of());
        try (WindowRestore restore = new LedgerRestore(decoder, CONFIG, ledger)) {
            assertThatIllegalStateException().isThrownBy(restore::window).withMessageContaining("not complete");
            long before = restore.remaining();
            assertThat(restore.advance(1)).isFalse();
            assertThat(restore.remaining()).isLessThan(before).isPositive();
            assertThat(restore.advance(Integer.MAX_VALUE)).isTrue();
            assertThat(restore.remaining()).isZero();
            restore.window().close();
        }
    }

    @Test
    void impossibleLedgers_areRefusedByName() {
        refused(new TokenLedger(new int[] {1, 2, 3, 4, 5}, List.of(), List.of()), "ledger.sinks");
        refused(
                ledger(new Entry(0, new int[] {1, 2, 3, 4, 5}), new Entry(6, new int[] {1})),
                "gap or overlap at position 6");
        refused(ledger(new Entry(0, new int[] {1, 2, 9, 4, 5})), "not the tokens of the entry at position 0");
        refused(ledger(new Entry(10, new int[0])), "no token at position 10");
        refused(ledger(new Entry(10, new int[25])), "does not fit into window.rolling (24)");
        refused(ledger(new Entry(10, new int[] {Engines.VOCABULARY})), "outside the vocabulary");
        refused(new TokenLedger(new int[] {1}, List.of(new Entry(9, new int[] {1})), List.of()), "window.sinks is 4");
        refused(
                new TokenLedger(
                        new int[] {1, 2, 3, 4}, List.of(), List.of(new Pin(5, new int[] {1}), new Pin(4, new int[] {1
                        }))),
                "ledger.pins");
    }

    private static void refused(TokenLedger ledger, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    try (WindowRestore restore = new LedgerRestore(decoder, CONFIG, ledger)) {
                        restore.advance(1000);
                    }
                })
                .withMessageContaining(message);
    }

    private static TokenLedger ledger(Entry... entries) {
        return new TokenLedger(new int[] {1, 2, 3, 4}, List.of(entries), List.of());
    }

    private static int[] write(TorchDecoder decoder, SinkWindow window) {
        try (SinkWindow fork = window.fork()) {
            return Engines.generate(decoder, Engines.greedy(fork, new int[] {1, 2}, 8))
                    .tokens();
        }
    }

    private static SinkWindow restore(WindowConfig config, TokenLedger ledger) {
        return restore(decoder, config, ledger);
    }

    private static SinkWindow restore(TorchDecoder decoder, WindowConfig config, TokenLedger ledger) {
        try (WindowRestore restore = new LedgerRestore(decoder, config, ledger)) {
            while (!restore.advance(10)) {}
            return restore.window();
        }
    }

    private static List<Entry> stream(Random random, int n) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            entries.add(new Entry(entries.isEmpty() ? 0 : end(entries), Engines.tokens(random, 5 + random.nextInt(8))));
        }
        return entries;
    }

    private static long end(List<Entry> entries) {
        Entry last = entries.get(entries.size() - 1);
        return last.position() + last.tokens().length;
    }
}
