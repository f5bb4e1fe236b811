package tidewire.summarizer.gate.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;

class NamePromiseTest {
    private final NamePromise names = new NamePromise(Set.of("SPY", "IBM", "F"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # line                                               | source                                                         | kept
            Officials said Obama met senators.                   | Barack Obama meets US senators                                 | true
            Officials said Romney met senators.                  | Barack Obama meets US senators                                 | false
            Romney met senators on the budget.                   | Barack Obama meets US senators on the budget                   | false
            The General Electric decision was announced.         | Decision of General Electric Co announced                      | true
            The Federal Bank plan was announced.                 | Plan announced by Federal Reserve Bank                         | false
            The visit of Barack Kerry was announced.             | Barack Obama and John Kerry meet; visit announced              | false
            Kerry Obama talks were announced.                    | Obama, Kerry announce talks                                    | false
            Obama's plan was announced.                          | Plan announced by Barack Obama                                 | true
            Shares of IBM closed at noon.                        | IBM shares close at noon                                       | true
            Shares of SPY closed at noon.                        | IBM shares close at noon                                       | false
            Shares of F closed at noon.                          | IBM shares close at noon                                       | false
            The NATO chief resigned on Monday.                   | Chief of alliance resigns Monday                               | false
            The Nato chief resigned on Monday.                   | NATO chief resigns on Monday                                   | true
            Prime Minister Wolde-Giorgis resigned.               | The Prime Minister, Wolde-Giorgis, resigns                     | true
            A U.S.-led force was deployed to Mali.               | U.S. leads force to Mali                                       | true
            Typhoon Fitow made landfall in Fujian.               | Typhoon Fitow makes landfall in the province of Fujian         | true
            Typhoon Danas made landfall in Fujian.               | Typhoon Fitow makes landfall in the province of Fujian         | false
            The Trade Commission Chair Khan resigned.            | Chair Khan of the Trade Commission resigns                     | false
            The Trade Commission Chair Khan resigned.            | Trade Commission (TC) Chair Khan resigns                       | true
            The Oslo Tromso flight was announced.                | Oslo (and later Bergen) Tromso flight announced                | true
            The Oslo Tromso flight was announced.                | Oslo and later Bergen Tromso flight announced                  | false
            President Obama met the senators.                    | President Obama meets senators                                 | true
            President Obama met the senators.                    | US President Barack Obama meets senators                       | true
            Attorney General Lynch met the senators.             | Attorney General Loretta E. Lynch meets senators               | true
            The Justice Department sues.                         | The Department of Justice sues                                 | true
            The Trade Department sues.                           | The Department of Justice sues over Trade                      | false
            New Exchange opens.                                  | New York Stock Exchange opens                                  | false
            The General Co decision was announced.               | Decision of General Electric Co announced                      | false
            Attackers killed the May mayor at noon.              | Attackers may have killed the mayor at noon                    | false
            Microsoft reported the flaw to officials.            | The flaw was reported to officials                             | false
            Rep. DeVossen introduces Clean Ports Act.            | Rep. Anna DeVos introduces the Clean Ports Act                 | false
            Sen. Muster introduces a ports act.                  | Sen. Anna Muster introduces a ports act                        | true
            U.S. and UN officials met senators.                  | United States and United Nations officials meet senators       | true
            The U.S. Senate votes on the act.                    | The United States Senate votes on the act                      | true
            The United States votes on the act.                  | The U.S. votes on the act                                      | false
            Senators met American officials.                     | Officials of the United States meet senators                   | false
            Sen. Muster introduces a ports act.                  | Senator Anna Muster introduces a ports act                     | true
            Rep. Muster introduces a ports act.                  | Congresswoman Anna Muster introduces a ports act               | true
            Officials met Rep. Muster on ports.                  | Officials met Senator Anna Muster on ports                     | false
            Officials met Sen. ports experts.                    | Officials and a senator meet ports experts                     | false
            Officials say the flaw is closed.                    | The flaw was reported to officials                             | true
            """)
    void name_standsInTheSources(String line, String source, boolean kept) {
        assertThat(names.fault(Sentence.of(line), new Sources(List.of(source))).isEmpty())
                .as(line + " / " + source)
                .isEqualTo(kept);
    }
}
