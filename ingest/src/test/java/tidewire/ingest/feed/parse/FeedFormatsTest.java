package tidewire.ingest.feed.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.events.Json;
import tidewire.events.NewsItem.Precision;
import tidewire.ingest.feed.format.UnreadableFeedException;

/** What is out there, kind by kind, with the value that it should give. */
class FeedFormatsTest {
    private static final String ATOM = "<feed xmlns=\"http://www.w3.org/2005/Atom\">";
    private static final String ATOM_03 = "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\">";
    private static final String MODULES = " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
            + " xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" xmlns:media=\"http://search.yahoo.com/mrss/\""
            + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:atom=\"http://www.w3.org/2005/Atom\"";

    private static ParsedFeed parse(String document) throws UnreadableFeedException {
        return new FeedParser(null).parse(document.getBytes(UTF_8), null, "http://example.org/dir/feed.xml");
    }

    private static FeedItem first(String document) throws UnreadableFeedException {
        return parse(document).items().get(0);
    }

    private static FeedItem rss(String item) throws UnreadableFeedException {
        return first("<rss version=\"2.0\"" + MODULES + "><channel><item>" + item + "</item></channel></rss>");
    }

    private static FeedItem atom(String entry) throws UnreadableFeedException {
        return first(ATOM + "<entry>" + entry + "</entry></feed>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<title>Board did <b>not</b> approve</title> | Board did not approve",
                "<title><a href='http://x/'>All of it</a></title> | All of it",
                "<title>List&lt;String&gt; vs Map</title> | List<String> vs Map",
                "<title>AT&amp;amp;T &lt;i&gt;gains&lt;/i&gt;</title> | AT&T gains",
                "<title><![CDATA[a <b>b</b> c]]></title> | a b c",
                "<title>It&#146;s 5 &#128;</title> | It’s 5 €",
                "<title>a&nbsp;b &eacute; &mdash; c &undefined;</title> | a b é — c &undefined;",
                "<dc:title>Dublin</dc:title> | Dublin",
                "<media:title>Media</media:title> | Media",
                "<itunes:title>Pod</itunes:title> | Pod",
                "<atom:title>Atom</atom:title> | Atom",
                "<TITLE>Shouted</TITLE> | Shouted",
                "<link>http://x.example/only</link> | http://x.example/only",
                "<title>a\u0001b\u000Bc</title> | abc",
            })
    void rssTitle(String item, String title) throws UnreadableFeedException {
        assertThat(rss(item).title()).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<title>x&lt;y and a</title> | x<y and a",
                "<title type='text'>List&lt;String&gt; vs Map</title> | List<String> vs Map",
                "<title type='text'>&lt;b&gt;literal&lt;/b&gt; &amp;amp;</title> | <b>literal</b> &amp;",
                "<title type='html'>a &lt;i&gt;b&lt;/i&gt; &amp;amp; c</title> | a b & c",
                "<title type='html'><![CDATA[a <i>b</i>]]></title> | a b",
                "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a <i>b</i> &lt;c&gt;</div></title> | a b <c>",
                "<title type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'>a <x:b>b</x:b></x:div></title> | a b",
                "<title type='xhtml'><![CDATA[<div>a <b>b</b></div>]]></title> | a b",
                "<title>a <b>naked</b> one</title> | a naked one",
                "<title type='application/octet-stream'>YSA8Yj5i~PC9iPg==</title> | a b",
                "<title type='application/x-custom'>test</title> | test",
            })
    void atomTitle(String entry, String title) throws UnreadableFeedException {
        assertThat(atom(entry.replace("~", "\n")).title()).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<title>1 &lt; 2</title> | 1 < 2",
                "<title mode='escaped' type='text/html'>a &lt;b&gt;b&lt;/b&gt;</title> | a b",
                "<title type='text/html'><![CDATA[a <b>b</b>]]></title> | a b",
                "<title mode='xml'><![CDATA[a <b>b</b>]]></title> | a b",
                "<title mode='base64' type='text/html'>YSA8Yj5iPC9iPg==</title> | a b",
                "<title mode='base64' type='text/plain'>YSA8Yj5iPC9iPg==</title> | a <b>b</b>",
                "<title mode='xml' type='application/xhtml+xml'><div>a <b>b</b></div></title> | a b",
            })
    void atom03Title(String entry, String title) throws UnreadableFeedException {
        assertThat(first(ATOM_03 + "<entry>" + entry + "</entry></feed>").title())
                .isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<content:encoded>&lt;p&gt;Body&lt;/p&gt;</content:encoded>",
                "<content:encoded><![CDATA[<p>Body</p>]]></content:encoded>",
                "<atom:content type='html'>&lt;p&gt;Body&lt;/p&gt;</atom:content>",
                "<body xmlns='http://www.w3.org/1999/xhtml'><p>Body</p></body>",
                "<body><p>Body</p></body>",
                "<fullitem>&lt;p&gt;Body&lt;/p&gt;</fullitem>",
                "<content:encoded encoding='base64'>PHA+Qm9k\neTwvcD4=</content:encoded>",
                "<div xmlns='http://www.w3.org/1999/xhtml'><p>Body</p></div>",
            })
    void rssBody(String element) throws UnreadableFeedException {
        FeedItem item = rss("<title>t</title><description>short</description>" + element);
        assertThat(item.text()).isEqualTo("Body");
        assertThat(item.summary()).isEqualTo("short");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<description>S</description>",
                "<itunes:summary>S</itunes:summary>",
                "<dc:description>S</dc:description>",
                "<media:description>S</media:description>",
                "<atom:summary>S</atom:summary>",
                "<description>a<br>b<p>c</description>"
            })
    void rssSummary(String element) throws UnreadableFeedException {
        assertThat(rss("<title>t</title>" + element + "<guid>1</guid>").summary())
                .isIn("S", "a\nb\n\nc");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<author>joe@example.org (Joe Doe)</author> | Joe Doe",
                "<author>Joe Doe &lt;joe@example.org&gt;</author> | Joe Doe",
                "<author>Joe Doe joe@example.org</author> | Joe Doe",
                "<author>joe@example.org</author> | joe@example.org",
                "<dc:creator>Joe Doe</dc:creator> | Joe Doe",
                "<itunes:author>Joe Doe</itunes:author> | Joe Doe",
                "<atom:author><atom:name>Joe Doe</atom:name></atom:author> | Joe Doe",
                "<dc:creator>Joe</dc:creator><dc:creator>Ann</dc:creator> | Joe, Ann",
            })
    void rssAuthor(String element, String author) throws UnreadableFeedException {
        assertThat(rss("<title>t</title>" + element).author()).isEqualTo(author);
    }

    @Test
    void atomAuthor_isTheEntrysOwn_elseTheFeeds() throws UnreadableFeedException {
        String feed =
                ATOM + "<author><name>Desk</name></author><entry><title>a</title><author><name>Joe</name></author>"
                        + "<author><name>Ann</name></author></entry><entry><title>b</title></entry></feed>";
        assertThat(parse(feed).items()).extracting(FeedItem::author).containsExactlyInAnyOrder("Joe, Ann", "Desk");
    }

    @Test
    void categories_comeFromEveryVocabulary() throws UnreadableFeedException {
        assertThat(rss("<title>t</title><category>A</category><dc:subject>B</dc:subject>"
                                + "<itunes:keywords>C, D</itunes:keywords><category>A</category>")
                        .categories())
                .containsExactlyInAnyOrder("A", "B", "C", "D");
        assertThat(atom("<title>t</title><category term='a' label='A'/><category term='b'/>")
                        .categories())
                .containsExactly("A", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<pubDate>Wed, 09 Oct 2013 10:53:00 EDT</pubDate> | 2013-10-09T14:53:00Z",
                "<dc:date>2013-10-09T14:53:00Z</dc:date> | 2013-10-09T14:53:00Z",
                "<atom:published>2013-10-09T14:53:00Z</atom:published><atom:updated>2014-01-01T00:00:00Z</atom:updated> | 2013-10-09T14:53:00Z",
                "<atom:updated>2013-10-09T14:53:00Z</atom:updated> | 2013-10-09T14:53:00Z",
                "<pubDate>tomorrow</pubDate><dc:date>2013-10-09T14:53:00Z</dc:date> | 2013-10-09T14:53:00Z",
            })
    void date_isReadWhereItStands(String element, String time) throws UnreadableFeedException {
        assertThat(rss("<title>t</title>" + element).published()).isEqualTo(time);
    }

    @Test
    void dateThatCannotBeRead_isUnknown_andSaid() throws UnreadableFeedException {
        ParsedFeed parsed =
                parse("<rss><channel><item><title>t</title><pubDate>when ready</pubDate></item></channel></rss>");
        assertThat(parsed.items().get(0).published()).isNull();
        assertThat(parsed.items().get(0).precision()).isEqualTo(Precision.NONE);
        assertThat(parsed.doubts())
                .extracting(ParsedFeed.Doubt::words)
                .containsExactly("the date 'when ready' cannot be read");
    }

    @Test
    void doubtsOfOneKind_areOneKind_whateverTheTexts() throws UnreadableFeedException {
        String items = Stream.of("Friday evening", "late last night", "it's not 'known'", "Q3")
                .map(date -> "<item><title>" + date + "</title><pubDate>" + date + "</pubDate></item>")
                .collect(Collectors.joining());
        ParsedFeed parsed = parse("<rss><channel>" + items + "</channel></rss>");
        assertThat(parsed.doubts()).hasSize(4);
        assertThat(parsed.doubts()).extracting(ParsedFeed.Doubt::kind).containsOnly("the date '' cannot be read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "<guid>http://x.example/1</guid> | http://x.example/1",
                "<guid isPermaLink='false'>http://x.example/1</guid> | -",
                "<guid isPermaLink='true'>/rel</guid> | http://example.org/rel",
                "<guid>tag:x,2013:1</guid> | -",
                "<guid>12345</guid> | -",
                "<guid>12345</guid><link>http://x.example/1?utm_source=rss</link> | http://x.example/1",
                "<link>http://x.example/1</link><guid>http://x.example/2</guid> | http://x.example/1",
                "<link>~ http://x.example/a b ~</link> | http://x.example/a%20b",
                "<atom:link rel='self' href='http://x.example/self'/><atom:link href='http://x.example/1'/> | http://x.example/1",
                "<link>javascript:alert(1)</link> | -",
                "<enclosure url='http://x.example/pod.mp3' length='1' type='audio/mpeg'/> | http://x.example/pod.mp3",
            })
    void rssLink(String elements, String link) throws UnreadableFeedException {
        assertThat(rss("<title>t</title>" + elements.replace("~", "\n")).link()).isEqualTo(link);
    }

    @Test
    void atomEntryThatIsARecordingOnly_linksToIt() throws UnreadableFeedException {
        String feed = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>t</title>"
                + "<link rel='enclosure' href='http://x.example/pod.mp3'/>%s</entry></feed>";
        assertThat(first(feed.formatted("")).link()).isEqualTo("http://x.example/pod.mp3");
        assertThat(first(feed.formatted("<link href='http://x.example/1'/>")).link())
                .isEqualTo("http://x.example/1");
    }

    @Test
    void xmlBase_holdsForFeedItemAndLink() throws UnreadableFeedException {
        String feed = "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://b.example/x/'><entry><title>t</title>"
                + "<link href='1'/></entry></feed>";
        assertThat(first(feed).link()).isEqualTo("http://b.example/x/1");
        assertThat(first(feed.replace("<entry>", "<entry xml:base='y/'>")).link())
                .isEqualTo("http://b.example/x/y/1");
        assertThat(first(feed.replace("<link ", "<link xml:base='/z/' ")).link())
                .isEqualTo("http://b.example/z/1");
        assertThat(first("<rss xml:base='http://b.example/x/'><channel><item><title>t</title><link>1</link></item>"
                                + "</channel></rss>")
                        .link())
                .isEqualTo("http://b.example/x/1");
    }

    private static final String TWO = "<item><title>one</title><guid>1</guid></item><item><title>two</title></item>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rss version='9.9'><channel>%s</channel></rss>",
                "<rss>%s</rss>",
                "<rss xmlns='http://nobody.example/knows'><channel>%s</channel></rss>",
                "<rss xmlns:content=' http://purl.org/rss/1.0/modules/content/ '><channel>%s</channel></rss>",
                "<rss><channel><undeclared:x>y</undeclared:x>%s</channel></rss>",
                "<!DOCTYPE rss PUBLIC '-//Netscape//DTD RSS 0.91//EN' 'http://x/rss.dtd'><rss><channel>%s</channel></rss>",
                "<rss><channel>%s</channel></rss><!-- junk --> and more <x>",
                "PHP Warning: something\n<rss><channel>%s</channel></rss>",
                "  \n<?xml version='1.0'?><rss><channel>%s</channel></rss>",
                "<rss><channel><description>a<br>b & c &nosuch; d</description>%s</channel></rss>",
                "<RSS><CHANNEL>%s</CHANNEL></RSS>",
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
                        + "<channel><title>t</title></channel>%s</rdf:RDF>",
                "<rss><channel>%s<item><title>cut off</ti",
                "<rss><channel>%s<item><title>three</title><descr",
            })
    void documentThatIsNotAsItShouldBe_givesItsWholeItems(String document) throws UnreadableFeedException {
        ParsedFeed parsed = parse(document.replace("%s", TWO));
        assertThat(parsed.items()).extracting(FeedItem::title).containsExactly("two", "one");
        assertThat(parsed.truncated()).isEqualTo(document.endsWith("</ti") || document.endsWith("<descr"));
    }

    @Test
    void itemsNotClosed_areItemsStill() throws UnreadableFeedException {
        assertThat(parse("<rss><channel><item><title>one</title><item><title>two</title></channel></rss>")
                        .items())
                .extracting(FeedItem::title)
                .containsExactly("two", "one");
    }

    @Test
    void entities_ofADoctype_areNeverExpandedOrLoaded() throws UnreadableFeedException {
        String bomb =
                "<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>";
        assertThat(first(bomb + "<rss><channel><item><title>x &b; &f;</title></item></channel></rss>")
                        .title())
                .isEqualTo("x &b; &f;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | it is empty",
                "words | it begins with 'words'",
                "<note><to>x</to></note> | its first element is <note>",
                "<rss/> | neither channel nor items",
                "<rss><channel><item><title>x | breaks off before the end of its first item",
                "{\"a\":1} | no JSON Feed",
                "<html><body>Sorry</body></html> | an HTML page, not a feed, and it names no feed",
            })
    void otherDocument_isRefusedInWords(String document, String words) {
        assertThatThrownBy(() -> parse(document))
                .isInstanceOf(UnreadableFeedException.class)
                .hasMessageContaining(words);
    }

    @Test
    void htmlPage_namesItsFeed() {
        assertThatThrownBy(() -> parse("<!doctype html><html><head><link rel=\"alternate\" type=\"application/rss+xml\""
                        + " href=\"/news.rss\"><link rel=stylesheet href=x></head><body><p>unclosed"))
                .hasMessage("an HTML page, not a feed; the feed that it names is http://example.org/news.rss");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://jsonfeed.org/version/1", "https://jsonfeed.org/version/1.1", "1.1"})
    void jsonFeed_isRead(String version) throws UnreadableFeedException {
        String one = "{\"id\":7,\"url\":\"/1\",\"title\":\"a < b\",\"content_html\":\"<p>Body</p>\",\"summary\":\"S\","
                + "\"date_published\":\"2013-10-09T14:53:00Z\",\"authors\":[{\"name\":\"Joe\"}],\"tags\":[\"A\"]}";
        String two =
                "{\"id\":\"8\",\"content_text\":\"x < y\\nline\",\"author\":{\"name\":\"Ann\"},\"date_modified\":\"2013-10-09\"}";
        String whole = "{\"version\":\"" + version + "\",\"title\":\"T\",\"items\":[" + one + "," + two + "]}";

        assertThat(parse(whole).items())
                .containsExactlyElementsOf(
                        parse(whole.substring(0, whole.length() - 1)).items());
        FeedItem first = parse(whole).items().get(1);
        assertThat(first.guid()).isEqualTo("7");
        assertThat(first.title()).isEqualTo("a < b");
        assertThat(first.text()).isEqualTo("Body");
        assertThat(first.summary()).isEqualTo("S");
        assertThat(first.link()).isEqualTo("http://example.org/1");
        assertThat(first.author()).isEqualTo("Joe");
        assertThat(first.categories()).containsExactly("A");
        assertThat(first.published()).isEqualTo("2013-10-09T14:53:00Z");
        FeedItem second = parse(whole).items().get(0);
        assertThat(second.title()).isEqualTo("x < y");
        assertThat(second.text()).isEqualTo("x < y\nline");
        assertThat(second.author()).isEqualTo("Ann");
        assertThat(parse(whole.substring(0, whole.length() - 30)).items()).hasSize(1);
    }

    @Test
    void oneBadItem_neverCostsTheFeed() throws UnreadableFeedException {
        ParsedFeed parsed = parse("<rss><channel><item></item><item><x>only</x></item>" + TWO + "</channel></rss>");
        assertThat(parsed.items()).hasSize(2);
        assertThat(parsed.rejected()).hasSize(2);
        ParsedFeed json = parse("{\"version\":\"1.1\",\"items\":[3,null,{\"id\":\"1\",\"title\":\"x\"}]}");
        assertThat(json.items()).hasSize(1);
        assertThat(json.rejected()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {5_000, 100_000})
    void deepDocument_isReadWithinItsLimit(int depth) throws UnreadableFeedException {
        String deep = "<b>".repeat(depth) + "deep" + "</b>".repeat(depth);
        ParsedFeed parsed = parse("<rss><channel><item><title>t</title><description>" + deep + "</description></item>"
                + "<item><title>u</title><description><![CDATA[" + deep + "]]></description></item>" + TWO
                + "</channel></rss>");
        assertThat(parsed.items()).extracting(FeedItem::title).contains("t", "u", "one", "two");
        assertThat(parsed.items().get(2).summary()).isEqualTo("deep");
    }

    @Test
    void recordOfAnItem_staysBelowKafkasLimit_andSaysThatItWasCut() throws UnreadableFeedException {
        String huge = "新".repeat(190_000);
        FeedItem item = rss("<title>" + huge + "</title><description>" + huge + "</description><content:encoded>" + huge
                + "\"".repeat(100_000) + "</content:encoded><dc:creator>" + huge + "</dc:creator><category>" + huge
                + "</category><guid>" + huge + "</guid>");
        byte[] json = Json.write(item.news("x:" + "g", "feed:x", java.time.Instant.EPOCH, 0, false));
        assertThat(json.length).isLessThan(500_000);
        assertThat(item.text()).endsWith("…");
        assertThat(item.summary()).endsWith("…");
        assertThat(item.title()).hasSize(500).endsWith("…");
    }

    @Test
    void hints_areReadFromTheDocument() throws UnreadableFeedException {
        ParsedFeed parsed = parse("<rss xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel><ttl>30</ttl>"
                + "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency>"
                + "<skipHours><hour>2</hour><hour>24</hour><hour>25</hour><hour>x</hour></skipHours><skipDays><day>Sunday</day></skipDays>"
                + TWO
                + "</channel></rss>");
        assertThat(parsed.hints().interval()).hasHours(1);
        assertThat(parsed.hints().skipHours()).isEqualTo(Set.of(2, 0));
        assertThat(parsed.hints().notSkipped(java.time.Instant.parse("2026-11-28T23:30:00Z")))
                .isEqualTo("2026-11-28T23:30:00Z");
        assertThat(parsed.hints().notSkipped(java.time.Instant.parse("2026-11-29T12:30:00Z")))
                .as("a Sunday; Monday begins with hours that are skipped")
                .isEqualTo("2026-11-30T01:00:00Z");
    }

    @Test
    void severity_isReadByTheConfiguredRuleAlone() throws UnreadableFeedException {
        byte[] document =
                ("<rss><channel><item><title>CVE</title><description>CVSS v2 base score 4.3 (MEDIUM).</description>"
                                + "</item></channel></rss>")
                        .getBytes(UTF_8);
        assertThat(new FeedParser("base score (\\d+\\.\\d)")
                        .parse(document, null, "http://x/")
                        .items())
                .extracting(FeedItem::severity)
                .isEqualTo(List.of(4.3));
        assertThat(new FeedParser(null)
                        .parse(document, null, "http://x/")
                        .items()
                        .get(0)
                        .severity())
                .isNull();
    }

    @Test
    void base64WithLineBreaks_isDecoded() throws UnreadableFeedException {
        String base64 = Base64.getMimeEncoder(20, "\r\n".getBytes(UTF_8))
                .encodeToString("<p>A long enough body.</p>".getBytes(UTF_8));
        assertThat(atom("<title>t</title><content type='application/octet-stream'>\n" + base64 + "\n</content>")
                        .text())
                .isEqualTo("A long enough body.");
    }
}
