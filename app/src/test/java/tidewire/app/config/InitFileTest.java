package tidewire.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.ingest.feed.parse.FeedItem;
import tidewire.ingest.feed.parse.FeedParser;

/** The file that {@code init} writes: what it shows commented out is the code's default, or an example that is a real key. */
class InitFileTest {
    private static final Path FOLDER = Path.of("").toAbsolutePath();
    private static final String TEMPLATE = template();
    private static final Pattern DEFAULT = commented("#");
    private static final Pattern EXAMPLE = commented("##");
    private static final Map<String, String> VARIABLES = Map.of(
            "SLACK_WEBHOOK_URL",
            "https://x.org/",
            "SLACK_BOT_TOKEN",
            "xoxb-1",
            "KAFKA_JAAS_CONFIG",
            "x",
            "FED_LOGIN",
            "desk:secret",
            "PAGE_TOKEN",
            "0123456789abcdef");

    @Test
    void defaultsThatAreShown_areThoseOfTheCode() {
        // With a webhook, so that the keys of what goes to it count.
        String base = TEMPLATE.replace("## webhook-env", "webhook-env");

        TidewireConfig shown = parse(uncommented(base, DEFAULT));

        assertThat(shown)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                // "UTC" and "Z" are two names of one zone.
                .withEqualsForFields(
                        (one, other) -> ((ZoneId) one).normalized().equals(((ZoneId) other).normalized()),
                        "moves.usual.hours.zone")
                .isEqualTo(parse(base));
    }

    @Test
    void examplesThatAreShown_areKeysThatThereAre() {
        TidewireConfig all = parse(uncommented(uncommented(TEMPLATE, DEFAULT), EXAMPLE)
                .replace("trades.csv", Path.of("pom.xml").toAbsolutePath().toString())
                .replace("token-env: TIDEWIRE_TOKEN", "token-env: PAGE_TOKEN"));

        assertThat(all.desks()).hasSize(3);
        assertThat(all.alerts().delivery().routes()).hasSize(3);
    }

    @Test
    void fileAsItIsWritten_isValid() {
        assertThat(parse(TEMPLATE).desks())
                .extracting(desk -> desk.name())
                .containsExactly("policy", "markets", "world");
    }

    /** Else the default rule for scores could never fire. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <ul><li><strong>CVSS v4 10.0</strong></li><li>ATTENTION: Exploitable remotely</li></ul>   | 10.0
            <p>CVSS v3 9.8</p><p>Vendor: Tarn</p>                                                       | 9.8
            <p>A CVSS v3.1 base score of 9.8 has been calculated; the CVSS vector string is (AV:N).</p> | 9.8
            <table><tr><td>CVSS</td><td>Vendor</td></tr><tr><td>v3 8.1</td><td>Tarn</td></tr></table>   | 8.1
            <p>CISA adds two known exploited vulnerabilities to its catalog (CVSS:3.1/AV:N/AC:L)</p>    | none
            """, nullValues = "none")
    void scoreOfAnAdvisory_isReadInTheDefaultFeeds(String description, Double score) throws Exception {
        String severity = parse(TEMPLATE).feeds().stream()
                .filter(feed -> feed.name().equals("cisa"))
                .findFirst()
                .orElseThrow()
                .severity();
        String rss =
                "<rss version=\"2.0\"><channel><title>t</title><link>https://x.example/</link><item><title>Tarn</title>"
                        + "<description><![CDATA[" + description + "]]></description></item></channel></rss>";

        FeedItem item = new FeedParser(severity)
                .parse(rss.getBytes(StandardCharsets.UTF_8), "application/rss+xml", "https://x.example/")
                .items()
                .get(0);

        assertThat(item.severity()).isEqualTo(score);
    }

    private static Pattern commented(String mark) {
        return Pattern.compile("(?m)^(\\s*)" + mark + " (?=(\\s*)(- )?[a-z][a-z.-]*:( |$))");
    }

    private static String uncommented(String text, Pattern comment) {
        return comment.matcher(text).replaceAll("$1");
    }

    private static TidewireConfig parse(String text) {
        return ConfigFile.parse(text, "tidewire.yml", FOLDER, VARIABLES);
    }

    private static String template() {
        try (InputStream in = ConfigFile.class.getResourceAsStream("/tidewire/app/tidewire.yml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
