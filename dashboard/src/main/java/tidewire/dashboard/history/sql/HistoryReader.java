package tidewire.dashboard.history.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidewire.dashboard.history.BarColumns;
import tidewire.dashboard.history.Cursor;
import tidewire.dashboard.history.Filter;
import tidewire.dashboard.history.HistoryException;
import tidewire.dashboard.history.Kind;
import tidewire.dashboard.history.Page;

/** Questions to the tables, each on a connection of its own: any number of threads may ask. */
public final class HistoryReader {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    /** Where a connection comes from. */
    public interface Connections {
        Connection open() throws SQLException;
    }

    private final Connections connections;

    public HistoryReader(Connections connections) {
        this.connections = connections;
    }

    public Page page(Kind kind, Filter filter) {
        StringBuilder sql = new StringBuilder("SELECT r.json, r.time, r.place, r.id FROM record r");
        List<Object> values = new ArrayList<>();
        String words = filter.words() == null ? "" : SearchWords.all(filter.words());
        if (!words.isEmpty()) {
            sql.append(" JOIN words ON words.rowid = r.id");
        }
        sql.append(" WHERE r.kind = ?");
        values.add(kind.name());
        if (!words.isEmpty()) {
            add(sql, values, "words MATCH ?", words);
        }
        if (filter.desk() != null) {
            add(sql, values, "r.desk = ?", filter.desk());
        }
        if (filter.subject() != null) {
            add(sql, values, "r.subject = ?", filter.subject());
        }
        if (filter.from() != null) {
            add(sql, values, "r.time >= ?", Micros.of(filter.from()));
        }
        if (filter.to() != null) {
            add(sql, values, "r.time < ?", Micros.of(filter.to()));
        }
        Cursor after = filter.after();
        if (after != null) {
            add(sql, values, "(r.time, r.place, r.id) < (?, ?, ?)", after.time(), after.place(), after.id());
        }
        sql.append(" ORDER BY r.time DESC, r.place DESC, r.id DESC LIMIT ?");
        values.add(filter.limit() + 1); // One more tells whether there is a next page.
        return ask(sql.toString(), values, rows -> {
            List<String> items = new ArrayList<>();
            Cursor last = null;
            while (rows.next()) {
                if (items.size() == filter.limit()) {
                    return new Page(items, last);
                }
                items.add(rows.getString(1));
                last = new Cursor(rows.getLong(2), rows.getString(3), rows.getLong(4));
            }
            return new Page(items, null);
        });
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, Object... those) {
        sql.append(" AND ").append(condition);
        Collections.addAll(values, those);
    }

    @Nullable
    public String one(Kind kind, String desk, String key) {
        List<String> found = ask(
                "SELECT json FROM record WHERE kind = ? AND desk = ? AND key = ?",
                List.of(kind.name(), desk, key),
                HistoryReader::strings);
        return found.isEmpty() ? null : found.get(0);
    }

    public List<String> nearest(String desk, String words, long beforeSequence, int limit) {
        String query = SearchWords.any(words);
        if (query.isEmpty()) {
            return List.of();
        }
        return ask(
                """
                SELECT r.json FROM record r JOIN words ON words.rowid = r.id
                WHERE words MATCH ? AND r.kind = 'TAPE' AND r.desk = ? AND r.key < ?
                ORDER BY bm25(words, 4.0, 1.0), r.time DESC LIMIT ?""",
                List.of(query, desk, String.format("%016d", Math.max(0, beforeSequence)), limit),
                HistoryReader::strings);
    }

    public BarColumns bars(String symbol, @Nullable Instant from, @Nullable Instant to, int limit) {
        List<Object> values = List.of(
                symbol,
                from == null ? Long.MIN_VALUE : from.getEpochSecond(),
                to == null ? Long.MAX_VALUE : to.getEpochSecond(),
                limit);
        return ask("""
                SELECT * FROM (SELECT start, open, high, low, close, volume FROM bar
                WHERE symbol = ? AND start >= ? AND start < ? AND volume <> '0' ORDER BY start DESC LIMIT ?) ORDER BY start""", values, rows -> {
            BarColumns columns = new BarColumns(
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
            while (rows.next()) {
                columns.start().add(rows.getLong(1));
                columns.open().add(rows.getString(2));
                columns.high().add(rows.getString(3));
                columns.low().add(rows.getString(4));
                columns.close().add(rows.getString(5));
                columns.volume().add(rows.getString(6));
            }
            return columns;
        });
    }

    public Map<String, Map<Long, Long>> itemsByDay(Instant since) {
        return ask(
                "SELECT subject, time / " + MICROS_PER_DAY
                        + ", count(*) FROM record WHERE kind = 'ITEM' AND time >= ? GROUP BY 1, 2",
                List.of(Micros.of(since)),
                rows -> {
                    Map<String, Map<Long, Long>> counts = new TreeMap<>();
                    while (rows.next()) {
                        counts.computeIfAbsent(rows.getString(1), source -> new TreeMap<>())
                                .put(rows.getLong(2), rows.getLong(3));
                    }
                    return counts;
                });
    }

    public Map<Long, Long> tradesByDay(List<String> symbols, Instant since) {
        List<Object> values = new ArrayList<>(List.of(since.getEpochSecond()));
        values.addAll(symbols);
        return ask(
                "SELECT start / 86400, sum(trades) FROM bar WHERE start >= ? AND symbol IN ("
                        + String.join(", ", Collections.nCopies(symbols.size(), "?")) + ") GROUP BY 1",
                values,
                rows -> {
                    Map<Long, Long> counts = new TreeMap<>();
                    while (rows.next()) {
                        counts.put(rows.getLong(1), rows.getLong(2));
                    }
                    return counts;
                });
    }

    public List<Instant> span(String desk) {
        return ask("SELECT min(time), max(time) FROM record WHERE kind = 'TAPE' AND desk = ?", List.of(desk), rows -> {
            if (!rows.next() || rows.getObject(1) == null) {
                return List.of();
            }
            return List.of(instant(rows.getLong(1)), instant(rows.getLong(2)));
        });
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }

    private static List<String> strings(ResultSet rows) throws SQLException {
        List<String> all = new ArrayList<>();
        while (rows.next()) {
            all.add(rows.getString(1));
        }
        return all;
    }

    private interface Answer<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private <T> T ask(String sql, List<Object> values, Answer<T> answer) {
        try (Connection connection = connections.open();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            HistoryWriter.bind(statement, values.toArray());
            try (ResultSet rows = statement.executeQuery()) {
                return answer.read(rows);
            }
        } catch (SQLException e) {
            throw new HistoryException("the history cannot be read: " + e.getMessage(), e);
        }
    }
}
