package tidewire.summarizer.story;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.summarizer.story.Reports.from;
import static tidewire.summarizer.story.Reports.item;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** As collections name them, as their addresses do, as their feeds are burned. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://news.google.com/articles/x | Dam fails near Orle - CNN | cnn.com",
                "https://news.google.com/articles/x | Dam fails near Orle - CNBC | cnbc.com",
                "https://news.google.com/articles/x | Dam fails near Orle - CNN International | cnn.com",
                "https://edition.cnn.com/a | Dam fails near Orle | cnn.com",
                "https://news.google.com/articles/x | Dam fails near Orle - Reuters | reuters.com",
                "https://news.google.com/articles/x | Dam fails near Orle - Reuters UK | reuters.com",
                "https://news.google.com/articles/x | Dam fails near Orle - uk.reuters.com | reuters.com",
                "https://uk.reuters.com/a | Dam fails near Orle | reuters.com",
                "https://www.reuters.co.uk/a | Dam fails near Orle | reuters.com",
                "http://feedproxy.google.com/~r/reuters/topNews/~3/x | Dam fails near Orle | reuters.com",
                "http://feedproxy.google.com/~r/Reuters/businessNews/~3/x | Dam fails near Orle | reuters.com",
                "http://feedproxy.google.com/~r/rss/cnn_topstories/~3/x | Dam fails near Orle | cnn.com",
                "http://feedproxy.google.com/~r/rss/tarn_world/~3/x | Dam fails near Orle | ~rss/tarn_world",
                "http://feedproxy.google.com/~r/blogspot/OrLe/~3/x | Dam fails near Orle | ~blogspot/orle",
                "http://feedproxy.google.com/~r/blogspot/TaRn/~3/x | Dam fails near Orle | ~blogspot/tarn",
                "http://feedproxy.google.com/~r/typepad/orle/~3/x | Dam fails near Orle | ~typepad/orle",
                "https://ecb.europa.eu/a | Rates held in Orle | ecb.europa.eu",
                "https://www.esma.europa.eu/a | Rates held in Orle | esma.europa.eu",
                "https://abcnews.go.com/a | Dam fails near Orle | abcnews.go.com",
                "https://espn.go.com/a | Cup won in Orle | espn.go.com",
                "https://www.statcan.gc.ca/a | Prices rise | statcan.gc.ca",
                "https://www.ons.gov.uk/a | Prices rise | ons.gov.uk",
                "https://www.gov.uk/a | Prices rise | gov.uk",
                "https://orle.blogspot.de/a | Prices rise | orle.blogspot.de",
                "https://tarn.blogspot.de/a | Prices rise | tarn.blogspot.de",
                "https://orle.substack.com/p/a | Prices rise | orle.substack.com",
                "https://www.orle.wa.edu.au/a | Prices rise | orle.wa.edu.au",
                "https://www.bbc.com/news/a | Prices rise | bbc.co.uk",
                "https://a.b.tarn.co.jp/a | Prices rise | tarn.co.jp",
                "https://tarn.com/a b{c} | Prices rise | tarn.com",
            })
    void publishers_areNeitherMergedNorParted(String link, String title, String publisher) {
        assertThat(NewsPublisher.of(from(item("a", 0, title, ""), "feed:x", link)))
                .isEqualTo(publisher);
    }

    /** An author's own title may end with a name: it does not say who published it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://t.co/abc",
                "https://bit.ly/abc",
                "https://trib.al/abc",
                "http://rss.feedsportal.com/c/1/f/2/s/3/l/x/story01.htm",
            })
    void endOfATitle_behindAShortAddress_isNoPublisher(String link) {
        assertThat(NewsPublisher.of(from(item("a", 0, "Talks on the dam end - Anna Berg", ""), "feed:x", link)))
                .isEqualTo("feed:x");
    }

    @Test
    void whereNothingNamesASite_theFeedIsThePublisher() {
        assertThat(NewsPublisher.of(from(item("a", 0, "Dam fails near Orle", ""), "feed:x", "https://t.co/abc")))
                .isEqualTo("feed:x");
        assertThat(NewsPublisher.of(from(item("a", 0, "Dam fails near Orle", ""), "feed:x", null)))
                .isEqualTo("feed:x");
    }
}
