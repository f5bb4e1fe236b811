package tidewire.dashboard.live;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tidewire.dashboard.DeskView;
import tidewire.dashboard.live.Change.Kind;
import tidewire.events.Alert;
import tidewire.events.AlertCommand;
import tidewire.events.Answer;
import tidewire.events.Bar;
import tidewire.events.Digest;
import tidewire.events.Event;
import tidewire.events.Move;
import tidewire.events.SourceStatus;
import tidewire.events.Story;
import tidewire.events.TapeEntry;
import tidewire.events.TapeStatus;
import tidewire.events.Telemetry;
import tidewire.events.TradingDay;
import tidewire.events.WebhookStatus;

/**
 * The newest of everything, in memory. Taking the same event twice changes nothing; every map is bounded: the oldest entry goes
 * when a newer one comes. Called by one thread at a time ({@link LiveView} sees to it).
 */
final class LiveModel {
    static final int DIGESTS_PER_DESK = 500;
    static final int TAPE_PER_DESK = 2_000;
    static final int ALERTS = 1_000;
    static final int SOURCES = 2_000;
    static final int ANSWERS = 200;

    private final List<DeskView> configured;
    private final NavigableMap<String, Set<String>> symbolsOfOtherDesks = new TreeMap<>();
    private final Map<String, NavigableMap<Instant, Digest>> digests = new TreeMap<>();
    private final Map<String, NavigableMap<Long, TapeRow>> tape = new TreeMap<>();
    private final Map<String, Alert> alerts = new HashMap<>();
    private final NavigableMap<String, String> alertsByTime = new TreeMap<>();
    private final Map<String, Telemetry> telemetry = new TreeMap<>();
    private final Map<String, TapeStatus> status = new TreeMap<>();
    private final NavigableMap<String, SourceStatus> sources = new TreeMap<>();
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final NearMoves nearMoves = new NearMoves();
    private final AlertControls controls = new AlertControls();
    private final LiveMarket market = new LiveMarket();

    LiveModel(List<DeskView> desks) {
        this.configured = List.copyOf(desks);
    }

    /** Takes one event of the topics. Returns what changed in the form in which the page shows it, null when nothing did. */
    @Nullable
    Change apply(Event event) {
        if (event instanceof Digest digest) {
            return apply(digest);
        }
        if (event instanceof TapeEntry entry) {
            return apply(entry);
        }
        if (event instanceof Bar bar) {
            return market.apply(bar);
        }
        if (event instanceof Move move) {
            return market.apply(move);
        }
        if (event instanceof Alert alert) {
            return apply(alert);
        }
        if (event instanceof Story story) {
            see(story.desk());
            nearMoves.take(story);
            return new Change(Kind.STORIES, story.desk() + "/" + story.id(), story); // Kept by the history.
        }
        if (event instanceof Telemetry state) {
            see(state.desk());
            telemetry.put(state.desk(), state);
            return new Change(Kind.TELEMETRY, state.desk(), state);
        }
        if (event instanceof TapeStatus state) {
            see(state.desk());
            TapeStatus known = status.put(state.desk(), state);
            return state.equals(known) ? null : new Change(Kind.STATUS, state.desk(), state);
        }
        if (event instanceof SourceStatus state) {
            SourceStatus known = putBounded(sources, state.source(), state, SOURCES);
            return state.equals(known) ? null : new Change(Kind.SOURCES, state.source(), state);
        }
        if (event instanceof Answer answer) {
            return apply(answer);
        }
        if (event instanceof AlertCommand command) {
            return controls.apply(command);
        }
        if (event instanceof WebhookStatus state) {
            return controls.apply(state);
        }
        if (event instanceof TradingDay day) {
            return market.apply(day);
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
        return same ? null : new Change(Kind.TAPE, entry.eventId(), nearMoves.with(row));
    }

    private @Nullable Change apply(Alert alert) {
        Alert known = alerts.get(alert.id());
        if (known != null && (known.revision() > alert.revision() || known.equals(alert))) {
            return null;
        }
        alerts.put(alert.id(), alert);
        if (known != null) {
            alertsByTime.remove(timeKey(known.time(), known.id()));
        }
        alertsByTime.put(timeKey(alert.time(), alert.id()), alert.id());
        if (alertsByTime.size() > ALERTS) {
            alerts.remove(alertsByTime.pollFirstEntry().getValue());
        }
        return new Change(Kind.ALERTS, alert.id(), alert);
    }

    private @Nullable Change apply(Answer answer) {
        if (answer.equals(answers.put(answer.eventId(), answer))) {
            return null;
        }
        if (answers.size() > ANSWERS) {
            answers.remove(answers.keySet().iterator().next());
        }
        return new Change(Kind.ANSWERS, answer.eventId(), answer);
    }

    private void see(String desk) {
        if (configured.stream().noneMatch(view -> view.name().equals(desk))) {
            symbolsOfOtherDesks.computeIfAbsent(desk, name -> new LinkedHashSet<>());
        }
    }

    /** Desks in the order of their tabs. */
    List<DeskView> desks() {
        List<DeskView> all = new ArrayList<>(configured);
        symbolsOfOtherDesks.forEach(
                (name, symbols) -> all.add(new DeskView(name, ZoneOffset.UTC, List.copyOf(symbols), List.of())));
        return all;
    }

    /** Newest interval first, only the latest revision of each. A null desk means all. */
    List<Digest> digests(@Nullable String desk, int limit) {
        return (desk == null ? digests.values() : of(digests, desk))
                .stream()
                        .flatMap(ofDesk ->
                                ofDesk.descendingMap().values().stream().limit(limit))
                        .sorted(Comparator.comparing(Digest::to).reversed())
                        .toList();
    }

    /** Last entry first. A null desk means all, desk after desk. */
    List<TapeRow> tape(@Nullable String desk, int limit) {
        return (desk == null ? tape.values() : of(tape, desk))
                .stream()
                        .flatMap(ofDesk ->
                                ofDesk.descendingMap().values().stream().limit(limit))
                        .map(nearMoves::with)
                        .toList();
    }

    /** Newest first, each in its latest state. */
    List<Alert> alerts(int limit) {
        return alertsByTime.descendingMap().values().stream()
                .limit(limit)
                .flatMap(id -> java.util.stream.Stream.ofNullable(alerts.get(id)))
                .toList();
    }

    /** Latest state of the window by desk. */
    Map<String, Telemetry> telemetry() {
        return telemetry;
    }

    /** How far the tape has come, by desk. */
    Map<String, TapeStatus> status() {
        return status;
    }

    /** Bars, moves and sessions. */
    LiveMarket market() {
        return market;
    }

    /** A symbol's row on the watchlist; null without bars. */
    @Nullable
    WatchRow watch(String symbol) {
        return market.watch(symbol, desks());
    }

    /** What people want of alerts, and how the webhooks are doing. */
    AlertControls controls() {
        return controls;
    }

    /** How each source is doing, by name. */
    Map<String, SourceStatus> sources() {
        return sources;
    }

    private static <V> Collection<V> of(Map<String, V> map, String key) {
        V value = map.get(key);
        return value == null ? List.of() : List.of(value);
    }

    static <K, V> @Nullable V putBounded(NavigableMap<K, V> map, K key, V value, int most) {
        V before = map.put(key, value);
        if (map.size() > most) {
            map.pollFirstEntry();
        }
        return before;
    }

    /** Sorts by time; instants of different length do not sort as text, so seconds and nanos are padded. */
    static String timeKey(Instant time, String id) {
        return String.format("%016d.%09d/%s", time.getEpochSecond(), time.getNano(), id);
    }
}
