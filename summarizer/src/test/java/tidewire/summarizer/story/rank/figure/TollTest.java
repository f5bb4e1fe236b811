package tidewire.summarizer.story.rank.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TollTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            At least 117 people are killed by mudslides | 117
            Suicide bomber kills 15 at a camp | 15
            Fire at a hospital kills ten people | 10
            Quake leaves 1,200 dead, 30 missing | 1200
            Dozens injured as a stand collapses | 30
            Wave of attacks leaves hundreds dead | 300
            He dies at 88 | 88
            Deaths fall to the lowest since 1993 | 0
            Company cuts 4,500 jobs | 0
            A headline without any | 0
            """)
    void headline_saysHowMany(String headline, long people) {
        assertThat(Toll.of(headline)).isEqualTo(people);
    }
}
