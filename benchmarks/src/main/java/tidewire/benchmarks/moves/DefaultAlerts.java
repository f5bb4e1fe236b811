package tidewire.benchmarks.moves;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tidewire.events.Alert;
import tidewire.events.Citation;
import tidewire.events.Move;
import tidewire.events.Severity;
import tidewire.events.TapeEntry;
import tidewire.summarizer.alert.AlertBook;
import tidewire.summarizer.alert.AlertPolicy;

/** What people of one desk are told of moves by the rules that {@code init} writes: alerts and their updates, as they leave for a webhook. */
final class DefaultAlerts {
    private static final String DESK = "markets";

    private final List<Alert> told = new ArrayList<>();
    private final Set<String> toldMoves = new HashSet<>();

    private DefaultAlerts() {}

    static DefaultAlerts of(List<Move> moves, ZoneId zone) {
        DefaultAlerts alerts = new DefaultAlerts();
        AlertBook book = new AlertBook(DESK, zone, AlertPolicy.DEFAULT);
        List<Move> inOrder = moves.stream()
                .sorted(Comparator.comparing(Move::to).thenComparing(Move::id))
                .toList();
        for (int i = 0; i < inOrder.size(); i++) {
            Move move = inOrder.get(i);
            TapeEntry entry = new TapeEntry(
                    DESK, i, move.observed(), TapeEntry.Kind.MOVE, false, null, null, move, null, List.of());
            book.alertsOf(entry).stream()
                    .filter(alert -> alert.action() != Alert.Action.RESOLVED
                            && alert.severity().compareTo(Severity.WARNING) >= 0)
                    .forEach(alerts::add);
        }
        return alerts;
    }

    private void add(Alert alert) {
        told.add(alert);
        alert.cites().stream().map(Citation::id).forEach(toldMoves::add);
    }

    /** Most alerts of a day. */
    long busiestDay() {
        return told.stream()
                .collect(Collectors.groupingBy(
                        alert -> alert.time().atZone(ZoneId.of(alert.zone())).toLocalDate(), Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    List<Alert> told() {
        return told;
    }

    Predicate<Move> has() {
        return move -> toldMoves.contains(move.id());
    }
}
