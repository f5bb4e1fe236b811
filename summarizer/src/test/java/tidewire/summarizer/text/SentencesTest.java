package tidewire.summarizer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {
    @Test
    void split_abbreviationsAndInitials_endNoSentence() {
        assertThat(Sentences.split("The U.S. Senate met. Sen. J. Smith Jr. spoke at 3 p.m. Monday. \"Yes.\" He left"))
                .containsExactly(
                        "The U.S. Senate met.", "Sen. J. Smith Jr. spoke at 3 p.m. Monday.", "\"Yes.\"", "He left");
    }

    @Test
    void split_decimalsAndVersions_endNoSentence() {
        assertThat(Sentences.split("It rose 0.92% to 3.2.0.100 then. Next."))
                .containsExactly("It rose 0.92% to 3.2.0.100 then.", "Next.");
    }

    @Test
    void split_emptyText_hasNoSentence() {
        assertThat(Sentences.split("")).isEmpty();
    }
}
