package tidewire.summarizer.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.summarizer.gate.Verdict.Outcome;

class CutCheckTest {
    private static final String KEYS =
            "The library treats a key flags subpacket with all bits cleared (no usage permitted) as if it has all bits set, a flaw.";

    private static Outcome outcome(String line, String... sources) {
        return new Gate(Set.of("IBM"), true)
                .check(line, true, new Cited(List.of(sources)))
                .outcome();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # line                                                   | source                                                                    | outcome
            Police in Oslo arrested the mayor.                       | Police in Oslo on Monday arrested the mayor, a spokesman said.            | PASSED
            Police arrested the mayor on Monday.                     | On Monday, police in Oslo arrested the mayor, a spokesman said.           | PASSED
            Police arrested the mayor in Oslo.                       | Police in Oslo on Monday arrested the mayor, a spokesman said.            | STITCHED
            Police arrested a spokesman, the mayor said.             | Police in Oslo on Monday arrested the mayor, a spokesman said.            | STITCHED
            The mayor arrested police in Oslo.                       | Police in Oslo on Monday arrested the mayor, a spokesman said.            | STITCHED
            In police, Oslo arrested the mayor.                      | Police in Oslo on Monday arrested the mayor, a spokesman said.            | STITCHED
            The mayor arrested a spokesman under police.             | Police in Oslo on Monday arrested the mayor, a spokesman said.            | STITCHED
            Police in Oslo arrested a mayor.                         | Police in Oslo on Monday arrested the mayor, a spokesman said.            | STITCHED
            The islands during the strait reported a case.           | The islands near the strait reported a case; it came during the night.    | STITCHED
            The agency released men from its camp.                   | The agency released men from the camp, its director said.                 | STITCHED
            The team have won the final.                             | The team has won the final; fans have left.                               | STITCHED
            A bomb damaged the hall which no injuries.               | A bomb damaged the hall but no injuries; the hall, which is old, stands.  | STITCHED
            The United is a fourth edition of the series.            | The following is a fourth edition of the series on the United States.     | STITCHED
            The army fired from the hill to the hall.                | The army fired from the hill and, officials said, from there to the hall. | PASSED
            A Korea executed five officials.                         | According to a ministry, North Korea executed five officials.             | STITCHED
            The army released seamen from the Eternity.              | The army released seamen from the Eternity C carrier on Monday.           | STITCHED
            The army released seamen.                                | The army released seamen from the Eternity C carrier on Monday.           | PASSED
            The army released seamen; Two men were hurt.             | The army released seamen from Oslo. Two men were hurt on Monday.          | PASSED
            Officials named two Alpine Winds.                        | Officials named two engines built last year near Oslo city Alpine Winds.  | STITCHED
            Officials said President Obama met Kerry.                | Officials said President Barack Obama met Kerry.                          | PASSED
            Police said Obama met Kerry.                             | Police said on Monday President Obama met Kerry.                          | PASSED
            A bill backed by Senator Obama passed.                   | A bill backed by U.S. Senator Obama passed.                               | PASSED
            A bill backed by Senators Obama and Kerry passed.        | A bill backed by U.S. Senators Obama and Kerry passed.                    | PASSED
            A bill backed by Senator Obama passed.                   | A bill backed by friends of Senator Obama passed.                         | STITCHED
            The house passed the 2007 Farm Bill.                     | The house passed the FY2007 Farm Bill.                                    | NUMBER
            The house passed the FY2007 Farm Bill.                   | The house on Monday passed the FY2007 Farm Bill.                          | PASSED
            When the mayor left on Monday.                           | When the mayor left on Monday, the police came.                           | STITCHED
            When the mayor left, the police came.                    | When the mayor left on Monday, the police came.                           | PASSED
            Although thousands of fans came, a record in Oslo.       | Many thousands of fans came, a record in Oslo, on Monday.                 | STITCHED
            Former rebels left 60 people dead.                       | Clashes between local militias and former rebels left 60 people dead.     | STITCHED
            President Obama met Kerry.                               | The United States President Obama met Kerry.                              | PASSED
            The mayor, and Senator Kerry of Oslo, left the town.     | The mayor, and Senator Kerry of Oslo, on Monday left the town.            | PASSED
            Senator Kerry left the town.                             | In the town of Oslo on Monday, U.S. Senator Kerry left the town.          | PASSED
            Five people died in Oslo.                                | Police in the city said that five people died in Oslo.                    | PASSED
            The talks ended; former rebels left the town.            | The talks ended. Clashes between militias and former rebels left the town. | STITCHED
            Vatican spokesman Fr. Lombardi left the town.            | Vatican spokesman Fr. Lombardi on Monday left the town.                   | PASSED
            Police searched the town hall.                           | Police searched the town hall on Monday, and the town hall staff left.    | PASSED
            Police left the town hall.                               | Police, it was said, left the town hall staff and the town hall.          | PASSED
            Police left the town hall.                               | Police, it was said, left the town hall staff at noon.                    | STITCHED
            Prices rose in May as the pace slowed.                   | Prices, which rose in May, fell as the pace slowed.                       | PASSED
            """)
    void line_takesTheWordsOfASentenceInItsOrder(String line, String source, Outcome expected) {
        assertThat(outcome(line, source)).as(line).isEqualTo(expected);
    }

    @Test
    void secondClause_mayComeFromAnotherSentence() {
        String[] sources = {
            "The bank cut its rate on Monday, officials said.", "Shares of the bank jumped in Oslo today."
        };
        assertThat(outcome("The bank cut its rate; shares of the bank jumped in Oslo.", sources))
                .isEqualTo(Outcome.PASSED);
        assertThat(outcome("The bank cut its shares in Oslo today.", sources)).isEqualTo(Outcome.STITCHED);
    }

    @Test
    void cut_fromAWordToWhereItComesAgain_isRefused() {
        assertThat(outcome("The library treats a key flags subpacket with all bits set.", KEYS))
                .isEqualTo(Outcome.STITCHED);
        assertThat(outcome("The library treats a key flags subpacket with all bits cleared, a flaw.", KEYS))
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void move_mayBeToldInOtherWordsThanItsEntry() {
        String move = "IBM rose 1.20% in 20 min, from 181.32 to 183.50, volume 2.1x normal";
        String arrest = "Police in Oslo arrested the mayor on Monday.";
        Cited cited = new Cited(List.of(arrest, move), Set.of(move));
        Gate gate = new Gate(Set.of("IBM"), true);
        for (String line : List.of(
                "In 20 minutes IBM rose 1.20% to 183.50 from 181.32 on 2.1x normal volume.",
                "IBM rose to 183.50 from 181.32 in 20 minutes as volume was 2.1x normal.",
                "Police in Oslo arrested the mayor, while IBM rose 1.20% in 20 minutes.",
                "Police arrested the mayor; IBM rose 1.20% on 2.1x normal volume.")) {
            assertThat(gate.check(line, true, cited)).as(line).isEqualTo(Verdict.PASS);
        }
        assertThat(gate.check("The mayor arrested police, while IBM rose 1.20%.", true, cited)
                        .outcome())
                .isEqualTo(Outcome.STITCHED);
    }

    @Test
    void twoMovesOfASymbol_mayBeToldInOneLine() {
        String first = "IBM fell 0.32% in 5 min, from 181.42 to 180.84";
        String second = "IBM fell 0.27% in 5 min, from 180.84 to 180.35";
        String line = "IBM fell 0.32% in 5 minutes; IBM fell 0.27% in 5 minutes.";
        Gate gate = new Gate(Set.of("IBM"), true);
        assertThat(gate.check(line, true, new Cited(List.of(first, second), Set.of(first, second)))
                        .outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(gate.check(line.replace("0.27", "0.32"), true, new Cited(List.of(first), Set.of(first)))
                        .outcome())
                .isEqualTo(Outcome.SHAPE);
    }

    @Test
    void modelThatRephrases_isNotHeldToTheOrder() {
        Cited cited = new Cited(List.of("Police in Oslo on Monday arrested the mayor, a spokesman said."));
        assertThat(new Gate(Set.of(), false)
                        .check("The mayor was arrested in Oslo.", true, cited)
                        .outcome())
                .isEqualTo(Outcome.PASSED);
    }
}
