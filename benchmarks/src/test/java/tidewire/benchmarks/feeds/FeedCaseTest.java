package tidewire.benchmarks.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedCaseTest {
    @TempDir
    Path suite;

    @BeforeEach
    void write() throws IOException {
        file("right.xml", rss("<title>Jobs &lt;b&gt;up&lt;/b&gt;</title><pubDate>2026-11-26T10:00:00Z</pubDate>"));
        file(
                "right.json",
                "{\"items\":[{\"title\":\"Jobs <b>up</b>\",\"publishedParsed\":\"2026-11-26T10:00:00Z\",\"image\":{\"url\":\"x\"}}]}");
        file("wrong.xml", rss("<title>Jobs</title><author>a@b.org (Ann)</author>"));
        file("wrong.json", "{\"items\":[{\"title\":\"Other\",\"author\":{\"name\":\"Ann\",\"email\":\"a@b.org\"}}]}");
        file("no-item.xml", rss(""));
        file("no-item.json", "{\"title\":\"A feed\"}");
        file(
                "json.json",
                "{\"version\":\"1.1\",\"items\":[{\"id\":1,\"content_html\":\"a<br>b\",\"tags\":[\"x\",\"y\"]}]}");
        file(
                "json_expected.json",
                "{\"items\":[{\"guid\":\"1\",\"content\":\"a<br>b\",\"categories\":[\"x\",\"y\"]}]}");
    }

    private void file(String name, String content) throws IOException {
        Files.writeString(suite.resolve(name), content);
    }

    private static String rss(String item) {
        return "<rss version='2.0'><channel><title>t</title><item>" + item + "</item></channel></rss>";
    }

    @Test
    void casesWithItems_areFound() throws IOException {
        assertThat(FeedCase.in(suite))
                .extracting(one -> one.document().getFileName().toString())
                .containsExactly("json.json", "right.xml", "wrong.xml");
    }

    @Test
    void whatIsReadOtherwise_isNamed_byItsField() throws IOException {
        List<FeedCase> cases = FeedCase.in(suite);
        assertThat(cases.get(0).failures(false)).containsExactly("text");
        assertThat(cases.get(0).failures(true)).isEmpty();
        assertThat(cases.get(1).failures(false)).containsExactly("title");
        assertThat(cases.get(1).failures(true)).isEmpty();
        assertThat(cases.get(2).failures(true)).containsExactly("title");
    }
}
