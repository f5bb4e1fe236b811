package tidewire.summarizer.story.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void sentenceCase_givesWordsWithACapital() {
        assertThat(Names.of("Harlo buys Benning in France", "Harlo said it would buy Benning."))
                .containsExactly("benning", "france", "harlo");
    }

    @Test
    void titleCase_givesOnlyWhatTheBodyWritesWithACapital() {
        assertThat(Names.of(
                        "Orle Mayor Charged In Dam Fraud Scheme",
                        "The mayor of Orle was charged with fraud over a dam."))
                .containsExactly("orle");
    }
}
