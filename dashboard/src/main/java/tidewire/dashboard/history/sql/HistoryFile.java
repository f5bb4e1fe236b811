package tidewire.dashboard.history.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.dashboard.history.HistoryException;

/** The file and its tables. A file of another version, or one that is damaged, is begun again: the topics hold everything. */
public final class HistoryFile {
    private static final Logger log = LoggerFactory.getLogger(HistoryFile.class);
    /** Counted up with every change of the tables or of what is written into them. */
    private static final int VERSION = 3;

    private static final List<String> TABLES = List.of(
            """
            CREATE TABLE progress (topic TEXT, partition INTEGER, topic_id TEXT NOT NULL, next INTEGER NOT NULL,
              PRIMARY KEY (topic, partition)) WITHOUT ROWID""",
            """
            CREATE TABLE record (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, desk TEXT NOT NULL, key TEXT NOT NULL,
              time INTEGER NOT NULL, place TEXT NOT NULL, revision INTEGER NOT NULL, subject TEXT NOT NULL,
              json TEXT NOT NULL, UNIQUE (kind, desk, key))""",
            "CREATE INDEX record_by_time ON record (kind, time, place, id)",
            "CREATE INDEX record_by_desk ON record (kind, desk, time, place, id)",
            "CREATE INDEX record_by_subject ON record (kind, subject, time)",
            """
            CREATE VIRTUAL TABLE words USING fts5 (title, body, content='', contentless_delete=1,
              tokenize='unicode61 remove_diacritics 2')""",
            """
            CREATE TABLE bar (symbol TEXT, start INTEGER, revision INTEGER NOT NULL, open TEXT NOT NULL,
              high TEXT NOT NULL, low TEXT NOT NULL, close TEXT NOT NULL, volume TEXT NOT NULL, trades INTEGER NOT NULL,
              PRIMARY KEY (symbol, start)) WITHOUT ROWID""");

    private final Path file;

    public HistoryFile(Path file) {
        this.file = file;
    }

    /** A connection that writes, to tables that are there. */
    public Connection open() {
        try {
            return prepared();
        } catch (SQLException e) {
            log.warn("The history {} cannot be used and is built again from the topics: {}", file, e.getMessage());
            delete();
            try {
                return prepared();
            } catch (SQLException again) {
                throw new HistoryException("the history " + file + " cannot be written: " + again.getMessage(), again);
            }
        }
    }

    private Connection prepared() throws SQLException {
        Connection connection = connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = NORMAL");
            int version = version(statement);
            if (version != 0 && version != VERSION) {
                throw new SQLException("it was written by another version");
            }
            if (version == 0) {
                connection.setAutoCommit(false);
                for (String table : TABLES) {
                    statement.execute(table);
                }
                statement.execute("PRAGMA user_version = " + VERSION);
                connection.commit();
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("PRAGMA user_version")) {
            return result.next() ? result.getInt(1) : 0;
        }
    }

    /** A connection that only reads, for one question. */
    public Connection reader() throws SQLException {
        Connection connection = connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = 1");
        }
        return connection;
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
        }
        return connection;
    }

    private void delete() {
        for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
            try {
                Files.deleteIfExists(Path.of(file + suffix));
            } catch (IOException e) {
                throw new HistoryException("the history " + file + " cannot be deleted: " + e.getMessage(), e);
            }
        }
    }
}
