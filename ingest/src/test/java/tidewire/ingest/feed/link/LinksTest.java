package tidewire.ingest.feed.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
    private static final String BASE = "http://example.org/a/b/feed.xml?x=1";

    @ParameterizedTest
    @CsvSource({
        "http://example.org/x|y, http://example.org/x|y",
        "http://example.org/100%, http://example.org/100%",
        "http://my_host.example.org/_x, http://my_host.example.org/_x",
        "http://bücher.example/ü, http://bücher.example/ü",
        "HTTP://Example.org/A, http://Example.org/A",
        "http://[2001:db8::1]:8080/x, http://[2001:db8::1]:8080/x",
        "http://example.org/a b, http://example.org/a%20b",
        "http://user:secret@example.org/x, http://example.org/x",
        "/x, http://example.org/x",
        "x, http://example.org/a/b/x",
        "../x, http://example.org/a/x",
        "./x/../y, http://example.org/a/b/y",
        "?q=1, http://example.org/a/b/feed.xml?q=1",
        "//other.example/x, http://other.example/x",
        "http://example.org, http://example.org",
        "http://example.org/x#part, http://example.org/x#part",
    })
    void address_isResolvedAsBrowsersDo(String raw, String expected) {
        assertThat(Links.article(raw, BASE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "http://e.org/x?utm_source=rss&utm_medium=feed, http://e.org/x",
        "http://e.org/x?id=7&utm_source=rss, http://e.org/x?id=7",
        "http://e.org/x?at_medium=RSS&at_campaign=KARANGA&b=2, http://e.org/x?b=2",
        "http://e.org/x?fbclid=abc#top, http://e.org/x#top",
        "http://e.org/x#xtor=RSS-1, http://e.org/x",
        "http://e.org/x?utm=1&source=2, http://e.org/x?utm=1&source=2",
    })
    void trackingParameters_areLeftOut_othersStay(String raw, String expected) {
        assertThat(Links.article(raw, BASE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                " JaVaScRiPt:alert(1)",
                "java\tscript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "mailto:a@example.org",
                "http://",
                "http://[bad",
                "http://a b/",
                "urn:x:1",
                ""
            })
    void whatIsNoWebAddress_isNone(String raw) {
        assertThat(Links.article(raw, BASE)).isNull();
    }

    @Test
    void endlessAddress_isNone() {
        assertThat(Links.article("www" + ".a".repeat(50_000), BASE)).isNull();
        assertThat(Links.article("www" + ".a".repeat(900), BASE)).startsWith("http://www.a.a");
    }
}
