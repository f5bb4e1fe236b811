package tidewire.dashboard.history.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import tidewire.dashboard.history.PartitionProgress;
import tidewire.dashboard.history.Position;
import tidewire.events.Bar;
import tidewire.events.Digest;
import tidewire.events.Event;

/** Puts events into the tables, within the transaction of who calls. */
public final class HistoryWriter implements AutoCloseable {
    /** Bars of other lengths are for others; one chart shows one length. */
    private static final int BAR_SECONDS = 60;

    /** Volume of a bar none of whose trades stands. */
    static final String NOTHING = "0";

    private final PreparedStatement put;
    private final PreparedStatement forget;
    private final PreparedStatement find;
    private final PreparedStatement bar;
    private final PreparedStatement staleLines;
    private final PreparedStatement progress;

    public HistoryWriter(Connection connection) throws SQLException {
        put = connection.prepareStatement("""
                INSERT INTO record (kind, desk, key, time, place, revision, subject, json) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (kind, desk, key) DO UPDATE SET time = excluded.time, place = excluded.place,
                  revision = excluded.revision, subject = excluded.subject, json = excluded.json
                WHERE excluded.revision >= record.revision
                RETURNING id""");
        forget = connection.prepareStatement("DELETE FROM words WHERE rowid = ?");
        find = connection.prepareStatement("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)");
        bar = connection.prepareStatement("""
                INSERT INTO bar (symbol, start, revision, open, high, low, close, volume, trades) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (symbol, start) DO UPDATE SET revision = excluded.revision, open = excluded.open,
                  high = excluded.high, low = excluded.low, close = excluded.close, volume = excluded.volume,
                  trades = excluded.trades
                WHERE excluded.revision >= bar.revision""");
        staleLines = connection.prepareStatement("""
                DELETE FROM record WHERE kind = 'LINE' AND desk = ? AND key >= ? || '/' AND key < ? || '0'
                  AND revision < ?""");
        progress = connection.prepareStatement("""
                INSERT INTO progress (topic, partition, topic_id, next) VALUES (?, ?, ?, ?)
                ON CONFLICT (topic, partition) DO UPDATE SET topic_id = excluded.topic_id, next = excluded.next""");
    }

    public void put(Event event) throws SQLException {
        if (event instanceof Bar one) {
            put(one);
            return;
        }
        if (event instanceof Digest digest) {
            // A later revision may have fewer lines.
            bind(staleLines, digest.desk(), digest.to().toString(), digest.to().toString(), digest.revision());
            staleLines.executeUpdate();
        }
        for (Row row : Rows.of(event)) {
            put(row);
        }
    }

    private void put(Row row) throws SQLException {
        bind(
                put,
                row.kind().name(),
                row.desk(),
                row.key(),
                Micros.of(row.time()),
                row.place(),
                row.revision(),
                row.subject(),
                row.json());
        try (ResultSet result = put.executeQuery()) {
            if (!result.next() || (row.title().isEmpty() && row.body().isEmpty())) {
                return; // A later revision is there already, or nobody searches for it.
            }
            long id = result.getLong(1);
            bind(forget, id);
            forget.executeUpdate();
            bind(find, id, Unspaced.apart(row.title()), Unspaced.apart(row.body()));
            find.executeUpdate();
        }
    }

    private void put(Bar one) throws SQLException {
        if (one.seconds() != BAR_SECONDS) {
            return;
        }
        bind(
                bar,
                one.symbol(),
                one.start().getEpochSecond(),
                one.revision(),
                one.open().toPlainString(),
                one.high().toPlainString(),
                one.low().toPlainString(),
                one.close().toPlainString(),
                // Without a trade that stands the bar is one that never was.
                one.trades() == 0 ? NOTHING : one.volume().toPlainString(),
                one.trades());
        bar.executeUpdate();
    }

    public void put(Position position, PartitionProgress reached) throws SQLException {
        bind(progress, position.topic(), position.partition(), reached.topicId(), reached.next());
        progress.executeUpdate();
    }

    static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : new PreparedStatement[] {put, forget, find, bar, staleLines, progress}) {
            statement.close();
        }
    }
}
