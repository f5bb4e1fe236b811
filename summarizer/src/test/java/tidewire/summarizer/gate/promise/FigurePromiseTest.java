package tidewire.summarizer.gate.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.summarizer.gate.source.Sources;

class FigurePromiseTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # line                                               | source                                                         | kept
            The blast killed 3 people in Cairo.                  | A blast in Cairo kills three soldiers, police say              | true
            The blast killed three people in Cairo.              | A blast in Cairo kills 3, police say                           | true
            The blast killed 4 people in Cairo.                  | A blast in Cairo kills three soldiers, police say              | false
            The blast killed four people in Cairo.               | A blast in Cairo kills 3, police say                           | false
            The blast killed twenty-one people in Cairo.         | A blast in Cairo kills 21, police say                          | true
            The bank paid $13 billion in fines.                  | Bank agrees to pay $13bn in fines                              | true
            The bank paid 13 billion dollars in fines.           | Bank agrees to pay $13 billion                                 | true
            The bank paid $13 million in fines.                  | Bank agrees to pay $13 billion                                 | false
            The bank paid €13 billion in fines.                  | Bank agrees to pay $13 billion                                 | false
            The bank paid $1,300 in fines.                       | Bank agrees to pay $1300                                       | true
            The bank paid $1.3 in fines.                         | Bank agrees to pay $1,300                                      | false
            Rates stay at 0.25 percent this year.                | Fed keeps rates at 0.25%                                       | true
            Rates stay at 0.250% this year.                      | Fed keeps rates at 0.25 per cent                               | true
            Rates rose 25 basis points this year.                | Rates rose 25bp                                                | true
            Rates rose 25% this year.                            | Rates rose 25 bps                                              | false
            Rates rose 25 this year.                             | Rates rose 25%                                                 | false
            The index moved -0.9% in an hour.                    | Index moves 0.9% in an hour                                    | false
            The index moved 0.9% in an hour.                     | Index -0.9% in an hour                                         | true
            The index moved +0.9% in an hour.                    | Index -0.9% in an hour                                         | false
            Growth is seen at 2 to 3 percent.                    | Growth is seen at 2-3%                                         | true
            Growth is seen at 2% to 3%.                          | Growth seen between 2 and 3 percent                            | true
            Growth is seen at 2-4%.                              | Growth seen at 2-3 percent                                     | false
            The talks lasted 20 minutes on Monday.               | Monday talks last 20 min                                       | true
            The talks lasted 20 hours on Monday.                 | Monday talks last 20 min                                       | false
            The 10-year bond was sold in London.                 | London sells bond of 10 years                                  | true
            The vote was held in 2013 in Kenya.                  | Kenya votes in 2014                                            | false
            The vote is the third in Kenya.                      | Kenya holds its 3rd vote                                       | true
            The vote is the fourth in Kenya.                     | Kenya holds its 3rd vote                                       | false
            CVE-2013-2099 affects the server.                    | A flaw (CVE-2013-2099) affects server software                 | true
            CVE-2013-2098 affects the server.                    | A flaw (CVE-2013-2099) affects server software                 | false
            Version 3.2.0.100 has the flaw.                      | Flaw reported in version 3.2.0.100                             | true
            Version 3.2.0.1 has the flaw.                        | Flaw reported in version 3.2.0.100                             | false
            The flight left at 14:31 from Cairo.                 | Flight leaves Cairo at 14:31                                   | true
            The flight left at 14:32 from Cairo.                 | Flight leaves Cairo at 14:31                                   | false
            Volume was 2.1x normal for IBM.                      | IBM volume 2.1x normal                                         | true
            Volume was 2.1 for IBM.                              | IBM volume 2.1x normal                                         | false
            Shares cost 181.32 and then 179.65.                  | It is 181.32 and then 179.66                                   | false
            Aid is worth millions of dollars.                    | Aid is worth hundreds of millions of dollars                   | false
            Aid is worth hundreds of millions of dollars.        | Aid, it was said, is worth hundreds of millions of dollars     | true
            Aid is worth millions of dollars.                    | Aid, it was said, is worth millions of dollars                 | true
            BAC fell 0.45% to 181.32 in an hour.                 | BAC fell 0.45% in an hour, from 181.32 to 179.65               | false
            BAC fell 0.45% to 179.65 in an hour.                 | BAC fell 0.45% in an hour, from 181.32 to 179.65               | true
            The price was 1.234 in Oslo.                         | Oslo price was 1,234                                           | false
            Aid is worth hundreds of millions.                   | Aid is worth hundreds of millions of dollars                   | false
            Aid is worth tens of millions of dollars.            | Aid is worth hundreds of millions of dollars                   | false
            Aid is worth 100 million dollars.                    | Aid is worth hundreds of millions of dollars                   | false
            """)
    void figure_standsInTheSourcesAndCountsTheSame(String line, String source, boolean kept) {
        assertThat(FigurePromise.fault(line, new Sources(List.of(source))).isEmpty())
                .as(line + " / " + source)
                .isEqualTo(kept);
    }

    @Test
    void fault_namesTheFigureAndItsUnit() {
        assertThat(FigurePromise.fault("The bank paid $6 million.", new Sources(List.of("The bank paid 5 million"))))
                .hasValue("\"$6\" (dollars) is not in the sources");
    }
}
