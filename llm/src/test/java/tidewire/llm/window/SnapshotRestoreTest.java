package tidewire.llm.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tidewire.llm.LanguageModel;
import tidewire.llm.SinkWindow;
import tidewire.llm.SnapshotException;
import tidewire.llm.TokenLedger;
import tidewire.llm.TokenLedger.Entry;
import tidewire.llm.TokenLedger.Pin;
import tidewire.llm.WeightFormat;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowConfig.Eviction;
import tidewire.llm.WindowRestore;
import tidewire.llm.WindowSnapshot;
import tidewire.llm.torch.Formats;
import tidewire.llm.torch.NativeArrays;

class SnapshotRestoreTest {
    private static final WindowConfig CONFIG = new WindowConfig(4, 24, Eviction.ENTRY, 12);
    private static LanguageModel model;

    @BeforeAll
    static void load() {
        model = Engines.model(WeightFormat.FP16, "sha");
    }

    @AfterAll
    static void unload() {
        model.close();
    }

    /** A snapshot taken anywhere, used after any number of further entries and pins, gives what the ledger gives, byte for byte. */
    @ParameterizedTest
    @EnumSource
    void snapshot_ofEveryFormat_goesOnAsTheLedgerDoes(WeightFormat format) throws Exception {
        Formats.assumeAvailable(format);
        try (LanguageModel other = Engines.model(format, "sha")) {
            goesOnBitForBit(other, Eviction.ENTRY);
        }
    }

    @Test
    void snapshot_ofAWindowThatEvictsByToken_goesOnAsTheLedgerDoes() throws Exception {
        goesOnBitForBit(model, Eviction.TOKEN);
    }

    private static void goesOnBitForBit(LanguageModel model, Eviction eviction) throws Exception {
        WindowConfig config = new WindowConfig(4, 24, eviction, 12);
        Random random = new Random(5);
        byte[] snapshot = {};
        long age = 0;
        int used = 0;
        try (Stream stream = new Stream(model, config)) {
            for (int i = 0; i < 50; i++) {
                if (i == 20 || i == 33 || i == 41) {
                    stream.pin(Engines.tokens(random, i == 41 ? 0 : 3));
                }
                int[] entry = Engines.tokens(random, 1 + random.nextInt(12));
                stream.feed(entry);
                age += entry.length;
                // Older snapshots than this would be of no use: the ledger reaches back 48 tokens.
                if (snapshot.length > 0 && age < 40) {
                    used++;
                    try (SinkWindow byLedger = restored(model.restore(config, stream.ledger()));
                            SinkWindow bySnapshot = restored(model.restore(config, stream.ledger(), in(snapshot)))) {
                        assertThat(bySnapshot.logits()).as("entry %d", i).isEqualTo(byLedger.logits());
                        assertThat(bySnapshot.state())
                                .usingRecursiveComparison()
                                .isEqualTo(stream.window.state());
                        int[] written = write(model, stream.window);
                        assertThat(write(model, bySnapshot)).isEqualTo(written);
                        // Single tokens on the window itself turn the sinks in place.
                        assertThat(step(model, bySnapshot)).isEqualTo(step(model, byLedger));
                    }
                }
                if (stream.window.state().fed() > 4 && (snapshot.length == 0 || age > 30)) {
                    snapshot = stream.snapshot();
                    age = 0;
                }
            }
        }
        assertThat(used).isGreaterThan(30);
    }

    @Test
    void snapshot_ofTheLedgersEnd_leavesNothingToBeRead() throws Exception {
        try (Stream stream = new Stream(model, CONFIG)) {
            stream.feedMany(new Random(1), 20);
            try (WindowRestore restore = model.restore(CONFIG, stream.ledger(), in(stream.snapshot()))) {
                assertThat(restore.remaining()).isZero();
                assertThat(restore.advance(1)).isTrue();
            }
        }
    }

