package tidewire.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpmlTest {
    @Test
    void hostsOfAllScripts_andWithUnderscores_areRead() {
        assertThat(Opml.read(
                        "<opml><body><outline xmlUrl='http://my_host.example/f'/><outline xmlUrl='https://münchen.example/f'/>"
                                + "</body></opml>",
                        Set.of()))
                .extracting(outline -> outline.url().toString())
                .containsExactly("http://my_host.example/f", "https://xn--mnchen-3ya.example/f");
    }

    @Test
    void feeds_areReadFromAnyDepth_eachAddressOnce_underNamesOfTheirOwn() {
        String opml = """
                <?xml version="1.0"?><opml version="1.0"><body>
                <outline text="Folder"><outline type="rss" text="Zürich &amp; News" xmlUrl="https://a.example/feed?x=1&amp;y=2"/>
                <outline title="fed" xmlUrl="https://b.example/"/></outline>
                <outline text="again" xmlUrl="https://b.example/"/>
                <outline text="fed" xmlUrl="feed://c.example/rss"/>
                <outline xmlUrl="feed:https://d.example/rss"/>
                <outline text="bad" xmlUrl="javascript:alert(1)"/><outline text="worse" xmlUrl="http://u:p@e.example/"/>
                """;
        assertThat(Opml.read(opml, Set.of("fed")))
                .containsExactly(
                        new Opml.Outline("zurich-news", URI.create("https://a.example/feed?x=1&y=2")),
                        new Opml.Outline("fed-2", URI.create("https://b.example/")),
                        new Opml.Outline("fed-3", URI.create("http://c.example/rss")),
                        new Opml.Outline("d-example", URI.create("https://d.example/rss")));
    }

    @Test
    void whatIsWritten_isReadAgain() {
        FeedConfig feed = FeedConfig.of("fed", URI.create("https://a.example/feed?x=1&y=2"));
        assertThat(Opml.read(Opml.write(List.of(feed)), Set.of())).containsExactly(new Opml.Outline("fed", feed.url()));
    }
}
