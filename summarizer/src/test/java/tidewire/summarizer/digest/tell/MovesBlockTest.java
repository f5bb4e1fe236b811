package tidewire.summarizer.digest.tell;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tidewire.events.Citation;
import tidewire.events.Move;
import tidewire.events.Severity;
import tidewire.summarizer.testing.Samples;

class MovesBlockTest {
    private static Move move(String symbol, Move.Kind kind, String percent, int minute, Severity severity) {
        Instant to = Samples.NINE.plus(Duration.ofMinutes(minute));
        return new Move(
                "move:" + symbol + ":" + kind + ":" + minute,
                symbol,
                kind,
                to,
                to.minus(Duration.ofMinutes(5)),
                to,
                BigDecimal.TEN,
                BigDecimal.TEN,
                new BigDecimal(percent),
                null,
                null,
                severity,
                "title",
                "text");
    }

    @Test
    void moves_areOneBlock_largestSymbolFirst_eachKindOnce() {
        var block = MovesBlock.of(List.of(
                move("AIG", Move.Kind.SPIKE, "1.10", 1, Severity.INFO),
                move("SPY", Move.Kind.DAY, "2.00", 2, Severity.WARNING),
                move("SPY", Move.Kind.GAP, "1.00", 3, Severity.INFO),
                move("SPY", Move.Kind.SPIKE, "0.40", 4, Severity.INFO),
                move("SPY", Move.Kind.DAY, "2.20", 5, Severity.WARNING),
                move("AIG", Move.Kind.SPIKE, "-3.90", 6, Severity.INFO),
                move("AIG", Move.Kind.SPIKE, "0.30", 7, Severity.INFO)));

        assertThat(block.text()).isEqualTo("SPY +2.20% on the day, gap +1.00%; AIG -3.90% in 5 min");
        assertThat(block.cites())
                .extracting(Citation::id)
                .containsExactly("move:SPY:DAY:5", "move:SPY:GAP:3", "move:AIG:SPIKE:6");
    }

    @Test
    void moreSymbolsThanFit_areCounted_andAllCited() {
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            moves.add(move("S" + i, Move.Kind.DAY, i + ".50", i, Severity.INFO));
        }
        var block = MovesBlock.of(moves);
        assertThat(block.text()).startsWith("S9 +9.50% on the day; S8").endsWith("; and 2 more");
        assertThat(block.cites()).hasSize(10);
    }

    @Test
    void noMoves_areNoBlock() {
        assertThat(MovesBlock.of(List.of())).isNull();
    }
}
