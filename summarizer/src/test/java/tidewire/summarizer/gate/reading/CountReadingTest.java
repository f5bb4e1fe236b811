package tidewire.summarizer.gate.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;

class CountReadingTest {
    private static Optional<String> fault(String line, String... sources) {
        return CountReading.fault(Sentence.of(line), new Sources(List.of(sources)));
    }

    @Test
    void figuresThatChangePlaces_areFound() {
        String source = "Three people were killed and four were injured.";
        assertThat(fault("Four were killed and three injured.", source))
                .hasValue("no source has \"Four\" with \"killed\"");
        assertThat(fault("Three were killed and four injured.", source)).isEmpty();
        assertThat(fault("A blast killed three people and injured four.", source))
                .isEmpty();
        assertThat(fault("A blast killed 4 people and injured 3.", source)).isPresent();
    }

    @Test
    void figureBehindItsVerb_keepsIt() {
        String source = "A bomb killed at least six soldiers and injured 55 others in El-Tor.";
        assertThat(fault("At least 55 soldiers were killed in El-Tor.", source)).isPresent();
        assertThat(fault("At least six soldiers were killed in El-Tor.", source))
                .isEmpty();
    }

    @Test
    void figureThatIsAlone_mayHaveAnotherVerb() {
        assertThat(fault("Six die in a blast.", "A blast killed six people.")).isEmpty();
        assertThat(fault("Sales fell to $23.7 billion.", "Sales fell 4% to $23.7 billion."))
                .isEmpty();
    }
}
