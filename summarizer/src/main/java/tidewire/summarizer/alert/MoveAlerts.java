package tidewire.summarizer.alert;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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

/** Alerts on prices: symbols that move together are one alert, and a symbol is told again only when it has gone much further. */
final class MoveAlerts {
    private static final int MOST_CITES = 20;
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
        OpenAlert known = open.stream()
                .filter(alert -> alert.story() == null && isOfDirection(alert, move) && isNear(alert, entry, move))
                .max(Comparator.comparing(OpenAlert::told).thenComparing(OpenAlert::id))
                .orElse(null);
        if (known == null) {
            Alert alert = alert("alert:" + desk + ":" + move.id(), 0, entry, move, fired, Map.of(), List.of());
            return Optional.of(
                    OpenAlert.ofMove(alert, entry.time(), entry.time(), Map.of(move.symbol(), move.changePercent())));
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
        AlertBook.Fired together = new AlertBook.Fired(
                fired.rules(), fired.why(), AlertBook.higher(known.last().severity(), fired.severity()));
        Alert alert = alert(
                known.id(),
                known.last().revision() + 1,
                entry,
                move,
                together,
                known.changes(),
                known.last().cites());
        return Optional.of(OpenAlert.ofMove(alert, known.first(), entry.time(), changes));
    }

    private static boolean isOfDirection(OpenAlert alert, Move move) {
        return alert.changes().values().stream()
                .allMatch(change -> change.signum() == move.changePercent().signum());
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
            Map<String, BigDecimal> before,
            List<Citation> citesBefore) {
        Map<String, BigDecimal> changes = new TreeMap<>(before);
        changes.put(move.symbol(), move.changePercent());
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
    private static String text(TapeEntry entry, Move move) {
        if (entry.stories().isEmpty()) {
            return move.text();
        }
        TapeEntry.LinkedStory nearest = entry.stories().get(0);
        long minutes = Math.round(Math.abs(nearest.lagSeconds()) / 60.0);
        String when =
                minutes == 0 ? "at the same time" : minutes + " min " + (nearest.lagSeconds() > 0 ? "before" : "after");
        return move.text() + " Reported " + when + ": " + CleanLine.clean(nearest.title());
    }

    private static String title(Map<String, BigDecimal> changes, Move move) {
        if (changes.size() == 1) {
            return move.title();
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
