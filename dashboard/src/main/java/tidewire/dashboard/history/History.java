package tidewire.dashboard.history;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidewire.dashboard.history.sql.HistoryFile;
import tidewire.dashboard.history.sql.HistoryReader;
import tidewire.dashboard.history.sql.HistoryWriter;
import tidewire.events.Event;

/**
 * Everything that was. One thread writes, in transactions that hold the events and how far the topics have been read, so that
 * nothing is missing and nothing is there twice after a crash; any thread reads.
 */
public final class History implements AutoCloseable {
    private final HistoryFile file;
    private final Connection connection;
    private final HistoryWriter writer;
    private final HistoryReader reader;

    /** @throws HistoryException when the file can be neither used nor made */
    public History(Path path) {
        this.file = new HistoryFile(path);
        this.connection = file.open();
        this.reader = new HistoryReader(file::reader);
        try {
            this.writer = new HistoryWriter(connection);
        } catch (SQLException e) {
            throw new HistoryException("the history " + path + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Puts events and how far they bring the history into the file, all or nothing. */
    public void write(List<Event> events, Map<Position, PartitionProgress> reached) {
        transaction(() -> {
            for (Event event : events) {
                writer.put(event);
            }
            for (Map.Entry<Position, PartitionProgress> one : reached.entrySet()) {
                writer.put(one.getKey(), one.getValue());
            }
        });
    }

    /** How far the topics have been taken in. */
    public Map<Position, PartitionProgress> progress() {
        Map<Position, PartitionProgress> all = new HashMap<>();
        transaction(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT topic, partition, topic_id, next FROM progress")) {
                while (row.next()) {
                    all.put(
                            new Position(row.getString(1), row.getInt(2)),
                            new PartitionProgress(row.getString(3), row.getLong(4)));
                }
            }
        });
        return all;
    }

    /** Empties everything: what it was read from is gone or another. */
    public void startOver() {
        transaction(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO words (words) VALUES ('delete-all')");
                for (String table : List.of("record", "bar", "progress")) {
                    statement.executeUpdate("DELETE FROM " + table);
                }
            }
        });
    }

    public Page page(Kind kind, Filter filter) {
        return reader.page(kind, filter);
    }

    /** One thing as JSON, or null. */
    public @Nullable String one(Kind kind, String desk, String key) {
        return reader.one(kind, desk, key);
    }

    /** Tape entries of a desk before that sequence with the most of these words, best first, as JSON. */
    public List<String> nearest(String desk, String words, long beforeSequence, int limit) {
        return reader.nearest(desk, words, beforeSequence, limit);
    }

    /** Bars of a symbol in order of time, the last of them when there are more than the limit. */
    public BarColumns bars(String symbol, @Nullable Instant from, @Nullable Instant to, int limit) {
        return reader.bars(symbol, from, to, limit);
    }

    /** Items by source and day (days since 1970, UTC) since then. */
    public Map<String, Map<Long, Long>> itemsByDay(Instant since) {
        return reader.itemsByDay(since);
    }

    /** Trades of all these symbols together by day (days since 1970, UTC) since then. */
    public Map<Long, Long> tradesByDay(List<String> symbols, Instant since) {
        return reader.tradesByDay(symbols, since);
    }

    /** Time of the first and the last entry of a desk's tape; empty when there is none. */
    public List<Instant> span(String desk) {
        return reader.span(desk);
    }

    private synchronized void transaction(Work work) {
        try {
            work.run();
            connection.commit();
        } catch (SQLException e) {
            rollback(e);
            throw new HistoryException("the history cannot be written: " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            rollback(e);
            throw e;
        }
    }

    private void rollback(Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    @Override
    public synchronized void close() {
        try (Connection closing = connection) {
            writer.close();
        } catch (SQLException e) {
            throw new HistoryException("the history cannot be closed: " + e.getMessage(), e);
        }
    }
}
