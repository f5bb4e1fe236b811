package tidewire.ingest.feed.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.ingest.feed.format.UnreadableFeedException;

/** Feeds that are odd in a way that costs one field, or the items behind it, when it is not known. */
class OddFeedTest {
    private static ParsedFeed parse(byte[] document) throws UnreadableFeedException {
        return new FeedParser(null).parse(document, null, "http://example.org/dir/feed.xml");
    }

    private static List<FeedItem> items(String document) throws UnreadableFeedException {
        return parse(document.getBytes(UTF_8)).items();
    }

    private static String rss(String items) {
        return "<rss xmlns:media='http://search.yahoo.com/mrss/'><channel>" + items + "</channel></rss>";
    }

    private static String atom(String entry) {
        return "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:media='http://search.yahoo.com/mrss/'"
                + " xmlns:content='http://purl.org/rss/1.0/modules/content/'><entry>" + entry + "</entry></feed>";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>t</title><link>http://x.example/1<description>d</description><guid>g</guid>",
                "<title>t<link>http://x.example/1</link><description>d</description><guid>g</guid>",
                "<title>t</title><guid>g<link>http://x.example/1</link><description>d</description>",
            })
    void elementLeftOpen_keepsNothingOfTheNext(String item) throws UnreadableFeedException {
        List<FeedItem> items = items(rss("<item>" + item + "</item><item><title>two</title></item>"));
        assertThat(items).hasSize(2);
        FeedItem first = items.get(1);
        assertThat(List.of(first.title(), first.link(), first.summary(), first.guid()))
                .containsExactly("t", "http://x.example/1", "d", "g");
    }

    @Test
    void sectionLeftOpen_swallowsNoItem() throws UnreadableFeedException {
        String open = "<item><title><![CDATA[one</title></item>";
        String closed = "<item><title><![CDATA[two]]></title></item>";
        assertThat(items(rss(open + closed + open))).extracting(FeedItem::title).containsExactly("one", "two", "one");
        String inside = "<item><title><![CDATA[a <item> </item> b]]></title></item>";
        assertThat(items(rss(inside + closed))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<link rel='alternate' type='application/pdf' href='http://x.example/1.pdf'/><link href='http://x.example/1'/>|http://x.example/1",
                "<link rel='http://www.iana.org/assignments/relation/alternate' href='http://x.example/1'/>|http://x.example/1",
                "<link href='www.x.example/1'/>|http://www.x.example/1",
                "<link href='http://x.example/1?a=1&amp;amp;b=2'/>|http://x.example/1?a=1&b=2",
            })
    void linkOfAtom_isThatOfThePage(String links, String link) throws UnreadableFeedException {
        assertThat(items(atom("<title>t</title>" + links)).get(0).link()).isEqualTo(link);
    }

    @Test
    void modules_areReadWhereTheyAreWrapped_andAsTheyAreWritten() throws UnreadableFeedException {
        FeedItem item = items(atom("<media:group><media:title>T</media:title><media:description>D</media:description>"
                        + "<media:credit role='author'>Ann</media:credit><media:credit role='photographer'>Bob</media:credit>"
                        + "<media:keywords>a, b</media:keywords></media:group>"
                        + "<content:encoded><![CDATA[<p>Body</p>]]></content:encoded>"))
                .get(0);
        assertThat(List.of(item.title(), item.summary(), item.text(), item.author()))
                .containsExactly("T", "D", "Body", "Ann");
        assertThat(item.categories()).containsExactly("a", "b");
    }

    @Test
    void entryAlone_isAFeedOfOne() throws UnreadableFeedException {
        assertThat(items("<entry xmlns='http://www.w3.org/2005/Atom'><title>t &lt;b></title></entry>"))
                .extracting(FeedItem::title)
                .containsExactly("t <b>");
    }

    @ParameterizedTest
    @CsvSource({"macintosh, x-MacRoman, Zürich café", "iso-8859-8-i, ISO-8859-8, חדשות", "x-gbk, GBK, 新闻"})
    void charsetUnderItsNameOnTheWeb_isRead(String name, String charset, String title) throws Exception {
        String document =
                "<?xml version='1.0' encoding='" + name + "'?>" + rss("<item><title>" + title + "</title></item>");
        assertThat(parse(document.getBytes(Charset.forName(charset)))
                        .items()
                        .get(0)
                        .title())
                .isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void wideCharactersWithoutMark_behindABlankOrAsJson_areRead(String charset) throws Exception {
        String xml = "\n" + rss("<item><title>Zürich</title></item>");
        String json = "{\"version\":\"1.1\",\"items\":[{\"title\":\"Zürich\"}]}";
        for (String document : List.of(xml, json, "\ufeff" + json)) {
            assertThat(parse(document.getBytes(Charset.forName(charset))).items())
                    .extracting(FeedItem::title)
                    .containsExactly("Zürich");
        }
    }

    @Test
    void fewBadBytes_inUtf8_costNoOtherCharacter() throws Exception {
        byte[] document = ("<?xml version='1.0' encoding='utf-8'?>" + rss("<item><title>Zürich ab café</title></item>"))
                .getBytes(UTF_8);
        int at = new String(document, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("ab");
        document[at] = (byte) 0x93;
        document[at + 1] = (byte) 0x94;
        assertThat(parse(document).items().get(0).title()).isEqualTo("Zürich \ufffd\ufffd café");
    }

    @Test
    void jsonByHand_isRead_andNullIsNoWord() throws UnreadableFeedException {
        List<FeedItem> items = items(
                "\n{/* by hand */\"version\":\"1.1\",\"title\":null,\"author\":null,\"items\":["
                        + "{\"id\":1,\"title\":\"it\\'s\nb\",\"date_published\":null,},{\"id\":2,\"title\":null,\"content_text\":\"x\"},]}");
        assertThat(items).extracting(FeedItem::title).containsExactly("x", "it's b");
        assertThat(parse("{\"version\":\"1.1\",\"title\":null,\"items\":[]}".getBytes(UTF_8))
                        .title())
                .isEmpty();
        assertThat(parse(
                                "{\"version\":\"1.1\",\"title\":{\"a\":1},\"items\":[{\"title\":\"x\",\"date_published\":null}]}"
                                        .getBytes(UTF_8))
                        .doubts())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>Please log in</div>",
                "<script>location='/'</script>",
                "<html><body><feed></feed><channel></channel></body></html>",
            })
    void partOfAPage_isAPage(String document) {
        assertThatThrownBy(() -> items(document)).hasMessageContaining("an HTML page, not a feed");
    }

    @Test
    void page_namesItsFeedByItsBase() {
        assertThatThrownBy(() -> items("<html><head><base href='http://cdn.example/x/'>"
                        + "<link rel='alternate' type='text/xml' href='rss.xml'></head></html>"))
                .hasMessageEndingWith("the feed that it names is http://cdn.example/x/rss.xml");
    }
}
