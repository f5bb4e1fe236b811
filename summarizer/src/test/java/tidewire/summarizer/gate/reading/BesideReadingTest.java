package tidewire.summarizer.gate.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;

class BesideReadingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # line                                           | source                                                           | kept
            Three men indicted in Oslo.                      | Three indictments charging six men were returned in Oslo.        | false
            Six men indicted in Oslo.                        | Three indictments charging six different men were returned.      | true
            Ohio man pleads guilty.                          | A resident of Bergen, the man pleaded guilty today in Ohio.      | false
            Bergen man pleads guilty.                        | A man of Bergen pleaded guilty today in Ohio.                    | true
            Ohio man pleads guilty.                          | An Akron, Ohio, man pleaded guilty today.                        | true
            Oslo mayor resigns.                              | The mayor of the city of Oslo resigned today.                    | true
            Bergen man pleads guilty.                        | A man, who was tried in Bergen, pleaded guilty.                  | false
            The firm cuts 40 jobs.                           | The firm, with 40 offices, cuts jobs.                            | false
            The firm cuts 40 jobs.                           | The firm cuts some 40 well-paid jobs.                            | true
            The bank completed its first bailout.            | The bank completed its first review of the bailout.              | false
            Bank puts loans on the money market.             | A new outlook puts loans on the money market agenda.             | false
            Bank puts loans on the money market.             | A bank puts loans on the money market.                           | true
            Bank puts loans on the money market.             | A bank puts loans on the money market today.                     | true
            Jailed for three years.                          | Sentenced to three long and hard and bitter and lonely years.    | true
            """)
    void whatStandsBesideAFigureOrAName_standsBesideItInASource(String line, String source, boolean kept) {
        assertThat(fault(line, source).isEmpty()).as(line).isEqualTo(kept);
    }

    private static Optional<String> fault(String line, String source) {
        return BesideReading.fault(Sentence.of(line), new Sources(List.of(source)));
    }
}
