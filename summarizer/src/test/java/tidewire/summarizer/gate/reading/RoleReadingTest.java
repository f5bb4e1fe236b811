package tidewire.summarizer.gate.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;

class RoleReadingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # line                                               | source
            Former mayor sentenced to prison for fraud.          | The former mayor was sentenced on Monday to five years in prison for fraud.
            Senator Muster introduces a bill on ports.           | Sen. Anna Muster, a member of two committees, today introduced a bill on ports.
            Acme agrees to pay the state $3 million.             | Acme Corp has agreed to pay the state $3 million, officials said.
            Owner of a clinic pleads guilty to fraud.            | The owner of a clinic pleaded guilty to fraud.
            Justice Department reaches agreement with the school. | The Justice Department announced that it reached an agreement with the school.
            The bank will cut its rate.                          | The bank will cut its rate next week.
            Jury finds officer guilty of assault.                | A jury in Oslo found an officer guilty of assault.
            Globex charged with fraud.                           | Prosecutors charged Globex with fraud.
            Rebels attack a convoy near Goma.                    | Rebels attack a convoy near Goma on Sunday night, killing four drivers.
            Storm floods two villages.                           | A storm floods two villages in the south.
            Nurses strike over pay in Leeds.                     | Nurses strike over pay in Leeds and York.
            Two brokers charged over leaks.                      | Two brokers have been charged over leaks, police said.
            Finance Ministry reaches a deal with banks.          | The Finance Ministry announced that it reached a deal with two banks.
            Chile launches three satellites.                     | After two years of work, Chile launched three satellites from its desert.
            Trader jailed in fraud case.                         | A trader was jailed for two years in a fraudulent loans case.
            Minister opens a multimillion dollar port.           | The minister opens a multi-million dollar port in Bergen.
            Unitech of India must repay a loan.                  | India's Unitech must repay a loan of $150 million.
            McDonald's reports a loss.                           | McDonald's reports a loss for the quarter.
            Dr Anna Muster joins the board.                      | Dr Anna Muster joins the board of the bank.
            """)
    void roles_asASourceHasThem_areKept(String line, String source) {
        assertThat(fault(line, source)).as(line).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # line                                              | source                                                                              | why
            The cargo ship receives $10,000.                    | The crew of the cargo ship receives $10,000 each.                                   | "ship"
            The department approves the agreement.              | The department said that a court has approved the agreement.                        | "department"
            The mayor dismisses the council.                    | The council dismissed the mayor.                                                    | "mayor"
            The firm files an amendment.                        | The firm said that it will file an amendment.                                       | to be done
            The army holds two drills.                          | The army plans to hold two drills near the border.                                  | to be done
            The president dissolves the assembly.               | The state votes after the president dissolved the assembly.                         | "president"
            Kentucky settles with the family.                   | The city of Louisville, Kentucky, settles with the family.                          | settles
            The senator named to the panel.                     | The senator was named to chair the panel.                                           | "named to the"
            Police attack the protesters.                       | Protesters attack the police in Oslo.                                               | "polic"
            India must repay a loan.                            | India's Unitech must repay a loan of $150 million.                                  | "india"
            Globex buys Acme.                                   | Acme buys Globex for $2 billion.                                                    | buys
            Peru sends ships to Chile.                          | After Chile sends ships to Peru, its navy leaves.                                   | "peru"
            Building permits rose in August.                    | Housing starts rose in August while building permits fell.                          | "permits"
            The defendants kill three men.                      | Three men were killed, and the defendants were charged.                             | "defendant"
            """)
    void roles_thatNoSourceHas_areRefusedWithTheWord(String line, String source, String why) {
        assertThat(fault(line, source)).as(line).isPresent().get().asString().contains(why);
    }

    private static Optional<String> fault(String line, String source) {
        return RoleReading.fault(Sentence.of(line), new Sources(List.of(source)));
    }
}
