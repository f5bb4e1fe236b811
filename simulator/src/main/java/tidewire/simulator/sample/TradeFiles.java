package tidewire.simulator.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * The trades of several files, merged by time; at equal times by the order of the files, then as they stand in them.
 * Files are read and unpacked as they are needed. One thread at a time.
 */
public final class TradeFiles implements AutoCloseable {
    /** Opens one file: CSV, {@code time,price,size}, xz. */
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }

    /**
     * @param from no trade of the file is played earlier; it is opened when that time has come
     * @param later how much later than the file says its trades are played
     */
    record TradeFile(String name, String symbol, Instant from, Duration later, Opener opener) {
        TradeFile later(Duration more) {
            return new TradeFile(name, symbol, from.plus(more), later.plus(more), opener);
        }
    }

    private final PriorityQueue<Cursor> cursors =
            new PriorityQueue<>(Comparator.<Cursor>comparingLong(Cursor::millis).thenComparingInt(Cursor::order));

    private final Deque<TradeFile> unopened;
    private int opened;

    TradeFiles(List<TradeFile> files) {
        unopened = new ArrayDeque<>(
                files.stream().sorted(Comparator.comparing(TradeFile::from)).toList());
    }

    /** Time of the first trade not yet taken, looking no further than the files that may have some up to {@code now}. */
    public Optional<Instant> next(Instant now) {
        open(now);
        return Optional.ofNullable(cursors.peek()).map(cursor -> Instant.ofEpochMilli(cursor.millis()));
    }

    private void open(Instant now) {
        // Unpackers need megabytes each: never all days at once.
        while (!unopened.isEmpty() && !unopened.element().from().isAfter(now)) {
            Cursor cursor = new Cursor(unopened.remove(), opened++);
            if (cursor.advance()) {
                cursors.add(cursor);
            }
        }
    }

    /** Moves the trades up to {@code time}, inclusive, to the end of {@code into}, at most {@code max}. */
    public void take(Instant time, int max, List<SampleTrade> into) {
        open(time);
        long until = time.toEpochMilli();
        for (int i = 0; i < max; i++) {
            Cursor first = cursors.peek();
            if (first == null || first.millis() > until) {
                return;
            }
            cursors.remove();
            into.add(first.trade());
            if (first.advance()) {
                cursors.add(first);
            }
        }
    }

    @Override
    public void close() {
        new ArrayList<>(cursors).forEach(Cursor::close);
        cursors.clear();
    }

    private static final class Cursor {
        /** Length of a time with milliseconds. */
        private static final int MILLISECONDS = 24;

        private final TradeFile file;
        private final int order;
        private final BufferedReader in;
        private int line = 1;
        private @Nullable SampleTrade trade;
        private String prefix = "";
        private String playedPrefix = "";
        private long prefixMillis;

        Cursor(TradeFile file, int order) {
            this.file = file;
            this.order = order;
            try {
                in = new BufferedReader(
                        new InputStreamReader(new XZInputStream(file.opener().open()), StandardCharsets.US_ASCII),
                        64 << 10);
                String header = in.readLine();
                if (!"time,price,size".equals(header)) {
                    throw new SampleException(file.name() + " must start with time,price,size, was: " + header);
                }
            } catch (IOException e) {
                throw new SampleException(file.name() + " cannot be read: " + e.getMessage(), e);
            }
        }

        long millis() {
            return trade().millis();
        }

        int order() {
            return order;
        }

        SampleTrade trade() {
            if (trade == null) {
                throw new IllegalStateException("no trade");
            }
            return trade;
        }

        /** False at the end of the file, which is closed then. */
        boolean advance() {
            try {
                String row = in.readLine();
                line++;
                if (row == null) {
                    close();
                    return false;
                }
                int first = row.indexOf(',');
                int second = row.indexOf(',', first + 1);
                if (first < 0 || second < 0) {
                    throw new SampleException(file.name() + " line " + line + " must have 3 fields: " + row);
                }
                String time = row.substring(0, first);
                trade = trade(time, row.substring(first + 1, second), row.substring(second + 1));
                return true;
            } catch (IOException | DateTimeException e) {
                throw new SampleException(file.name() + " line " + line + ": " + e.getMessage(), e);
            }
        }

        /** Many rows share a second, and reading and writing a time is most of the work of a row. */
        private SampleTrade trade(String time, String price, String size) {
            if (time.length() != MILLISECONDS || !time.endsWith("Z")) {
                Instant played = Instant.parse(time).plus(file.later());
                return new SampleTrade(file.symbol(), played.toEpochMilli(), played.toString(), price, size);
            }
            if (prefix.isEmpty() || !time.startsWith(prefix)) {
                prefix = time.substring(0, 20);
                Instant second = Instant.parse(prefix + "000Z").plus(file.later());
                prefixMillis = second.toEpochMilli();
                playedPrefix = second.toString().replace('Z', '.');
            }
            return new SampleTrade(
                    file.symbol(),
                    prefixMillis + Integer.parseInt(time, 20, 23, 10),
                    playedPrefix + time.substring(20),
                    price,
                    size);
        }

        void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new SampleException(file.name() + " cannot be closed: " + e.getMessage(), e);
            }
        }
    }
}
