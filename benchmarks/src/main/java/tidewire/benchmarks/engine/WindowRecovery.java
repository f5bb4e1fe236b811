package tidewire.benchmarks.engine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tidewire.app.broker.Folders;
import tidewire.benchmarks.FigureTable;
import tidewire.benchmarks.Stopwatch;
import tidewire.llm.LanguageModel;
import tidewire.llm.SinkWindow;
import tidewire.llm.SnapshotException;
import tidewire.llm.TokenLedger;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowRestore;
import tidewire.llm.WindowSnapshot;

/** How long a window takes to come back: by reading its whole ledger again, and from a snapshot on disk. */
final class WindowRecovery {
    private static final int BUFFER = 1 << 18;

    private WindowRecovery() {}

    static void report(String name, LanguageModel model, WindowConfig config, FigureTable report) {
        Workload work = new Workload(model);
        long tokens = TokenLedger.reach(model.info(), config);
        TokenLedger ledger = ledger(work, config, 1_000_000, tokens);
        Path file = temporary();
        long start = System.nanoTime();
        try (SinkWindow window = restored(model.restore(config, ledger))) {
            double byLedger = (System.nanoTime() - start) / 1e9;
            report.add(name + ": recovery from " + tokens + " tokens of the ledger", byLedger, "s");
            double held = Stopwatch.seconds(
                    5, () -> model.snapshot(window, ledger).orElseThrow().close());
            double halfWindow = Stopwatch.seconds(1, () -> {
                for (int fed = 0; fed < config.rolling() / 2; fed += Workload.ENTRY) {
                    window.feed(work.tokens(Workload.ENTRY));
                }
            });
            report.add(
                    name + ": snapshot, time that reading is held up",
                    held * 1e3,
                    "ms",
                    held / halfWindow,
                    "reading half a window");
        }
        snapshots(name, model, config, ledger, file, report);
    }

    private static void snapshots(
            String name, LanguageModel model, WindowConfig config, TokenLedger ledger, Path file, FigureTable report) {
        Workload work = new Workload(model);
        try (SinkWindow window = restored(model.restore(config, last(ledger, config)))) {
            // Time depends on the size of the ledger, not on what the window remembers: its last window's worth is
            // enough.
            double write = Stopwatch.seconds(5, () -> write(model, window, ledger, file));
            report.add(name + ": snapshot, " + Files.size(file) / 1_000_000 + " MB written", write * 1e3, "ms");
            double at =
                    Stopwatch.seconds(5, () -> read(model, config, ledger, file).close());
            report.add(name + ": recovery from a snapshot of the last token", at, "s");
            List<TokenLedger.Entry> entries = new ArrayList<>(ledger.entries());
            for (long position = 1_000_000; position < 1_000_000 + config.rolling() / 2; position += Workload.ENTRY) {
                entries.add(new TokenLedger.Entry(position, work.tokens(Workload.ENTRY)));
            }
            TokenLedger later = new TokenLedger(ledger.sinks(), entries, List.of());
            double behind =
                    Stopwatch.seconds(3, () -> read(model, config, later, file).close());
            report.add(name + ": recovery from a snapshot half a window old", behind, "s");
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(LanguageModel model, SinkWindow window, TokenLedger ledger, Path file) {
        try (WindowSnapshot snapshot = model.snapshot(window, ledger).orElseThrow();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            snapshot.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SinkWindow read(LanguageModel model, WindowConfig config, TokenLedger ledger, Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            return restored(model.restore(config, ledger, in));
        } catch (SnapshotException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TokenLedger last(TokenLedger ledger, WindowConfig config) {
        int n = config.rolling() / Workload.ENTRY;
        List<TokenLedger.Entry> entries = ledger.entries();
        return new TokenLedger(ledger.sinks(), entries.subList(entries.size() - n, entries.size()), List.of());
    }

    /** Of a stream that ends at {@code end}: its last {@code tokens}. */
    static TokenLedger ledger(Workload work, WindowConfig config, long end, long tokens) {
        List<TokenLedger.Entry> entries = new ArrayList<>();
        for (long position = Math.max(config.sinks(), end - tokens); position < end; ) {
            int n = (int) Math.min(Workload.ENTRY, end - position);
            entries.add(new TokenLedger.Entry(position, work.tokens(n)));
            position += n;
        }
        return new TokenLedger(work.tokens(config.sinks()), entries, List.of());
    }

    static SinkWindow restored(WindowRestore restore) {
        try (restore) {
            while (!restore.advance(4096)) {
                // slice by slice, as the product does
            }
            return restore.window();
        }
    }

    private static Path temporary() {
        try {
            Path file = Files.createTempFile(Folders.temporary(), "tidewire", ".window");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
