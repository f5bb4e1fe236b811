package tidewire.summarizer.gate.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;

class QualifierPromiseTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # line                                      | source                                                              | kept
            The talks will not resume on Monday.        | Talks to resume on Monday                                           | false
            The ministers sign the treaty on Monday.    | Ministers do not sign the treaty on Monday                          | false
            The ministers do not sign the treaty.       | Ministers did not sign the treaty on Monday                         | true
            The rival lied about the vote.              | The mayor said that her rival lied about the vote                   | false
            The mayor says her rival lied.              | The mayor said that her rival lied about the vote                   | true
            The mayor says her rival lied.              | The mayor said that her rival lied, which the rival rejects         | false
            The mayor says her rival lied; he denies it. | The mayor said that her rival lied, which the rival denied         | true
            A journalist is kidnapped in Yemen.         | A journalist is kidnapped in Yemen, but later released              | false
            Chile will send ships to Peru.              | Chile informs the ministry that it will send ships to Peru          | false
            Growth of 3% is seen this year.             | Fed staff project growth of 3% this year                            | false
            Acme settles for about $700 million.        | Acme settles for about $700 million: source                         | false
            Acme expects to settle for $700 million.    | Acme expects to settle for about $700 million: source               | false
            Acme expects to settle, a source says.      | Acme expects to settle for about $700 million: source               | true
            Acme settles for $700 million, source says. | Acme settles for about $700 million: source                         | true
            The two teams meet again on Friday.         | The two teams meet again on Friday in a season without any injuries | true
            Acme recalls cars sold in Europe.           | Acme recalls cars sold in Europe that do not brake in time          | true
            Cars sold in Europe brake in time.          | Acme recalls cars sold in Europe that do not brake in time          | false
            Envoys in Geneva reach a deal.              | Envoys meet in Geneva and reach no deal                             | false
            Acme and Globex agree on a price.           | Acme and Globex did not agree on a price                            | false
            IBM cheated its customers.                  | Officials see no basis for claims that IBM cheated its customers    | false
            Samuel Kent robbed the bank.                | The police have no evidence for the claim that Samuel Kent robbed the bank | false
            Reports say Iran fired missiles at Oslo.    | There is no truth in reports that Iran fired missiles at Oslo       | false
            Chile launches three satellites.            | If talks fail, Chile launches three satellites                      | false
            A deal is reached in Geneva.                | No deal was reached in Geneva                                       | false
            Acme is expected to sell its mine for $1 billion.  | Acme is expected to sell its mine for $1 billion, two people familiar with the matter said | false
            Acme is expected to sell its mine, people say.     | Acme is expected to sell its mine for $1 billion, two people familiar with the matter said | true
            Acme expects growth, which it calls strong. | Acme expects growth this year, which it said was strong             | true
            Fed staff expect 3% growth this year.       | Fed staff project growth of 3% this year                            | true
            """)
    void line_keepsWhatItsSourceDeniesDoubtsOrAttributes(String line, String source, boolean kept) {
        assertThat(QualifierPromise.fault(Sentence.of(line), new Sources(List.of(source)))
                        .isEmpty())
                .as(line + " / " + source)
                .isEqualTo(kept);
    }
}
