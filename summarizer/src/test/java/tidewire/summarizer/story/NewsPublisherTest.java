package tidewire.summarizer.story;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.summarizer.story.Reports.from;
import static tidewire.summarizer.story.Reports.item;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewsPublisherTest {
    @ParameterizedTest
    @CsvSource({
        "https://www.reuters.com/a, reuters.com",
        "http://feeds.reuters.com/~r/reuters/topNews/~3/x, reuters.com",
        "https://m.edition.tarn.example/a, tarn.example",
        "https://news.bbc.co.uk/a, bbc.co.uk",
        "https://courier.com.au/a, courier.com.au",
        "https://one.blogspot.com/a, one.blogspot.com",
        "https://127.0.0.1:8080/a, 127.0.0.1",
        "https://news.google.com/news/url?sa=t&url=http://www.tarn.example/a, tarn.example",
        "https://www.google.com/url?q=https%3A%2F%2Fwww.tarn.example%2Fa, tarn.example",
        "http://feedproxy.google.com/~r/TarnCourier/~3/x, ~tarncourier",
        "https://news.google.com/articles/x, ~tarn courier",
    })
    void siteBehindALink_isThePublisher(String link, String publisher) {
        assertThat(NewsPublisher.of(
                        from(item("a", 0, "Dam fails near Orle, town cleared - The Tarn Courier", ""), "feed:x", link)))
                .isEqualTo(publisher);
    }

    @Test
    void whereNothingNamesASite_theFeedIsThePublisher() {
        assertThat(NewsPublisher.of(from(item("a", 0, "Dam fails near Orle", ""), "feed:x", "https://t.co/abc")))
                .isEqualTo("feed:x");
        assertThat(NewsPublisher.of(from(item("a", 0, "Dam fails near Orle", ""), "feed:x", null)))
                .isEqualTo("feed:x");
    }
}
