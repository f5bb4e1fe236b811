package tidewire.ingest.trades.csv;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.micrometer.core.instrument.Counter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;
import tidewire.events.TradeEvent;
import tidewire.events.thread.Faults;
import tidewire.ingest.IngestContext;
import tidewire.ingest.Source;
import tidewire.ingest.trades.out.TickBuffer;
import tidewire.ingest.trades.out.TradeSourceStatus;

/** Replays a file of trades, as fast as Kafka takes them. */
public final class CsvSource implements Source {
    private static final Logger log = LoggerFactory.getLogger(CsvSource.class);
    private static final int FLUSH_ROWS = 1_000;
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build();

    private final CsvConfig csv;
    private final IngestContext context;
    private final TickBuffer buffer;
    private final CsvRow rows;
    private final Counter trades;
    private final TradeSourceStatus status;
    private final Thread thread;
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong setAside = new AtomicLong();
    private volatile @Nullable Instant lastTrade;
    private final Faults faults = Faults.WORDS;
    private volatile @Nullable String problem = "not started yet";

    public CsvSource(CsvConfig csv, IngestContext context) {
        this.csv = csv;
        this.context = context;
        this.buffer = new TickBuffer(csv.source(), context);
        this.rows = new CsvRow(csv);
        this.trades = context.meters().counter("tidewire.ingest.trades", "source", csv.source());
        this.status = new TradeSourceStatus(
                csv.source(),
                "about to read " + csv.path(),
                "reading " + csv.path().getFileName(),
                context);
        this.thread = new Thread(this::run, "ingest-" + csv.source());
        this.thread.setDaemon(true);
    }

    private void run() {
        problem = null;
        status.asked();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8));
                MappingIterator<String[]> lines = CSV.readerFor(String[].class).readValues(in)) {
            replay(lines);
        } catch (NoSuchFileException e) {
            problem = "there is no file " + csv.path();
        } catch (IOException | RuntimeException | Error e) {
            problem = csv.path() + ": " + faults.of(e);
        } finally {
            // What was read before a fault goes out, and time goes on.
            buffer.flush();
        }
        String why = problem;
        if (why != null && !Thread.currentThread().isInterrupted()) {
            log.error("{}: {}", name(), why);
            status.failed(why, null);
        }
    }

    private InputStream open() throws IOException {
        InputStream file = Files.newInputStream(csv.path());
        String path = csv.path().toString();
        return path.endsWith(".gz") ? new GZIPInputStream(file) : path.endsWith(".xz") ? new XZInputStream(file) : file;
    }

    private void replay(MappingIterator<String[]> lines) throws IOException {
        List<String> header = lines.hasNext()
                ? Arrays.stream(lines.next())
                        .map(name -> name.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT))
                        .toList()
                : List.of();
        String missing = rows.missing(header);
        if (missing != null) {
            throw new IOException(missing);
        }
        status.connected();
        Instant last = null;
        long row = 1;
        while (!Thread.currentThread().isInterrupted() && hasNext(lines)) {
            String[] fields = lines.next();
            row++;
            try {
                TradeEvent event = rows.read(named(header, fields), row, buffer.observed());
                buffer.add(event);
                trades.increment();
                delivered.incrementAndGet();
                lastTrade = buffer.observed();
                Instant time = event instanceof tidewire.events.Trade trade ? trade.time() : last;
                last = time != null && (last == null || time.isAfter(last)) ? time : last;
            } catch (IllegalArgumentException | DateTimeException e) {
                String reason = csv.path().getFileName() + " row " + row + ": " + e.getMessage();
                setAside.incrementAndGet();
                buffer.deadLetter(reason, String.join(",", fields).getBytes(StandardCharsets.UTF_8));
            }
            if (row % FLUSH_ROWS == 0) {
                buffer.flush();
            }
        }
        Instant end = last;
        long count = row - 1;
        buffer.flush(() -> {
            if (end != null && !Thread.currentThread().isInterrupted()) {
                context.listener().published(name(), end);
                log.info("{}: replayed {} rows up to {}", name(), count, end);
            }
        });
        status.tick(lastTrade, delivered.get(), remarks());
        status.stopped(
                Thread.currentThread().isInterrupted()
                        ? "stopped before the end"
                        : "read to its end: " + delivered.get() + " trades"
                                + (remarks().isEmpty() ? "" : ", " + remarks()));
    }

    private String remarks() {
        return setAside.get() == 0 ? "" : setAside.get() + " rows set aside";
    }

    private static boolean hasNext(MappingIterator<String[]> lines) throws IOException {
        try {
            return lines.hasNextValue();
        } catch (RuntimeJsonMappingException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Map<String, String> named(List<String> header, String[] fields) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(header.size(), fields.length); i++) {
            row.put(header.get(i), fields[i]);
        }
        return row;
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
        if (thread.isAlive()) {
            status.tick(lastTrade, delivered.get(), remarks());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