    @Test
    void snapshot_thatIsNotOfThisStream_isRefusedWithItsReason() throws Exception {
        Random random = new Random(2);
        try (Stream stream = new Stream(model, CONFIG)) {
            stream.feedMany(random, 10);
            TokenLedger behind = stream.ledger();
            stream.feedMany(random, 3);
            byte[] snapshot = stream.snapshot();
            TokenLedger now = stream.ledger();

            refused(CONFIG, behind, snapshot, "ahead of the ledger");
            refused(CONFIG, new TokenLedger(now.sinks(), List.of(), List.of()), snapshot, "ahead of the ledger");
            List<Entry> other = new ArrayList<>(now.entries());
            Entry last = other.remove(other.size() - 1);
            int[] changed = last.tokens().clone();
            changed[0] = (changed[0] + 1) % Engines.VOCABULARY;
            other.add(new Entry(last.position(), changed));
            refused(CONFIG, new TokenLedger(now.sinks(), other, List.of()), snapshot, "the entry at token");
            int[] sinks = now.sinks().clone();
            sinks[1] = (sinks[1] + 1) % Engines.VOCABULARY;
            refused(CONFIG, new TokenLedger(sinks, now.entries(), List.of()), snapshot, "its first tokens differ");
            refused(
                    CONFIG,
                    new TokenLedger(
                            now.sinks(),
                            now.entries(),
                            List.of(new Pin(now.entries().get(1).position(), new int[] {1}))),
                    snapshot,
                    "other tokens were pinned");
            stream.feedMany(random, 20);
            refused(CONFIG, stream.ledger(), snapshot, "too old");
        }
    }

    /** Other cuts of the same tokens give other bytes. */
    @Test
    void snapshot_ofTheSameTokensInOtherEntries_isRefused() throws Exception {
        try (Stream one = new Stream(model, CONFIG);
                Stream other = new Stream(model, CONFIG)) {
            int[] tokens = Engines.tokens(new Random(3), 12);
            one.feed(tokens);
            other.feed(Arrays.copyOf(tokens, 6));
            other.feed(Arrays.copyOfRange(tokens, 6, 12));
            refused(CONFIG, other.ledger(), one.snapshot(), "the entry at token 0 differs");
        }
    }

    @Test
    void snapshot_ofAnotherModelFormatWindowProgramOrArithmetic_isRefusedByName() throws Exception {
        try (Stream stream = new Stream(model, CONFIG)) {
            stream.feedMany(new Random(4), 10);
            byte[] snapshot = stream.snapshot();
            TokenLedger ledger = stream.ledger();
            refused(new WindowConfig(4, 25, Eviction.ENTRY, 12), ledger, snapshot, "another window");
            refused(new WindowConfig(4, 24, Eviction.TOKEN, 12), ledger, snapshot, "another window");
            try (LanguageModel renamed = Engines.model(WeightFormat.FP16, "other")) {
                refused(renamed, CONFIG, ledger, snapshot, "another model");
            }
            try (LanguageModel wider = Engines.model(WeightFormat.F32, "sha")) {
                refused(wider, CONFIG, ledger, snapshot, "another weight format");
            }
            try (LanguageModel rebuilt = Engines.ofAnotherProgram(WeightFormat.FP16, "sha")) {
                refused(rebuilt, CONFIG, ledger, snapshot, "another engine");
            }
            // The same name, other weights: what they compute tells.
            RandomCheckpoint weights =
                    RandomCheckpoint.of(RandomCheckpoint.tiny().shape(), 2);
            try (LanguageModel impostor = Engines.model(weights, WeightFormat.FP16, "sha")) {
                refused(impostor, CONFIG, ledger, snapshot, "another arithmetic");
            }
        }
    }

    @Test
    void snapshot_damagedAnywhere_isRefused() throws Exception {
        try (Stream stream = new Stream(model, CONFIG)) {
            stream.feedMany(new Random(6), 10);
            byte[] snapshot = stream.snapshot();
            TokenLedger ledger = stream.ledger();
            long live = NativeArrays.live();
            Random random = new Random(7);
            for (int i = 0; i < 400; i++) {
                byte[] damaged = snapshot.clone();
                // Every byte of the beginning, where lengths and names are, and some of the rest.
                int at = i < 200 ? i : random.nextInt(damaged.length);
                damaged[at] ^= (byte) (1 << random.nextInt(8));
                assertThatThrownBy(
                                () -> model.restore(CONFIG, ledger, in(damaged)).close())
                        .as("byte %d of %d", at, damaged.length)
                        .isInstanceOfAny(SnapshotException.class, IOException.class);
                byte[] cut = Arrays.copyOf(snapshot, i < 200 ? i : random.nextInt(snapshot.length));
                assertThatThrownBy(() -> model.restore(CONFIG, ledger, in(cut)).close())
                        .isInstanceOf(SnapshotException.class);
            }
            byte[] ofAnotherFormat = snapshot.clone();
            // Behind the eight bytes that tell what it is.
            ofAnotherFormat[11] ^= 1;
            refused(CONFIG, ledger, ofAnotherFormat, "its format is");
            byte[] longer = Arrays.copyOf(snapshot, snapshot.length + 1);
            refused(CONFIG, ledger, longer, "damaged");
            assertThat(NativeArrays.live()).as("native values left open").isEqualTo(live);
        }
    }

