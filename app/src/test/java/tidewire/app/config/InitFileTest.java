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
