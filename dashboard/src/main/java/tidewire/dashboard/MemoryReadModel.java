package tidewire.dashboard;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidewire.dashboard.ReadModel.Change.Kind;
import tidewire.events.Alert;
import tidewire.events.Bar;
import tidewire.events.Digest;
import tidewire.events.Event;
import tidewire.events.Move;
import tidewire.events.TapeEntry;
import tidewire.events.Telemetry;

/** A read model in memory. Every map is bounded: the oldest entry goes when a newer one comes. */
public final class MemoryReadModel implements ReadModel {
    static final int DIGESTS_PER_DESK = 500;
    static final int TAPE_PER_DESK = 2_000;
    static final int BARS_PER_SYMBOL = 10_000;
    static final int MOVES = 2_000;
    static final int ALERTS = 1_000;
    /** Bars of other lengths are for others; one chart shows one length. */
    static final int BAR_SECONDS = 60;

    private final List<DeskView> configured;
    private final NavigableMap<String, Set<String>> symbolsOfOtherDesks = new TreeMap<>();
    private final Map<String, NavigableMap<Instant, Digest>> digests = new TreeMap<>();
    private final Map<String, NavigableMap<Long, TapeRow>> tape = new TreeMap<>();
    private final NavigableMap<String, NavigableMap<Instant, Bar>> bars = new TreeMap<>();
    private final NavigableMap<String, Move> moves = new TreeMap<>();
    private final Map<String, Alert> alerts = new HashMap<>();
    private final NavigableMap<String, String> alertsByTime = new TreeMap<>();
    private final Map<String, Telemetry> telemetry = new TreeMap<>();

    public MemoryReadModel(List<DeskView> desks) {
        this.configured = List.copyOf(desks);
    }

    @Override
    public @Nullable Change apply(Event event) {
        if (event instanceof Digest digest) {
            return apply(digest);
        }
        if (event instanceof TapeEntry entry) {
            return apply(entry);
        }
        if (event instanceof Bar bar) {
            return apply(bar);
        }
        if (event instanceof Move move) {
            boolean same = move.equals(putBounded(moves, timeKey(move.to(), move.id()), move, MOVES));
            return same ? null : new Change(Kind.MOVES, move.id(), move);
        }
        if (event instanceof Alert alert) {
            return apply(alert);
        }
        if (event instanceof Telemetry state) {
            see(state.desk());
            telemetry.put(state.desk(), state);
            return new Change(Kind.TELEMETRY, state.desk(), state);
        }
        return null; // News items, trades and clock markers reach the page by the tape and the bars.
    }

    private @Nullable Change apply(Digest digest) {
        see(digest.desk());
        NavigableMap<Instant, Digest> ofDesk = digests.computeIfAbsent(digest.desk(), name -> new TreeMap<>());
        Digest known = ofDesk.get(digest.to());
        if (known != null && (known.revision() > digest.revision() || known.equals(digest))) {
            return null;
        }
        putBounded(ofDesk, digest.to(), digest, DIGESTS_PER_DESK);
        return new Change(Kind.DIGESTS, digest.desk() + "/" + digest.to(), digest);
    }

    private @Nullable Change apply(TapeEntry entry) {
        see(entry.desk());
        TapeRow row = TapeRow.of(entry);
        if (entry.kind() == TapeEntry.Kind.MOVE && symbolsOfOtherDesks.containsKey(entry.desk())) {
            symbolsOfOtherDesks.get(entry.desk()).addAll(row.symbols());
        }
        NavigableMap<Long, TapeRow> ofDesk = tape.computeIfAbsent(entry.desk(), name -> new TreeMap<>());
        boolean same = row.equals(putBounded(ofDesk, entry.sequence(), row, TAPE_PER_DESK));
        return same ? null : new Change(Kind.TAPE, entry.eventId(), row);
    }

    private @Nullable Change apply(Bar bar) {
        if (bar.seconds() != BAR_SECONDS) {
            return null;
        }
        NavigableMap<Instant, Bar> ofSymbol = bars.computeIfAbsent(bar.symbol(), name -> new TreeMap<>());
        boolean same = bar.equals(putBounded(ofSymbol, bar.start(), bar, BARS_PER_SYMBOL));
        return same ? null : new Change(Kind.BARS, bar.eventId(), bar);
    }

    private @Nullable Change apply(Alert alert) {
        Alert known = alerts.put(alert.id(), alert);
        if (alert.equals(known)) {
            return null;
        }
        if (known != null) {
            alertsByTime.remove(timeKey(known.time(), known.id()));
        }
        alertsByTime.put(timeKey(alert.time(), alert.id()), alert.id());
        if (alertsByTime.size() > ALERTS) {
            alerts.remove(alertsByTime.pollFirstEntry().getValue());
        }
        return new Change(Kind.ALERTS, alert.id(), alert);
    }

    private void see(String desk) {
        if (configured.stream().noneMatch(view -> view.name().equals(desk))) {
            symbolsOfOtherDesks.computeIfAbsent(desk, name -> new LinkedHashSet<>());
        }
    }

    @Override
    public List<DeskView> desks() {
        List<DeskView> all = new ArrayList<>(configured);
        symbolsOfOtherDesks.forEach(
                (name, symbols) -> all.add(new DeskView(name, ZoneOffset.UTC, List.copyOf(symbols))));
        return all;
    }

    @Override
    public List<Digest> digests(@Nullable String desk, int limit) {
        return (desk == null ? digests.values() : of(digests, desk))
                .stream()
                        .flatMap(ofDesk ->
                                ofDesk.descendingMap().values().stream().limit(limit))
                        .sorted(Comparator.comparing(Digest::to).reversed())
                        .toList();
    }

    @Override
    public List<TapeRow> tape(@Nullable String desk, int limit) {
        return (desk == null ? tape.values() : of(tape, desk))
                .stream()
                        .flatMap(ofDesk ->
                                ofDesk.descendingMap().values().stream().limit(limit))
                        .toList();
    }

    @Override
    public List<Bar> bars(String symbol, int limit) {
        NavigableMap<Instant, Bar> ofSymbol = bars.get(symbol);
        return ofSymbol == null ? List.of() : last(ofSymbol.values(), limit);
    }

    @Override
    public List<String> symbols() {
        return List.copyOf(bars.keySet());
    }

    @Override
    public List<Move> moves(int limit) {
        return last(moves.values(), limit);
    }

    @Override
    public List<Alert> alerts(int limit) {
        return alertsByTime.descendingMap().values().stream()
                .limit(limit)
                .flatMap(id -> java.util.stream.Stream.ofNullable(alerts.get(id)))
                .toList();
    }

    @Override
    public Map<String, Telemetry> telemetry() {
        return Map.copyOf(telemetry);
    }

    private static <V> Collection<V> of(Map<String, V> map, String key) {
        V value = map.get(key);
        return value == null ? List.of() : List.of(value);
    }

    private static <V> List<V> last(Collection<V> values, int limit) {
        return values.stream().skip(Math.max(0, values.size() - limit)).toList();
    }

    private static <K, V> @Nullable V putBounded(NavigableMap<K, V> map, K key, V value, int most) {
        V before = map.put(key, value);
        if (map.size() > most) {
            map.pollFirstEntry();
        }
        return before;
    }

    /** Sorts by time; instants of different length do not sort as text, so seconds and nanos are padded. */
    private static String timeKey(Instant time, String id) {
        return String.format("%016d.%09d/%s", time.getEpochSecond(), time.getNano(), id);
    }
}
