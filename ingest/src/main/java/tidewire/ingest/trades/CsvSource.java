package tidewire.ingest.trades;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;
import tidewire.events.Topics;
import tidewire.events.Trade;
import tidewire.ingest.Publisher;
import tidewire.ingest.Source;
import tidewire.ingest.SourceClock;

/** Replays a file of trades, as fast as Kafka takes them; the file's own times are its clock. */
public final class CsvSource implements Source {
    private static final Logger log = LoggerFactory.getLogger(CsvSource.class);
    /** Enough for windows of a minute to close on time. */
    private static final Duration BETWEEN_MARKERS = Duration.ofSeconds(10);

    private final CsvConfig csv;
    private final Publisher publisher;
    private final SourceClock clock;
    private final Counter trades;
    private final IsoTime times = new IsoTime();
    private final Thread thread;
    private volatile @Nullable String problem = "not started yet";

    public CsvSource(CsvConfig csv, Publisher publisher, SourceClock clock, MeterRegistry meters) {
        this.csv = csv;
        this.publisher = publisher;
        this.clock = clock;
        this.trades = meters.counter("tidewire.ingest.trades", "source", csv.source());
        this.thread = new Thread(this::run, "ingest-" + csv.source());
        this.thread.setDaemon(true);
    }

    private void run() {
        problem = null;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
            replay(in);
        } catch (NoSuchFileException e) {
            problem = "there is no file " + csv.path();
        } catch (IOException | RuntimeException e) {
            problem = csv.path() + ": " + e.getMessage();
        }
        if (problem != null && !Thread.currentThread().isInterrupted()) {
            log.error("{}: {}", name(), problem);
        }
    }

    private InputStream open() throws IOException {
        InputStream file = Files.newInputStream(csv.path());
        String path = csv.path().toString();
        return path.endsWith(".gz") ? new GZIPInputStream(file) : path.endsWith(".xz") ? new XZInputStream(file) : file;
    }

    private void replay(BufferedReader in) throws IOException {
        Columns columns = Columns.of(in.readLine(), csv.symbol());
        Publisher.Batch batch = publisher.batch(name());
        Instant last = null;
        Instant marked = null;
        long row = 1;
        for (String line = in.readLine();
                line != null && !Thread.currentThread().isInterrupted();
                line = in.readLine()) {
            row++;
            try {
                Trade trade = columns.trade(line, csv.source(), times);
                // Rows of one time may follow each other: only when time has passed is it known to be complete.
                if (last != null && trade.time().isAfter(last)) {
                    if (marked == null || Duration.between(marked, last).compareTo(BETWEEN_MARKERS) >= 0) {
                        mark(last, batch);
                        marked = last;
                        batch = publisher.batch(name());
                    }
                }
                batch.send(Topics.TICKS, trade.symbol(), trade);
                trades.increment();
                last = last == null || trade.time().isAfter(last) ? trade.time() : last;
            } catch (IllegalArgumentException | DateTimeException e) {
                String reason = csv.path().getFileName() + " line " + row + ": " + e.getMessage();
                batch.deadLetter(reason, line.getBytes(StandardCharsets.UTF_8));
            }
        }
        if (last != null && !Thread.currentThread().isInterrupted()) {
            mark(last, batch);
            log.info("{}: replayed {} rows up to {}", name(), row - 1, last);
        }
    }

    private void mark(Instant time, Publisher.Batch batch) {
        clock.reached(time, batch).exceptionally(e -> {
            problem = "trades were not written: " + e.getMessage();
            return null;
        });
    }

    /** Where the fields of a row stand. */
    private record Columns(
            int time,
            int price,
            int size,
            int symbol,
            @Nullable String fixedSymbol) {
        static Columns of(@Nullable String header, @Nullable String fixedSymbol) throws IOException {
            List<String> names = header == null
                    ? List.of()
                    : Arrays.stream(header.replace("\uFEFF", "").split(",", -1))
                            .map(String::strip)
                            .toList();
            Columns columns = new Columns(
                    names.indexOf("time"),
                    names.indexOf("price"),
                    names.indexOf("size"),
                    names.indexOf("symbol"),
                    fixedSymbol);
            boolean symbolKnown = columns.symbol >= 0 || fixedSymbol != null;
            if (columns.time < 0 || columns.price < 0 || columns.size < 0 || !symbolKnown) {
                throw new IOException("the first line must name the columns time, price, size"
                        + (fixedSymbol == null ? ", symbol" : "") + ", was: " + header);
            }
            return columns;
        }

        Trade trade(String line, String source, IsoTime times) {
            String[] fields = line.split(",", -1);
            return new Trade(
                    fixedSymbol != null ? fixedSymbol : field(fields, symbol),
                    source,
                    times.parse(field(fields, time)),
                    times.parse(field(fields, time)),
                    Decimals.parse(field(fields, price)),
                    Decimals.parse(field(fields, size)),
                    null,
                    null);
        }

        private static String field(String[] fields, int index) {
            if (index >= fields.length) {
                throw new IllegalArgumentException("only " + fields.length + " fields");
            }
            return fields[index].strip();
        }
    }

    @Override
    public String name() {
        return csv.source();
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public void tick() {
        // The file's clock is the file's alone.
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