    @Test
    void snapshot_ofAFork_orWithAnotherLedger_isNotTaken() throws Exception {
        try (Stream stream = new Stream(model, CONFIG)) {
            stream.feedMany(new Random(8), 5);
            TokenLedger before = stream.ledger();
            try (SinkWindow fork = stream.window.fork()) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> model.snapshot(fork, before))
                        .withMessageContaining("it is a fork");
            }
            stream.feedMany(new Random(9), 1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.snapshot(stream.window, before))
                    .withMessageContaining("the ledger ends at token");
        }
    }

    /** It is a copy: what the window is fed while it is being written is not in it. */
    @Test
    void snapshot_writtenAfterItsWindowWentOn_holdsTheMomentItWasTaken() throws Exception {
        try (Stream stream = new Stream(model, CONFIG)) {
            stream.feedMany(new Random(10), 10);
            TokenLedger ledger = stream.ledger();
            float[] logits = stream.window.logits();
            try (WindowSnapshot snapshot = model.snapshot(stream.window, ledger).orElseThrow()) {
                stream.feedMany(new Random(11), 5);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                snapshot.writeTo(out);
                try (SinkWindow restored = restored(model.restore(CONFIG, ledger, in(out.toByteArray())))) {
                    assertThat(restored.logits()).isEqualTo(logits);
                }
            }
        }
    }

    private static void refused(WindowConfig config, TokenLedger ledger, byte[] snapshot, String reason) {
        refused(model, config, ledger, snapshot, reason);
    }

    private static void refused(
            LanguageModel model, WindowConfig config, TokenLedger ledger, byte[] snapshot, String reason) {
        assertThatThrownBy(() -> model.restore(config, ledger, in(snapshot)).close())
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining(reason);
    }

    private static ByteArrayInputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static SinkWindow restored(WindowRestore restore) {
        try (restore) {
            while (!restore.advance(10)) {}
            return restore.window();
        }
    }

    private static int[] write(LanguageModel model, SinkWindow window) {
        try (SinkWindow fork = window.fork()) {
            return model.generate(List.of(Engines.greedy(fork, new int[] {1, 2}, 8)))
                    .get(0)
                    .tokens();
        }
    }

    private static float[] step(LanguageModel model, SinkWindow window) {
        model.generate(List.of(Engines.greedy(window, new int[0], 3)));
        return window.logits();
    }

    /** A window and all that it was ever fed. */
    private static final class Stream implements AutoCloseable {
        private final LanguageModel model;
        private final WindowConfig config;
        private final SinkWindow window;
        private final List<Entry> entries = new ArrayList<>();
        private final List<Pin> pins = new ArrayList<>();

        Stream(LanguageModel model, WindowConfig config) {
            this.model = model;
            this.config = config;
            window = model.openWindow(config);
        }

        void pin(int[] tokens) {
            pins.add(new Pin(window.state().fed(), tokens));
            window.pin(tokens);
        }

        void feed(int[] entry) {
            entries.add(new Entry(window.state().fed(), entry));
            window.feed(entry);
        }

        void feedMany(Random random, int n) {
            for (int i = 0; i < n; i++) {
                feed(Engines.tokens(random, 5 + random.nextInt(8)));
            }
        }

        TokenLedger ledger() {
            return Ledgers.of(2, config, window.state().fed(), entries, pins);
        }

        byte[] snapshot() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (WindowSnapshot snapshot = model.snapshot(window, ledger()).orElseThrow()) {
                snapshot.writeTo(out);
            }
            return out.toByteArray();
        }

        @Override
        public void close() {
            window.close();
        }
    }
}
