package tidewire.summarizer.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tidewire.events.Move;
import tidewire.events.Severity;
import tidewire.summarizer.digest.tell.MovesBlock;
import tidewire.summarizer.market.moves.MoveText;
import tidewire.summarizer.market.moves.detect.Point;

/** Whatever Tidewire itself says of a move, no item may say as its own. */
class MovesLookAlikeTest {
    private static final Instant FROM = Instant.parse("2013-09-03T14:00:00Z");

    @ParameterizedTest
    @EnumSource(Move.Kind.class)
    void everyFormOfAMove_isKnownAsOne(Move.Kind kind) {
        for (String percent : List.of("1.25", "-0.92", "0.00")) {
            for (long minutes : List.of(5L, 180L, 3 * 1440L)) {
                Instant to = FROM.plusSeconds(60 * minutes);
                MoveText text = new MoveText(
                        "BRK.B",
                        kind,
                        new Point(FROM, new BigDecimal("181.32")),
                        new Point(to, new BigDecimal("179.65")),
                        new BigDecimal(percent),
                        null);
                assertLooksLikeAMove(text.title());
                assertLooksLikeAMove(text.text(null, 0, 0));
                assertLooksLikeAMove(text.text(-1.5, -1, 9));
                Move move = new Move(
                        "move:1",
                        "BRK.B",
                        kind,
                        to,
                        FROM,
                        to,
                        new BigDecimal("181.32"),
                        new BigDecimal("179.65"),
                        new BigDecimal(percent),
                        null,
                        null,
                        Severity.INFO,
                        text.title(),
                        text.text(null, 0, 0));
                assertLooksLikeAMove(MovesBlock.of(List.of(move)).text());
            }
        }
    }

    private static void assertLooksLikeAMove(String text) {
        assertThat(Address.fault(text)).as(text).hasValue("has the form of a price move");
        assertThat(Address.fault("Alert. " + text)).as(text).hasValue("has the form of a price move");
    }
}
