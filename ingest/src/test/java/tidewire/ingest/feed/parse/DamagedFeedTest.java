package tidewire.ingest.feed.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.ingest.feed.format.Deadline;
import tidewire.ingest.feed.format.FeedFormat;
import tidewire.ingest.feed.format.UnreadableFeedException;

/** Documents that break off, and documents with anything in them: whole items or a refusal in words, never anything else. */
class DamagedFeedTest {
    private static final String RSS = """
            <?xml version="1.0"?><rss version="2.0"><channel><title>F</title>
            <item><title>one</title><guid isPermaLink="false">g1</guid><description><![CDATA[<p>First words</p>]]></description></item>
            <item><title>two &amp; more</title><guid isPermaLink="false">g2</guid><link>http://x.example/2</link></item>
            <item><title>three</title><guid isPermaLink="false">g3</guid><pubDate>Thu, 26 Nov 2026 10:00:00 GMT</pubDate></item>
            </channel></rss>""";
    private static final String ATOM = """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>F</title>
            <entry><id>g1</id><title>one</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>First</p></div></content></entry>
            <entry><id>g2</id><title type="html">two &lt;b&gt;more&lt;/b&gt;</title><link href="http://x.example/2"/></entry>
            <entry><id>g3</id><title>three</title><updated>2026-11-26T10:00:00Z</updated></entry>
            </feed>""";
    private static final String RDF = """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>F</title>
            </channel><item rdf:about="g1"><title>one</title></item><item rdf:about="g2"><title>two</title></item>
            <item rdf:about="g3"><title>three</title><description>words</description></item></rdf:RDF>""";
    private static final String JSON = """
            {"version":"https://jsonfeed.org/version/1.1","title":"F","items":[{"id":"g1","title":"one","content_html":"<p>x</p>"},
            {"id":"g2","title":"two","tags":["a","b"],"authors":[{"name":"Ann"}]},{"id":"g3","title":"three"}]}""";

    private static ParsedFeed parse(byte[] document) throws UnreadableFeedException {
        return new FeedParser(null).parse(document, null, "http://example.org/feed");
    }

    @ParameterizedTest
    @ValueSource(strings = {RSS, ATOM, RDF, JSON})
    void documentCutAnywhere_givesItsWholeItems(String document) throws UnreadableFeedException {
        byte[] whole = document.getBytes(UTF_8);
        List<FeedItem> all = parse(whole).items();
        assertThat(all).hasSize(3);
        int most = 0;
        for (int length = 0; length < whole.length; length++) {
            try {
                ParsedFeed cut = parse(Arrays.copyOf(whole, length));
                assertThat(all).as("cut at %d", length).containsAll(cut.items());
                assertThat(cut.items().size()).as("cut at %d", length).isGreaterThanOrEqualTo(most);
                assertThat(cut.rejected()).as("cut at %d", length).isEmpty();
                most = cut.items().size();
            } catch (UnreadableFeedException e) {
                assertThat(most).as("items of less than %d bytes", length).isZero();
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        assertThat(most).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {RSS, ATOM, RDF, JSON})
    void documentWithAnythingInIt_isReadOrRefusedInWords(String document) {
        Random random = new Random(3);
        byte[] whole = document.getBytes(UTF_8);
        List<String> pieces = List.of(
                "<",
                ">",
                "<![CDATA[",
                "]]>",
                "<!--",
                "-->",
                "&",
                "&#x110000;",
                "\0",
                "\ufeff",
                "</item>",
                "<item>",
                "\"",
                "{",
                "]",
                "<?",
                "<!DOCTYPE x [",
                "xmlns:a=''",
                "<a:b c='d'>",
                "&#0;",
                "\ud83d\ude00",
                "<feed>",
                "</rss>",
                "null",
                "\\u0000");
        for (int i = 0; i < 1_500; i++) {
            byte[] damaged = whole.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(damaged.length);
                switch (random.nextInt(3)) {
                    case 0 -> damaged[at] = (byte) random.nextInt(256);
                    case 1 -> {
                        int end = Math.min(damaged.length, at + random.nextInt(30));
                        damaged = joined(
                                Arrays.copyOf(damaged, at),
                                new byte[0],
                                Arrays.copyOfRange(damaged, end, damaged.length));
                    }
                    default ->
                        damaged = joined(
                                Arrays.copyOf(damaged, at),
                                pieces.get(random.nextInt(pieces.size())).getBytes(UTF_8),
                                Arrays.copyOfRange(damaged, at, damaged.length));
                }
                if (damaged.length == 0) {
                    damaged = whole.clone();
                }
            }
            try {
                assertThat(parse(damaged).items())
                        .allSatisfy(item -> assertThat(item.title()).isNotBlank());
            } catch (UnreadableFeedException e) {
                assertThat(e.getMessage()).isNotBlank().doesNotContain("Exception");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {RSS, ATOM, RDF, JSON})
    void documentThatTakesTooLong_isGivenUp(String document) {
        assertThatThrownBy(() -> FeedFormat.read(document, "http://x/", Deadline.after(Duration.ZERO)))
                .isInstanceOf(UnreadableFeedException.class)
                .hasMessageContaining("takes longer than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<guid>", "<b><guid>"})
    void elementsThatAreNeverClosed_areReadInATimeThatGrowsWithThem(String open) throws UnreadableFeedException {
        String document = "<rss version='2.0'><channel><item><title>one" + open.repeat(1_000_000 / open.length())
                + "</title></item><item><title>two</title></item></channel></rss>";
        assertThat(parse(document.getBytes(UTF_8)).items())
                .extracting(FeedItem::title)
                .contains("two");
    }

    @Test
    void jsonWithWhatJsonDoesNotHave_costsNoItem() throws UnreadableFeedException {
        String document =
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"title\":\"one\","
                        + "\"rating\":NaN,\"rank\":-Infinity,\"number\":007},{'id':'2','title':'two'}]}";
        assertThat(parse(document.getBytes(UTF_8)).items())
                .extracting(FeedItem::title)
                .containsExactlyInAnyOrder("one", "two");
    }

    private static byte[] joined(byte[] before, byte[] between, byte[] after) {
        byte[] all = Arrays.copyOf(before, before.length + between.length + after.length);
        System.arraycopy(between, 0, all, before.length, between.length);
        System.arraycopy(after, 0, all, before.length + between.length, after.length);
        return all;
    }
}
