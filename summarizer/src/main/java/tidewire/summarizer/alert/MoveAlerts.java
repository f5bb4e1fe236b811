package tidewire.summarizer.alert;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tidewire.events.Alert;
import tidewire.events.Citation;
import tidewire.events.Move;
import tidewire.events.TapeEntry;
import tidewire.summarizer.text.CleanLine;

/**
 * Alerts on prices: symbols that move together are one alert, and a symbol is told again only when it has gone much further. Symbols that
 * stop trading together are one as well, and where one of them goes on, that belongs to it.
 */
final class MoveAlerts {
    private static final int MOST_CITES = 20;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    /** A change half as large again as the one told is news. */
    private static final BigDecimal MUCH_FURTHER = new BigDecimal("1.5");

    private final String desk;
    private final ZoneId zone;
    private final AlertPolicy policy;

    MoveAlerts(String desk, ZoneId zone, AlertPolicy policy) {
        this.desk = desk;
        this.zone = zone;
        this.policy = policy;
    }

    /** The alert that a move belongs to as it stands afterwards; with the same last word when nothing is to be told. */
    Optional<OpenAlert> next(TapeEntry entry, AlertBook.Fired fired, Collection<OpenAlert> open) {
        Move move = Objects.requireNonNull(entry.move());
        if (move.kind() == Move.Kind.REOPENING) {
            Optional<OpenAlert> halt = open.stream()
                    .filter(alert -> isHalt(alert) && alert.changes().containsKey(move.symbol()))
                    .max(Comparator.comparing(OpenAlert::told).thenComparing(OpenAlert::id));
            if (halt.isPresent()) {
                return Optional.of(goesOn(halt.get(), entry, move, fired));
            }
        }
        OpenAlert known = open.stream()
                .filter(alert -> alert.story() == null && isOfDirection(alert, move) && isNear(alert, entry, move))
                .max(Comparator.comparing(OpenAlert::told).thenComparing(OpenAlert::id))
                .orElse(null);
        if (known == null) {
            Map<String, BigDecimal> changes = Map.of(move.symbol(), move.changePercent());
            Alert alert = alert("alert:" + desk + ":" + move.id(), 0, entry, move, fired, changes, List.of());
            return Optional.of(OpenAlert.ofMove(alert, entry.time(), entry.time(), isFlat(move) ? Map.of() : changes));
        }
        BigDecimal told = known.changes().get(move.symbol());
        boolean isMore = told == null
                || known.isBelow(fired.severity())
                || move.changePercent().abs().compareTo(told.abs().multiply(MUCH_FURTHER)) >= 0;
        if (!isMore) {
            return Optional.of(known.touchedAt(entry.time()));
        }
        Map<String, BigDecimal> changes = new TreeMap<>(known.changes());
        changes.put(move.symbol(), move.changePercent());
        Alert alert = update(known, entry, move, fired, changes);
        return Optional.of(OpenAlert.ofMove(alert, known.first(), entry.time(), changes));
    }

    /** The alert of a halt as trading goes on: with the last of its symbols it becomes one of the change. */
    private OpenAlert goesOn(OpenAlert halt, TapeEntry entry, Move move, AlertBook.Fired fired) {
        Map<String, BigDecimal> still = new TreeMap<>(halt.changes());
        still.remove(move.symbol());
        if (still.isEmpty() && !isFlat(move)) {
            still.put(move.symbol(), move.changePercent());
        }
        Alert alert = update(halt, entry, move, fired, Map.of(move.symbol(), move.changePercent()));
        return OpenAlert.ofMove(alert, halt.first(), entry.time(), still);
    }

    private Alert update(
            OpenAlert known, TapeEntry entry, Move move, AlertBook.Fired fired, Map<String, BigDecimal> changes) {
        AlertBook.Fired together = new AlertBook.Fired(
                fired.rules(), fired.why(), AlertBook.higher(known.last().severity(), fired.severity()));
        return alert(
                known.id(),
                known.last().revision() + 1,
                entry,
                move,
                together,
                changes,
                known.last().cites());
    }

    private static boolean isOfDirection(OpenAlert alert, Move move) {
        return !alert.changes().isEmpty()
                && alert.changes().values().stream()
                        .allMatch(change ->
                                change.signum() == move.changePercent().signum());
    }

    private static boolean isHalt(OpenAlert alert) {
        return alert.story() == null
                && !alert.changes().isEmpty()
                && alert.changes().values().stream().allMatch(change -> change.signum() == 0);
    }

    /** Whether it is no change and no halt either. */
    private static boolean isFlat(Move move) {
        return move.kind() != Move.Kind.HALT && move.changePercent().signum() == 0;
    }

    /**
     * Of another symbol soon after the first. Of the same one until the alert has cooled down, and afterwards when the move began before it
     * was told: then it is the same way, gone further; what began later is another.
     */
    private boolean isNear(OpenAlert alert, TapeEntry entry, Move move) {
        if (alert.changes().containsKey(move.symbol())) {
            return alert.told().plus(policy.cooldown()).isAfter(entry.time())
                    || move.from().isBefore(alert.told());
        }
        return !alert.first().plus(policy.together()).isBefore(entry.time());
    }

    private Alert alert(
            String id,
            int revision,
            TapeEntry entry,
            Move move,
            AlertBook.Fired fired,
            Map<String, BigDecimal> changes,
            List<Citation> citesBefore) {
        List<Citation> cites = new ArrayList<>();
        cites.add(new Citation(move.id(), Citation.Kind.MOVE, move.title(), null));
        citesBefore.stream().limit(MOST_CITES - 1L).forEach(cites::add);
        return new Alert(
                id,
                revision,
                desk,
                zone.getId(),
                revision == 0 ? Alert.Action.CREATED : Alert.Action.UPDATED,
                fired.severity(),
                entry.time(),
                fired.rules(),
                fired.why(),
                null,
                title(changes, move),
                text(entry, move),
                List.copyOf(changes.keySet()),
                cites);
    }

    /** The move, and beside it the nearest report of its symbol: how far apart they are, not whether one made the other. */
    private String text(TapeEntry entry, Move move) {
        String said = move.kind() == Move.Kind.HALT
                ? move.text() + " at " + CLOCK.format(move.from().atZone(zone)) + "."
                : move.text();
        if (entry.stories().isEmpty()) {
            return said;
        }
        TapeEntry.LinkedStory nearest = entry.stories().get(0);
        long minutes = Math.round(Math.abs(nearest.lagSeconds()) / 60.0);
        String when =
                minutes == 0 ? "at the same time" : minutes + " min " + (nearest.lagSeconds() > 0 ? "before" : "after");
        return said + " Reported " + when + ": " + CleanLine.clean(nearest.title());
    }

    private static String title(Map<String, BigDecimal> changes, Move move) {
        if (changes.size() == 1) {
            return move.title();
        }
        if (move.kind() == Move.Kind.HALT) {
            return changes.size() + " symbols have stopped trading: " + String.join(", ", changes.keySet());
        }
        String direction = move.changePercent().signum() < 0 ? "fall" : "rise";
        return changes.size() + " symbols " + direction + ": "
                + changes.entrySet().stream()
                        .sorted(Map.Entry.<String, BigDecimal>comparingByValue(
                                        (a, b) -> b.abs().compareTo(a.abs()))
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(change -> change.getKey() + " " + signed(change.getValue()) + "%")
                        .collect(Collectors.joining(", "));
    }

    private static String signed(BigDecimal change) {
        return (change.signum() > 0 ? "+" : "") + change.toPlainString();
    }
}
