package tidewire.dashboard.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidewire.dashboard.DeskView;
import tidewire.dashboard.json.SafeJson;
import tidewire.events.Alert;
import tidewire.events.AlertCommand;
import tidewire.events.Bar;
import tidewire.events.Digest;
import tidewire.events.Event;
import tidewire.events.Move;
import tidewire.events.SourceStatus;
import tidewire.events.TapeStatus;
import tidewire.events.Telemetry;
import tidewire.events.TradingDay;
import tidewire.events.WebhookStatus;

/**
 * Keeps the read model and what open pages know in step. Changes are collected and go out together: of a bar that changed five
 * times since the last update, pages get the last state. One lock guards the model, the collected changes and the number of the
 * newest frame, so a snapshot and its {@code lastEventId} always belong together: no gap, nothing twice.
 */
public final class LiveView {
    static final int DIGESTS = 100;
    static final int TAPE = 300;
    static final int BARS = 4_000;
    static final int MOVES = 500;
    static final int ALERTS = 200;
    /** Beyond this, which happens while old topics are read, a page is better off loading everything again. */
    static final int LARGEST_UPDATE = 5_000;
    /** A row of the watchlist goes over all bars of its symbol: every two seconds is enough. */
    private static final int UPDATES_PER_WATCH = 8;

    private final LiveModel model;
    private final EventHub hub;
    private final Map<String, Change> collected = new LinkedHashMap<>();
    private final Set<String> traded = new HashSet<>(); // Symbols whose row on the watchlist may have changed.
    private List<DeskView> desksSent = List.of();
    private boolean caughtUp;
    private boolean caughtUpSent;
    private long updates;

    public LiveView(List<DeskView> desks, EventHub hub) {
        this.model = new LiveModel(desks);
        this.hub = hub;
        this.desksSent = model.desks();
    }

    /** Takes one event; pages see it with the next {@link #flush}. */
    public synchronized void apply(Event event) {
        Change change = model.apply(event);
        if (change != null) {
            if (change.value() instanceof TradingDay day) {
                traded.add(day.symbol()); // Seen on the watchlist.
                return;
            }
            collected.put(change.kind() + "/" + change.key(), change);
            if (change.value() instanceof Bar bar) {
                traded.add(bar.symbol());
            }
        }
    }

    /** The topics have been read up to where they ended when reading began: what is not here now does not exist yet. */
    public synchronized void caughtUp() {
        caughtUp = true;
    }

    public synchronized boolean isCaughtUp() {
        return caughtUp;
    }

    /** Sends what changed since the last time as one update; sends nothing when nothing did. */
    public synchronized void flush() {
        if (updates++ % UPDATES_PER_WATCH == 0) {
            watch();
        }
        List<DeskView> desks = model.desks();
        boolean desksChanged = !desks.equals(desksSent);
        if (collected.isEmpty() && !desksChanged && caughtUp == caughtUpSent) {
            return;
        }
        if (collected.size() > LARGEST_UPDATE) {
            hub.publishReset();
            sent(desks);
            return;
        }
        Map<String, Object> update = new LinkedHashMap<>();
        update.put("caughtUp", caughtUp);
        if (desksChanged) {
            update.put("desks", desks.stream().map(LiveView::view).toList());
        }
        Map<String, List<Object>> lists = new LinkedHashMap<>();
        for (Change change : collected.values()) {
            lists.computeIfAbsent(change.kind().name().toLowerCase(Locale.ROOT), kind -> new ArrayList<>())
                    .add(change.value());
        }
        update.putAll(lists);
        hub.publish(SafeJson.write(update));
        sent(desks);
    }

    private void watch() {
        for (String symbol : traded) {
            WatchRow row = model.watch(symbol);
            if (row != null) {
                collected.put("WATCH/" + symbol, new Change(Change.Kind.WATCH, symbol, row));
            }
        }
        traded.clear();
    }

    private void sent(List<DeskView> desks) {
        collected.clear();
        desksSent = desks;
        caughtUpSent = caughtUp;
    }

    /** All that a page shows, and the id of the update from which it goes on. */
    public synchronized State state() {
        flush();
        Map<String, Closes> closes = new LinkedHashMap<>();
        for (String symbol : model.market().symbols()) {
            closes.put(symbol, Closes.of(model.market().bars(symbol, BARS)));
        }
        return new State(
                hub.lastId(),
                caughtUp,
                model.desks().stream().map(LiveView::view).toList(),
                model.digests(null, DIGESTS),
                model.tape(null, TAPE),
                closes,
                model.market().moves(MOVES),
                model.alerts(ALERTS),
                List.copyOf(model.telemetry().values()),
                List.copyOf(model.status().values()),
                List.copyOf(model.sources().values()),
                model.controls().commands(),
                model.controls().webhooks(),
                model.market().symbols().stream()
                        .flatMap(symbol -> Stream.ofNullable(model.watch(symbol)))
                        .toList());
    }

    /** The last state of a desk's window, or null. */
    public synchronized @Nullable Telemetry telemetry(String desk) {
        return model.telemetry().get(desk);
    }

    /** How each source is doing, by name. */
    public synchronized List<SourceStatus> sources() {
        return List.copyOf(model.sources().values());
    }

    /** What people want of alerts, the last of each subject. */
    public synchronized List<AlertCommand> commands() {
        return model.controls().commands();
    }

    /** How the webhooks are doing that alerts go to. */
    public synchronized List<WebhookStatus> webhooks() {
        return model.controls().webhooks();
    }

    public synchronized List<String> deskNames() {
        return model.desks().stream().map(DeskView::name).toList();
    }

    public synchronized List<String> symbols() {
        return model.market().symbols();
    }

    /** True if some desk follows that symbol, traded or not. */
    public synchronized boolean isFollowed(String symbol) {
        return model.desks().stream().anyMatch(desk -> desk.symbols().contains(symbol));
    }

    private static Map<String, Object> view(DeskView desk) {
        return Map.of(
                "name", desk.name(), "zone", desk.zone().getId(), "symbols", desk.symbols(), "sources", desk.sources());
    }

    /** Answer of {@code /api/state}. */
    public record State(
            String lastEventId,
            boolean caughtUp,
            List<Map<String, Object>> desks,
            List<Digest> digests,
            List<TapeRow> tape,
            Map<String, Closes> bars,
            List<Move> moves,
            List<Alert> alerts,
            List<Telemetry> telemetry,
            List<TapeStatus> status,
            List<SourceStatus> sources,
            List<AlertCommand> commands,
            List<WebhookStatus> webhooks,
            List<WatchRow> watch) {}

    /** The part of a symbol's bars that the chart draws, as columns: a tenth of the size. */
    public record Closes(List<Long> start, List<java.math.BigDecimal> open, List<java.math.BigDecimal> close) {
        static Closes of(List<Bar> bars) {
            return new Closes(
                    bars.stream().map(Bar::start).map(Instant::getEpochSecond).toList(),
                    bars.stream().map(Bar::open).toList(),
                    bars.stream().map(Bar::close).toList());
        }
    }
}
