package tidewire.ingest.feed.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tidewire.ingest.ScriptedServer.channel;
import static tidewire.ingest.ScriptedServer.utf8;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.events.NewsItem.Precision;
import tidewire.ingest.feed.format.UnreadableFeedException;

class FeedParserTest {
    private static final String URL = "http://example.org/news/feed.xml";

    private static ParsedFeed parse(byte[] body, @Nullable String contentType) throws UnreadableFeedException {
        return new FeedParser(null).parse(body, contentType, URL);
    }

    private static ParsedFeed parse(String document) throws UnreadableFeedException {
        return parse(utf8(document), null);
    }

    private static FeedItem only(String item) throws UnreadableFeedException {
        List<FeedItem> items = parse(channel("<item>" + item + "</item>")).items();
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    @Test
    void rssItem_hasAllFields() throws UnreadableFeedException {
        FeedItem item = only(
                "<title>A &amp; B</title><guid isPermaLink=\"false\">g-1</guid>"
                        + "<link>https://example.org/1</link><pubDate>Wed, 09 Oct 2013 10:53:00 -0400</pubDate>"
                        + "<category>Politics</category><category>Other</category><description>Short.</description>"
                        + "<content:encoded>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &amp;lt;b&amp;gt;.&lt;/p&gt;</content:encoded>");

        assertThat(item)
                .isEqualTo(new FeedItem(
                        "g-1",
                        Instant.parse("2013-10-09T14:53:00Z"),
                        Precision.SECOND,
                        "A & B",
                        "Short.",
                        "One.\n\nTwo <b>.",
                        "https://example.org/1",
                        null,
                        List.of("Politics", "Other"),
                        null));
    }

    @Test
    void atomEntry_hasAllFields() throws UnreadableFeedException {
        String atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>t</title><id>f</id>"
                + "<updated>2013-10-09T00:00:00Z</updated><entry><id>urn:x:1</id><title type=\"html\">A &lt;i&gt;b&lt;/i&gt;</title>"
                + "<link rel=\"alternate\" href=\"/a/1\"/><published>2013-10-08T10:00:00+02:00</published>"
                + "<updated>2013-10-09T10:00:00Z</updated><summary>S.</summary>"
                + "<content type=\"html\">&lt;p&gt;Body.&lt;/p&gt;</content></entry></feed>";
        FeedItem item = parse(utf8(atom), "application/atom+xml").items().get(0);

        assertThat(item.guid()).isEqualTo("urn:x:1");
        assertThat(item.title()).isEqualTo("A b");
        assertThat(item.published()).isEqualTo("2013-10-08T08:00:00Z");
        assertThat(item.link()).isEqualTo("http://example.org/a/1");
        assertThat(item.summary()).isEqualTo("S.");
        assertThat(item.text()).isEqualTo("Body.");
    }

    @Test
    void rdfItem_isRead() throws UnreadableFeedException {
        String rdf =
                "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\""
                        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel rdf:about=\"http://x/\"><title>t</title>"
                        + "<link>http://x/</link><description>d</description></channel><item rdf:about=\"http://x/1\">"
                        + "<title>RDF</title><link>http://x/1</link><dc:date>2013-10-09T12:00:00Z</dc:date></item></rdf:RDF>";
        FeedItem item = parse(utf8(rdf), null).items().get(0);
        assertThat(item.title()).isEqualTo("RDF");
        assertThat(item.published()).isEqualTo("2013-10-09T12:00:00Z");
    }

    @Test
    void dayInDublinCore_besideFullTime_leavesOrderAndTellsPrecision() throws UnreadableFeedException {
        FeedItem item = only(
                "<title>t</title><pubDate>Mon, 07 Oct 2013 16:40:00 GMT</pubDate>" + "<dc:date>2013-10-07</dc:date>");
        assertThat(item.published()).isEqualTo("2013-10-07T16:40:00Z");
        assertThat(item.precision()).isEqualTo(Precision.DAY);
    }

    @Test
    void minuteInDublinCore_besideFullTime_isMinutePrecision() throws UnreadableFeedException {
        FeedItem item = only("<title>t</title><pubDate>Mon, 07 Oct 2013 16:40:00 GMT</pubDate>"
                + "<dc:date>2013-10-07T16:40Z</dc:date>");
        assertThat(item.precision()).isEqualTo(Precision.MINUTE);
    }

    @Test
    void hostileMarkup_becomesPlainText() throws UnreadableFeedException {
        FeedItem item =
                only("<title>Breaking &lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt; news"
                        + "\u202Egnp.exe&#x0;&#7;</title><description><![CDATA[<style>p{}</style><p onclick=\"x()\">Text</p>"
                        + "<iframe src=\"http://evil\">in</iframe>]]></description>");
        assertThat(item.title()).isEqualTo("Breaking newsgnp.exe");
        assertThat(item.summary()).isEqualTo("Text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                " JaVaScRiPt:alert(1)",
                "java&#9;script:alert(1)",
                "http://",
                "http://[bad"
            })
    void link_thatIsNoWebAddress_isDropped(String link) throws UnreadableFeedException {
        FeedItem item = only("<title>t</title><guid isPermaLink=\"false\">1</guid><link>" + link + "</link>");
        assertThat(item.link())
                .satisfiesAnyOf(
                        dropped -> assertThat(dropped).isNull(),
                        // A relative address is completed with the feed's own.
                        relative -> assertThat(relative).startsWith("http://example.org/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html><body>Sorry</body></html>", "{\"a\":1}", "\u0000\u0001\u0002", "<rss/>"})
    void otherDocument_isRefused(String body) {
        assertThatThrownBy(() -> parse(utf8(body), "text/html")).isInstanceOf(UnreadableFeedException.class);
    }

    @Test
    void emptyFeed_isNoError() throws UnreadableFeedException {
        ParsedFeed parsed = parse(utf8(channel("")), null);
        assertThat(parsed.items()).isEmpty();
        assertThat(parsed.rejected()).isEmpty();
    }

    @Test
    void itemWithoutAnyWords_isRejectedWithItsXml_othersStay() throws UnreadableFeedException {
        ParsedFeed parsed =
                parse(utf8(channel("<item><title> </title><x>1</x></item><item><title>good</title></item>")), null);
        assertThat(parsed.items()).extracting(FeedItem::title).containsExactly("good");
        assertThat(parsed.rejected()).hasSize(1);
        assertThat(parsed.rejected().get(0).reason()).isEqualTo("an item with nothing in it");
        assertThat(new String(parsed.rejected().get(0).raw(), StandardCharsets.UTF_8))
                .contains("<x>1</x>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<guid isPermaLink='false'>abc</guid>",
                "<pubDate>Thu, 26 Nov 2026 10:00:00 GMT</pubDate>",
                "<author>joe@example.org (Joe)</author>",
                "<category>Rates</category>",
                "<description><![CDATA[<img src='http://x.example/a.png'>]]></description><dc:subject>Rates</dc:subject>"
            })
    void itemWithNothingToRead_isKeptUnderANameForThat_withWhatItSays(String item) throws UnreadableFeedException {
        FeedItem only = only(item);
        assertThat(only.title())
                .isEqualTo(
                        item.contains("Rates")
                                ? "(untitled) Rates"
                                : item.contains("Joe") ? "(untitled) Joe" : "(untitled)");
        assertThat(Stream.of(only.guid(), only.published(), only.author(), only.categories())
                        .filter(value -> value != null && !value.equals(List.of())))
                .hasSize(1);
    }

    @Test
    void itemWithoutTitle_isTitledByItsFirstWords() throws UnreadableFeedException {
        assertThat(only("<description>First line.\nSecond.</description>").title())
                .isEqualTo("First line.");
    }

    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1, text/xml; charset=ISO-8859-1, ISO-8859-1",
        "UTF-8, text/xml; charset=ISO-8859-1, UTF-8",
        "UTF-8, text/xml; charset=us-ascii, UTF-8",
        "UTF-8, text/xml; charset=no-such-charset, UTF-8",
        "windows-1252, text/xml, UTF-8",
        "windows-1252, text/xml; charset=UTF-8, windows-1252",
        "UTF-16, text/xml, UTF-16"
    })
    void text_inRightOrWrongCharset_isReadAsItWasMeant(String real, String contentType, String declared)
            throws UnreadableFeedException {
        String xml = "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>"
                + channel("<item><title>Zürich café</title></item>").substring("<?xml version=\"1.0\"?>".length());
        ParsedFeed parsed = parse(xml.getBytes(Charset.forName(real)), contentType);
        assertThat(parsed.items().get(0).title()).isEqualTo("Zürich café");
    }

    @Test
    void htmlEntities_undeclared_areUnderstood() throws UnreadableFeedException {
        assertThat(only("<title>a&nbsp;b &eacute; &mdash; c</title>").title()).isEqualTo("a b é — c");
    }

    @Test
    void items_comeOldestFirst() throws UnreadableFeedException {
        ParsedFeed parsed = parse(
                utf8(channel("<item><title>late</title><pubDate>Wed, 09 Oct 2013 14:00:00 GMT</pubDate></item>"
                        + "<item><title>early</title><pubDate>Wed, 09 Oct 2013 13:00:00 GMT</pubDate></item>")),
                null);
        assertThat(parsed.items()).extracting(FeedItem::title).containsExactly("early", "late");
    }

    @Test
    void longDescription_isTheBody() throws UnreadableFeedException {
        FeedItem item = only("<title>t</title><description>" + "word ".repeat(300) + "</description>");
        assertThat(item.summary()).isNull();
        assertThat(item.text()).hasSize(1_499);
    }
}
