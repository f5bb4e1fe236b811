package tidewire.summarizer.story.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.summarizer.story.text.Headline.Form;
import tidewire.summarizer.story.text.Headline.Mark;

class HeadlineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE 3-Dam fails near Orle, town cleared | Dam fails near Orle, town cleared",
                "WRAPUP 1-Dam fails near Orle, town cleared | Dam fails near Orle, town cleared",
                "REFILE-UPDATE 2-Dam fails near Orle, town cleared | Dam fails near Orle, town cleared",
                "CORRECTED-Dam fails near Orle, town cleared | Dam fails near Orle, town cleared",
                "Update: Dam fails near Orle, town cleared | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared (Update 2) | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared - The Tarn Courier | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared — Orle Evening News | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared (Reuters) | Dam fails near Orle, town cleared",
                "Dam fails near Orle, town cleared -- ORLE, Sept 18 | Dam fails near Orle, town cleared",
                "Exclusive: Harlo in talks to buy Benning | Harlo in talks to buy Benning",
                "RPT-BRIEF-Harlo in talks to buy Benning | Harlo in talks to buy Benning",
                "Harlo in talks to buy Benning -sources | Harlo in talks to buy Benning -sources",
                "Update on harvest pleases farmers | Update on harvest pleases farmers",
                "Text message costs minister her job | Text message costs minister her job",
                "Live-in carers win case | Live-in carers win case",
                "Wrap | Wrap",
            })
    void wrapping_isTakenOff(String title, String bare) {
        assertThat(Headline.of(title).text()).isEqualTo(bare);
    }

    @Test
    void slugs_sayWhatSortOfReportItIsAndHowItWasFiled() {
        assertThat(Headline.of("FACTBOX-Dams of the Orle").form()).isEqualTo(Form.BACKGROUND);
        assertThat(Headline.of("Analysis: Who pays for the dam?").form()).isEqualTo(Form.ANALYSIS);
        assertThat(Headline.of("Instant View 2: Dam fails near Orle").form()).isEqualTo(Form.REACTION);
        assertThat(Headline.of("INSTANT VIEW-Dam fails near Orle").text()).isEqualTo("Dam fails near Orle");
        assertThat(Headline.of("DIARY-Economic data next week").form()).isEqualTo(Form.ADVISORY);
        assertThat(Headline.of("Dam fails near Orle").form()).isEqualTo(Form.NEWS);
        assertThat(Headline.of("REFILE-UPDATE 2-Dam fails").marks())
                .containsExactlyInAnyOrder(Mark.REFILED, Mark.UPDATE);
        assertThat(Headline.of("CORRECTED-Dam fails").marks()).containsExactly(Mark.CORRECTED);
    }

    @Test
    void hostileTitle_isReadInShortTime() {
        String title = "UPDATE 1-".repeat(5_000) + " - A".repeat(5_000);
        assertThat(Headline.of(title).marks()).contains(Mark.UPDATE);
    }
}
