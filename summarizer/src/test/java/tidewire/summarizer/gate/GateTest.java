package tidewire.summarizer.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.summarizer.gate.Verdict.Outcome;

class GateTest {
    private final Gate gate = new Gate(Set.of("SPY", "IBM", "F"), false);

    private Outcome outcome(String line, String... sources) {
        return gate.check(line, true, new Cited(List.of(sources))).outcome();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # line                                             | source                                                        | outcome
            The blast killed 3 people in Cairo.                | A blast in Cairo kills three soldiers, police say             | PASSED
            The blast killed three people in Cairo.            | A blast in Cairo kills 3, police say                          | PASSED
            The blast killed 4 people in Cairo.                | A blast in Cairo kills three soldiers, police say             | NUMBER
            The blast killed four people in Cairo.             | A blast in Cairo kills 3, police say                          | NUMBER
            The blast killed twenty-one people in Cairo.       | A blast in Cairo kills 21, police say                         | PASSED
            The bank paid $13 billion in fines.                | Bank agrees to pay $13bn in fines                             | PASSED
            The bank paid 13 billion dollars in fines.         | Bank agrees to pay $13 billion                                | PASSED
            The bank paid $13 million in fines.                | Bank agrees to pay $13 billion                                | NUMBER
            The bank paid €13 billion in fines.                | Bank agrees to pay $13 billion                                | NUMBER
            The bank paid $1,300 in fines.                     | Bank agrees to pay $1300                                      | PASSED
            The bank paid $1.3 in fines.                       | Bank agrees to pay $1,300                                     | NUMBER
            Rates stay at 0.25 percent this year.              | Fed keeps rates at 0.25%                                      | PASSED
            Rates stay at 0.250% this year.                    | Fed keeps rates at 0.25 per cent                              | PASSED
            Rates rose 25 basis points this year.              | Rates rose 25bp                                               | PASSED
            Rates rose 25% this year.                          | Rates rose 25 bps                                             | NUMBER
            Rates rose 25 this year.                           | Rates rose 25%                                                | NUMBER
            The index moved -0.9% in an hour.                  | Index moves 0.9% in an hour                                   | NUMBER
            The index moved 0.9% in an hour.                   | Index -0.9% in an hour                                        | PASSED
            The index moved +0.9% in an hour.                  | Index -0.9% in an hour                                        | NUMBER
            Growth is seen at 2 to 3 percent.                  | Growth is seen at 2-3%                                        | PASSED
            Growth is seen at 2% to 3%.                        | Growth seen between 2 and 3 percent                           | PASSED
            Growth is seen at 2-4%.                            | Growth seen at 2-3 percent                                    | NUMBER
            The talks lasted 20 minutes on Monday.             | Monday talks last 20 min                                      | PASSED
            The talks lasted 20 hours on Monday.               | Monday talks last 20 min                                      | NUMBER
            The 10-year bond was sold in London.               | London sells bond of 10 years                                 | PASSED
            The vote was held in 2013 in Kenya.                | Kenya votes in 2014                                           | NUMBER
            The vote is the third in Kenya.                    | Kenya holds its 3rd vote                                      | PASSED
            The vote is the fourth in Kenya.                   | Kenya holds its 3rd vote                                      | NUMBER
            CVE-2013-2099 affects the server.                  | A flaw (CVE-2013-2099) affects server software                | PASSED
            CVE-2013-2098 affects the server.                  | A flaw (CVE-2013-2099) affects server software                | NUMBER
            Version 3.2.0.100 has the flaw.                    | Flaw reported in version 3.2.0.100                            | PASSED
            Version 3.2.0.1 has the flaw.                      | Flaw reported in version 3.2.0.100                            | NUMBER
            The flight left at 14:31 from Cairo.               | Flight leaves Cairo at 14:31                                  | PASSED
            The flight left at 14:32 from Cairo.               | Flight leaves Cairo at 14:31                                  | NUMBER
            Volume was 2.1x normal for IBM.                    | IBM volume 2.1x normal                                        | PASSED
            Volume was 2.1 for IBM.                            | IBM volume 2.1x normal                                        | NUMBER
            Shares cost 181.32 and then 179.65.                | It is 181.32 and then 179.66                                  | NUMBER
            Aid is worth millions of dollars.                  | Aid is worth hundreds of millions of dollars                  | NUMBER
            Aid is worth hundreds of millions of dollars.      | Aid, it was said, is worth hundreds of millions of dollars    | PASSED
            Aid is worth millions of dollars.                  | Aid, it was said, is worth millions of dollars                | PASSED
            BAC fell 0.45% to 181.32 in an hour.               | BAC fell 0.45% in an hour, from 181.32 to 179.65              | NUMBER
            BAC fell 0.45% to 179.65 in an hour.               | BAC fell 0.45% in an hour, from 181.32 to 179.65              | PASSED
            The price was 1.234 in Oslo.                       | Oslo price was 1,234                                          | NUMBER
            """)
    void check_figures_mustStandInTheSourcesAndCountTheSame(String line, String source, Outcome expected) {
        assertThat(outcome(line, source)).as(line + " / " + source).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # line                                             | source                                                        | outcome
            Officials said Obama met senators.                 | Barack Obama meets US senators                                | PASSED
            Officials said Romney met senators.                | Barack Obama meets US senators                                | NAME
            Romney met senators on the budget.                 | Barack Obama meets US senators on the budget                  | NAME
            President Obama met the senators.                  | US President Barack Obama meets senators                      | PASSED
            The General Co decision was announced.             | Decision of General Electric Co announced                     | NAME
            The General Electric decision was announced.       | Decision of General Electric Co announced                     | PASSED
            The Federal Bank plan was announced.               | Plan announced by Federal Reserve Bank                        | NAME
            The the plan was announced.                        | Plan announced                                                | SHAPE
            The a plan was announced.                          | Plan announced                                                | SHAPE
            An plan was announced by officials.                | Plan announced by officials                                   | SHAPE
            A army plan was announced.                         | Army plan announced                                           | SHAPE
            An MP's plan was announced for a European vote.    | MP's plan announced for European vote                         | PASSED
            The army plan and plan was announced.              | Army plan announced                                           | SHAPE
            The army left amidst.                              | The army left amidst protests                                 | SHAPE
            The visit of Barack Kerry was announced.           | Barack Obama and John Kerry meet; visit announced             | NAME
            Kerry Obama talks were announced.                  | Obama, Kerry announce talks                                   | NAME
            Obama's plan was announced.                        | Plan announced by Barack Obama                                | PASSED
            Attackers killed the May mayor at noon.            | Attackers may have killed the mayor at noon                   | NAME
            Shares of IBM closed at noon.                      | IBM shares close at noon                                      | PASSED
            Shares of SPY closed at noon.                      | IBM shares close at noon                                      | NAME
            Shares of F closed at noon.                        | IBM shares close at noon                                      | NAME
            The NATO chief resigned on Monday.                 | Chief of alliance resigns Monday                              | NAME
            The Nato chief resigned on Monday.                 | NATO chief resigns on Monday                                  | PASSED
            Prime Minister Wolde-Giorgis resigned.             | The Prime Minister, Wolde-Giorgis, resigns                    | PASSED
            A U.S.-led force was deployed to Mali.             | U.S. leads force to Mali                                      | PASSED
            Typhoon Fitow made landfall in Fujian.             | Typhoon Fitow makes landfall in the province of Fujian        | PASSED
            Typhoon Danas made landfall in Fujian.             | Typhoon Fitow makes landfall in the province of Fujian        | NAME
            The Trade Commission Chair Khan resigned.          | Chair Khan of the Trade Commission resigns                    | NAME
            The Trade Commission Chair Khan resigned.          | Trade Commission (TC) Chair Khan resigns                      | PASSED
            The Oslo Tromso flight was announced.              | Oslo (and later Bergen) Tromso flight announced               | PASSED
            The Oslo Tromso flight was announced.              | Oslo and later Bergen Tromso flight announced                 | NAME
            """)
    void check_names_mustStandInTheSources(String line, String source, Outcome expected) {
        assertThat(outcome(line, source)).as(line + " / " + source).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # line                                                  | source                                                                   | outcome
            The Oil Task Force was told to watch oil task forces. | The Oil Task Force was told so                                           | SHAPE
            The oil and gas board watches oil and gas prices.       | The oil and gas board was told to watch oil and gas prices               | PASSED
            The oil and gas board watches oil and gas prices.       | The oil and gas board was told. It is to watch oil and gas prices        | SHAPE
            IBM fell 0.32% in 5 minutes; SPY rose 0.4% in 5 minutes. | IBM fell 0.32% in 5 min; SPY rose 0.4% in 5 min                     | PASSED
            IBM fell 0.32% in 5 minutes and rose in 5 minutes.      | IBM fell 0.32% in 5 min; it rose in 5 min                                | SHAPE
            The oil and gas board has oil and gas for oil and gas.  | The oil and gas board was told to watch oil and gas prices               | SHAPE
            """)
    void check_repetitions_areAsManyAsInOneSentenceOfTheSources(String line, String source, Outcome expected) {
        assertThat(outcome(line, source)).as(line + " / " + source).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # line                                             | source                                                        | outcome
            Shares of IBM rose in the morning.                 | IBM shares fell in the morning                                | DIRECTION
            Shares of IBM climbed in the morning.              | IBM shares rose in the morning                                | PASSED
            The talks will not resume on Monday.               | Talks to resume on Monday                                     | NEGATION
            The ministers sign the treaty on Monday.           | Ministers do not sign the treaty on Monday                    | NEGATION
            The ministers do not sign the treaty.              | Ministers did not sign the treaty on Monday                   | PASSED
            He called it "a great deal" on Monday.             | He called it a bad deal on Monday                             | QUOTE
            He called it "a bad deal" on Tuesday night.        | On Tuesday night he called it a bad deal                      | PASSED
            """)
    void check_meaning_mustNotBeTurnedRound(String line, String source, Outcome expected) {
        assertThat(outcome(line, source)).as(line + " / " + source).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "Soldiers killed.",
                "Soldiers were killed in the",
                "Soldiers were killed near Suez,",
                "Soldiers were killed near a",
                "Soldiers were killed were killed near Suez were killed near Suez.",
                "Soldiers soldiers were killed near Suez.",
                "Soldiers were killed near Suez and soldiers were killed near Suez.",
                "Six Egyptian soldiers near the Suez canal",
                "An army attack near the Suez canal",
                "Soldiers serving near the Suez canal, who are Egyptian.",
                "Soldiers were killed in 20 minutes, from the 20 minutes near Suez.",
                "Soldiers were killed near the Suez canal and by the Suez canal.",
                "Soldiers were killed near the Suez canal that do so.",
                "Soldiers were killed (near Suez.",
                "Soldiers were killed near \"Suez.",
                "Soldiers were killed\u0007 near Suez.",
                "It was said that it is there.",
                "Soldiers were\nkilled near Suez.",
                "Soldiers were \u202ekilled near Suez.",
            })
    void check_noWholeReadableSentence_isRefusedByItsShape(String line) {
        assertThat(outcome(line, "Six Egyptian soldiers were killed near the Suez canal, said the army"))
                .isEqualTo(Outcome.SHAPE);
    }

    @Test
    void check_endlessLine_isRefusedByItsShape() {
        assertThat(outcome("Soldiers were killed near Suez. ".repeat(50).strip(), "x"))
                .isEqualTo(Outcome.SHAPE);
    }

    @Test
    void check_unfinishedLine_isRefused() {
        Cited cited = new Cited(List.of("Soldiers killed near Suez"));
        assertThat(gate.check("Soldiers were killed near Suez", false, cited))
                .isEqualTo(new Verdict(Outcome.SHAPE, "shape: not finished"));
    }

    @Test
    void check_sentenceOfASource_isCopied() {
        Cited cited = new Cited(List.of("Headline here", "One thing is told. Second thing is told too!"));
        assertThat(gate.check("second thing is told, too.", true, cited))
                .isEqualTo(new Verdict(Outcome.COPIED, "equals a source sentence"));
        assertThat(gate.check("Second thing is told.", true, cited).passed()).isTrue();
    }

    @Test
    void check_refusal_namesTheCulprit() {
        Cited cited = new Cited(List.of("Bank pays 5 million in London"));
        assertThat(gate.check("The bank paid 6 million in London.", true, cited).why())
                .contains("\"6\"");
        assertThat(gate.check("The bank paid 5 million in Paris.", true, cited).why())
                .contains("\"Paris\"");
    }

    @Test
    void check_severalSources_areReadTogether() {
        Cited both = Cited.union(
                List.of(new Cited(List.of("IBM fell 0.92% in 20 min")), new Cited(List.of("Fed holds rates"))));
        assertThat(gate.check("IBM fell 0.92% as the Fed held rates.", true, both)
                        .passed())
                .isTrue();
    }

    @Test
    void check_wordWithoutEnd_isAnswered() {
        assertThat(outcome("Soldiers were killed near Suez.", "a-".repeat(100_000) + "1"))
                .isEqualTo(Outcome.NAME);
    }
}
