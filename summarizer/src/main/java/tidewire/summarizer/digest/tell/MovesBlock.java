package tidewire.summarizer.digest.tell;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tidewire.events.Citation;
import tidewire.events.Digest;
import tidewire.events.Move;

/**
 * The moves of an interval in one line: {@code SPY +2.2% on the day, gap +1.0%; AIG +3.9% in 20 min}. Of each kind a
 * symbol's last word, of spikes the largest; a spike only where there is nothing longer to say.
 */
public final class MovesBlock {
    private static final int MOST_SYMBOLS = 8;

    private static final Comparator<Move> SMALLEST_FIRST = Comparator.comparing(Move::severity)
            .thenComparing((Move move) -> move.changePercent().abs())
            .thenComparing(Comparator.comparing(Move::id).reversed());

    private static final List<Move.Kind> KINDS = List.of(
            Move.Kind.DAY, Move.Kind.GAP, Move.Kind.HALT, Move.Kind.REOPENING, Move.Kind.SWING, Move.Kind.SPIKE);

    private MovesBlock() {}

    /** @param moves in the order of the tape; null is given back for none */
    public static Digest.@Nullable Moves of(List<Move> moves) {
        if (moves.isEmpty()) {
            return null;
        }
        Map<String, List<Move>> bySymbol =
                moves.stream().collect(Collectors.groupingBy(Move::symbol, TreeMap::new, Collectors.toList()));
        List<List<Move>> symbols = bySymbol.values().stream()
                .map(MovesBlock::worthTelling)
                .sorted(Comparator.comparing(
                                (List<Move> of) ->
                                        of.stream().max(SMALLEST_FIRST).orElseThrow(),
                                SMALLEST_FIRST)
                        .reversed())
                .toList();
        List<String> parts = new ArrayList<>();
        symbols.stream().limit(MOST_SYMBOLS).forEach(of -> parts.add(text(of)));
        int more = symbols.size() - MOST_SYMBOLS;
        String text = String.join("; ", parts) + (more > 0 ? "; and " + more + " more" : "");
        return new Digest.Moves(
                text,
                symbols.stream()
                        .flatMap(List::stream)
                        .map(move -> new Citation(move.id(), Citation.Kind.MOVE, move.title(), null))
                        .toList());
    }

    private static List<Move> worthTelling(List<Move> moves) {
        Map<Move.Kind, Move> last = new EnumMap<>(Move.Kind.class);
        moves.forEach(move -> last.merge(move.kind(), move, MovesBlock::last));
        List<Move> told = new ArrayList<>();
        for (Move.Kind kind : KINDS) {
            Move move = last.get(kind);
            if (move != null && (kind != Move.Kind.SPIKE || told.isEmpty())) {
                told.add(move);
            }
        }
        return told;
    }

    private static Move last(Move one, Move other) {
        return one.kind() == Move.Kind.SPIKE && SMALLEST_FIRST.compare(one, other) > 0 ? one : other;
    }

    private static String text(List<Move> moves) {
        return moves.get(0).symbol() + " "
                + moves.stream().map(MovesBlock::part).collect(Collectors.joining(", "));
    }

    private static String part(Move move) {
        BigDecimal percent = move.changePercent();
        String change = (percent.signum() < 0 ? "" : "+") + percent.toPlainString() + "%";
        return switch (move.kind()) {
            case DAY -> change + " on the day";
            case GAP -> "gap " + change;
            case HALT -> "no trade for " + minutes(move) + " min";
            case REOPENING -> "reopened " + change;
            case SWING -> "swing " + change;
            case SPIKE -> change + " in " + minutes(move) + " min";
        };
    }

    private static long minutes(Move move) {
        return Math.max(1, Duration.between(move.from(), move.to()).toMinutes());
    }
}
