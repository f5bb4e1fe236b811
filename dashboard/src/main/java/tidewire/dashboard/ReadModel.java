package tidewire.dashboard;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidewire.events.Alert;
import tidewire.events.Bar;
import tidewire.events.Digest;
import tidewire.events.Event;
import tidewire.events.Move;
import tidewire.events.Telemetry;

/**
 * What the page and the HTTP API read. It can be thrown away at any time and built again from the topics. Taking the same event
 * twice changes nothing. Called by one thread at a time ({@link LiveView} sees to it).
 */
public interface ReadModel {

    /** Takes one event of the topics. Returns what changed in the form in which the page shows it, null when nothing did. */
    @Nullable
    Change apply(Event event);

    /** Desks in the order of their tabs. */
    List<DeskView> desks();

    /** Newest interval first, only the latest revision of each. A null desk means all. */
    List<Digest> digests(@Nullable String desk, int limit);

    /** Last entry first. A null desk means all, desk after desk. */
    List<TapeRow> tape(@Nullable String desk, int limit);

    /** The last bars of a symbol, in order of time. */
    List<Bar> bars(String symbol, int limit);

    /** Symbols that have bars. */
    List<String> symbols();

    /** The last moves of all symbols, in order of time. */
    List<Move> moves(int limit);

    /** Newest first, each in its latest state. */
    List<Alert> alerts(int limit);

    /** Latest state of the window by desk. */
    Map<String, Telemetry> telemetry();

    /** One thing that changed; {@code key} is equal for what replaces it later. */
    record Change(Kind kind, String key, Object value) {
        /** Names of the lists in an update, in JSON. */
        public enum Kind {
            DIGESTS,
            TAPE,
            BARS,
            MOVES,
            ALERTS,
            TELEMETRY
        }
    }
}
