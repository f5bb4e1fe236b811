package tidewire.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.llm.torch.NativeArrays;

class SnapshotFolderTest {
    private static final WindowConfig CONFIG = new WindowConfig(4, 64, WindowConfig.Eviction.ENTRY, 32);
    private static LanguageModel model;

    @TempDir
    Path folder;

    @BeforeAll
    static void load() {
        model = Models.load(TinyCheckpoints.folder("llama2"), LoadOptions.AUTO);
    }

    @AfterAll
    static void unload() {
        model.close();
    }

    @Test
    void newestSnapshotThatFits_isRestored_andNothingIsLeftOpen() {
        long live = NativeArrays.live();
        TokenLedger early = ledger(5);
        TokenLedger late = ledger(9);
        write("desk", early);
        write("desk", late);
        write("other", ledger(3));
        // The ledger of a transaction that was undone, of one that goes on, and of one that is past both.
        assertThat(remaining("desk", late)).isZero();
        assertThat(remaining("desk", ledger(7))).isEqualTo(20);
        assertThat(remaining("desk", ledger(10))).isEqualTo(10);
        assertThat(remaining("desk", ledger(2))).as("read from the ledger").isEqualTo(20);
        assertThat(remaining("nobody", late)).as("read from the ledger").isEqualTo(90);
        assertThat(NativeArrays.live()).isEqualTo(live);
    }

    @Test
    void damagedSnapshot_givesWayToTheOneBefore_andThatToTheLedger() throws IOException {
        write("desk", ledger(5));
        write("desk", ledger(9));
        List<Path> files = files();
        damage(files.get(1));
        assertThat(remaining("desk", ledger(9))).isEqualTo(40);
        damage(files.get(0));
        assertThat(remaining("desk", ledger(9))).isEqualTo(90);
        Files.write(files.get(0), new byte[0]);
        assertThat(remaining("desk", ledger(9))).isEqualTo(90);
    }

    @Test
    void snapshots_areTwoOfEachWindow_andOnlyOfNamesThatAreKept() throws IOException {
        for (int entries = 3; entries < 8; entries++) {
            write("a", ledger(entries));
            write("a.b", ledger(entries));
        }
        assertThat(names())
                .containsExactly(
                        "a.0000000004.window", "a.0000000005.window", "a.b.0000000004.window", "a.b.0000000005.window");
        Path left = Files.write(folder.resolve("a.1.unfinished"), new byte[10]);
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        // Another process that shares the folder is writing this one.
        Files.write(folder.resolve("a.2.unfinished"), new byte[10]);
        Files.write(folder.resolve("notes.txt"), new byte[10]);
        try (SnapshotFolder snapshots = new SnapshotFolder(folder)) {
            snapshots.keepOnly(Set.of("a"));
        }
        assertThat(names())
                .containsExactly("a.0000000004.window", "a.0000000005.window", "a.2.unfinished", "notes.txt");
    }

    @Test
    void folderThatCannotBeWritten_leavesNothingBehind_andTheLedgerServes() throws IOException {
        Path file = folder.resolve("no-folder");
        Files.write(file, new byte[1]);
        long live = NativeArrays.live();
        try (SnapshotFolder snapshots = new SnapshotFolder(file)) {
            TokenLedger ledger = ledger(4);
            try (SinkWindow window = window(ledger)) {
                snapshots.write("desk", model.snapshot(window, ledger).orElseThrow());
            }
            try (WindowRestore restore = snapshots.restore(model, CONFIG, ledger, "desk")) {
                assertThat(restore.remaining()).isEqualTo(40);
            }
        }
        assertThat(NativeArrays.live()).isEqualTo(live);
    }

    private void write(String name, TokenLedger ledger) {
        // Closing waits for what is written in the background.
        try (SnapshotFolder snapshots = new SnapshotFolder(folder);
                SinkWindow window = window(ledger)) {
            snapshots.write(name, model.snapshot(window, ledger).orElseThrow());
        }
    }

    private static SinkWindow window(TokenLedger ledger) {
        SinkWindow window = model.openWindow(CONFIG);
        ledger.entries().forEach(entry -> window.feed(entry.tokens()));
        return window;
    }

    private long remaining(String name, TokenLedger ledger) {
        try (SnapshotFolder snapshots = new SnapshotFolder(folder);
                WindowRestore restore = snapshots.restore(model, CONFIG, ledger, name)) {
            return restore.remaining();
        }
    }

    /** Entries of ten tokens, always the same ones. */
    private static TokenLedger ledger(int entries) {
        List<TokenLedger.Entry> all = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            int first = 20 + i;
            all.add(new TokenLedger.Entry(
                    10L * i, IntStream.range(first, first + 10).toArray()));
        }
        return new TokenLedger(new int[] {20, 21, 22, 23}, all, List.of());
    }

    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 100] ^= 4;
        Files.write(file, bytes);
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> names() {
        return files().stream().map(file -> file.getFileName().toString()).toList();
    }
}
