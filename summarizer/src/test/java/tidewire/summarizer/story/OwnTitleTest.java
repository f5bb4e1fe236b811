package tidewire.summarizer.story;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.summarizer.story.Reports.from;
import static tidewire.summarizer.story.Reports.item;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnTitleTest {
    private static final String FIRE = "Fire kills five in Cairo mill";

    /** {@code #} stands for what is told. */
    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            https://news.google.com/articles/x                                   ! # - The Tarn Courier
            https://news.google.com/articles/x                                   ! # - Reuters UK
            http://feedproxy.google.com/~r/TarnCourier/~3/x                      ! # | The Tarn Courier
            https://www.tarncourier.example/a                                    ! # - The Tarn Courier
            https://www.thetarncourier.example/a                                 ! # — The Tarn Courier
            https://courier.example/a                                            ! # · The Tarn Courier
            https://ttc.example/a                                                ! # -- The Tarn Courier
            https://tcourier.example/a                                           ! # (The Tarn Courier)
            https://www.reuters.com/a                                            ! # - Reuters
            https://www.reuters.com/a                                            ! # (Reuters)
            https://www.reuters.com/a                                            ! Reuters | #
            https://www.reuters.com/a                                            ! # - 路透社
            https://example.org/a                                                ! # - Tarn Feed
            https://www.tarncourier.example/a                                    ! # - tarncourier.example
            """)
    void ownName_isLeftOut(String link, String title) {
        assertThat(without(link.startsWith("https://example.org") ? null : link, title.replace("#", FIRE)))
                .isEqualTo(FIRE);
    }

    /** Somebody else's name says who told it; a publisher's own may be what is told of. */
    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            https://www.reuters.com/a          ! AT&T seeking buyers for towers - Bloomberg
            https://www.reuters.com/a          ! Iran ready for talks on enrichment - foreign minister
            https://www.reuters.com/a          ! Iran ready for talks on enrichment: sources
            https://www.reuters.com/a          ! Thomson cuts jobs at Reuters
            https://www.tarncourier.example/a  ! Mayor sues - The Tarn Courier
            https://www.tarncourier.example/a  ! Fire kills five in Cairo mill - The Orle Courier
            https://www.fed.example/a          ! Rates stay where they are - Federal Reserve
            https://courier.example/a          ! Parcels are late again in Orle - courier
            https://xyz.example/a              ! Fire kills five in Cairo mill - Ab C
            https://news.google.com/articles/x ! Fire kills five in Cairo mill
            """)
    void otherNames_stay(String link, String title) {
        assertThat(without(link, title)).isEqualTo(title);
    }

    private static String without(String link, String title) {
        return OwnTitle.of(from(item("a", 0, title, ""), "feed:tarn-feed", link), title);
    }
}
