package tidewire.summarizer.story.text.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TellingFiguresTest {
    @Test
    void smallCountsAndYears_tellNothingApart() {
        assertThat(TellingFigures.of("In 2013, 12 of 405,000 cars and 3.5 percent; 0 to 13"))
                .containsExactly("13", "3.5", "405000");
    }
}
