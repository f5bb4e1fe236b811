package tidewire.alerts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tidewire.alerts.AlertObjects.alert;
import static tidewire.alerts.AlertObjects.item;

import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.webhook.Payload;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.alerts.AlertObjects;
import tidewire.events.Alert;
import tidewire.events.Citation;

class AlertMessageTest {
    @Test
    void alert_isHeaderTextSourcesAndFooter() {
        Payload message = AlertMessage.of(
                List.of(alert(
                        "1",
                        "IBM -1.22% in 20 min",
                        "IBM fell 1.22%.",
                        List.of(
                                AlertObjects.move(),
                                item("CVE-2013-0579: WebSphere", "https://nvd.nist.gov/vuln?id=1&x=2")))),
                null);

        assertThat(texts(message))
                .containsExactly(
                        "🟠 IBM -1.22% in 20 min",
                        "IBM fell 1.22%.",
                        "• <https://nvd.nist.gov/vuln?id=1&amp;x=2|CVE-2013-0579: WebSphere>",
                        "markets · IBM · 2013-10-10 15:25 UTC · the price moved");
        assertThat(message.getText()).isEqualTo("🟠 IBM -1.22% in 20 min: IBM fell 1.22%.");
        assertThat(message.getUnfurlLinks()).isFalse();
        assertThat(message.getUnfurlMedia()).isFalse();
    }

    @Test
    void hostileText_canNeitherMentionNorForgeALink() {
        Payload message = AlertMessage.of(
                List.of(alert(
                        "1",
                        "<!channel> & friends",
                        "<!here> <https://evil.example|Click> <@U123>",
                        List.of(item("a|b> <!everyone>", "https://example.org/?q=<!channel>|x")))),
                null);

        assertThat(texts(message).get(1)).isEqualTo("&lt;!here&gt; &lt;https://evil.example|Click&gt; &lt;@U123&gt;");
        assertThat(texts(message).get(2))
                .isEqualTo("• <https://example.org/?q=%3C!channel%3E%7Cx|a¦b&gt; &lt;!everyone&gt;>");
        assertThat(message.getText()).doesNotContain("<");
    }

    /** Slack's own parsing of plain text: {@code @here}, {@code #general} and addresses in what a feed says stay text. */
    @Test
    void everyText_isTakenVerbatim() {
        Citation source = item("a source", "https://example.org/");
        Alert one = alert("1", "@channel", "@here see #general and https://evil.example", List.of(source));
        for (Payload message : List.of(
                AlertMessage.of(List.of(one), null),
                AlertMessage.of(Collections.nCopies(20, one), null),
                AlertMessage.note("@here"))) {
            assertThat(markdown(message)).isNotEmpty().allMatch(text -> Boolean.TRUE.equals(text.getVerbatim()));
        }
    }

    private static List<MarkdownTextObject> markdown(Payload message) {
        return message.getBlocks().stream()
                .filter(block -> !(block instanceof HeaderBlock))
                .map(block -> block instanceof SectionBlock section
                        ? (MarkdownTextObject) section.getText()
                        : (MarkdownTextObject)
                                ((ContextBlock) block).getElements().get(0))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "data:text/html,x", "//example.org", "http://", "https://a b", "nonsense"
            })
    void link_thatIsNoWebAddress_isLeftOut(String link) {
        assertThat(SlackText.link(link, "Title", 100)).isEqualTo("Title");
    }

    @Test
    void longTexts_stayWithinSlacksLimits() {
        Citation source = item("&".repeat(5_000), "https://example.org/" + "p".repeat(900));

        Payload message = AlertMessage.of(
                List.of(alert("1", "😀".repeat(500), "<".repeat(20_000), Collections.nCopies(60, source))), null);

        assertThat(message.getBlocks()).hasSizeLessThanOrEqualTo(50);
        assertThat(texts(message).get(0)).hasSizeLessThanOrEqualTo(150).endsWith("😀…");
        assertThat(texts(message).get(1)).hasSizeLessThanOrEqualTo(3_000).endsWith("&lt;…");
        assertThat(texts(message).get(2)).hasSizeLessThanOrEqualTo(3_000).endsWith("…");
        assertThat(texts(message).get(2).lines().filter(line -> line.startsWith("•")))
                .isNotEmpty()
                .allMatch(line -> line.endsWith(">"));
    }

    @Test
    void text_thatFitsExactly_isNotCut() {
        assertThat(SlackText.escape("a".repeat(10), 10)).isEqualTo("a".repeat(10));
        assertThat(SlackText.escape("a".repeat(11), 10)).isEqualTo("a".repeat(9) + "…");
        assertThat(SlackText.escape("aaaaa&", 10)).isEqualTo("aaaaa&amp;");
        assertThat(SlackText.cut("a".repeat(10), 10)).isEqualTo("a".repeat(10));
        assertThat(SlackText.cut("a".repeat(11), 10)).isEqualTo("a".repeat(9) + "…");
    }

    @Test
    void severalAlerts_areOneMessageWithASectionEach() {
        Payload message = AlertMessage.of(
                Collections.nCopies(AlertMessage.MOST_TOGETHER, alert("1", "<".repeat(900), "&".repeat(900))), null);

        assertThat(message.getBlocks()).hasSize(21);
        assertThat(texts(message).get(0)).isEqualTo("20 alerts · markets");
        assertThat(texts(message)).allMatch(text -> text.length() <= 3_000);
    }

    @Test
    void sameReportOfTwoDesks_isToldOnce_underBothNames() {
        Alert markets = alert("1");
        Payload message = AlertMessage.of(List.of(markets, ofDesk("policy", alert("2"))), null);

        assertThat(texts(message)).hasSize(3).last().asString().startsWith("markets, policy · IBM · ");
    }

    private static Alert ofDesk(String desk, Alert alert) {
        return new Alert(
                alert.id(),
                alert.revision(),
                desk,
                alert.zone(),
                alert.action(),
                alert.severity(),
                alert.time(),
                alert.rule(),
                alert.why(),
                alert.story(),
                alert.title(),
                alert.text(),
                alert.symbols(),
                alert.cites());
    }

    @Test
    void alert_linksToThePage() {
        Payload message = AlertMessage.of(List.of(alert("1")), URI.create("https://desk.example/tidewire"));
        assertThat(texts(message).get(2))
                .endsWith("<https://desk.example/tidewire/?desk=markets&amp;at=2013-10-10T15%3A25%3A00Z|open>");
    }

    @Test
    void resolvedAlert_saysSo() {
        Alert created = alert("1");
        Alert resolved = new Alert(
                created.id(),
                0,
                created.desk(),
                "UTC",
                Alert.Action.RESOLVED,
                created.severity(),
                created.time(),
                "moves",
                "the price moved",
                null,
                created.title(),
                created.text(),
                List.of(),
                created.cites());

        assertThat(texts(AlertMessage.of(List.of(resolved), null)))
                .containsExactly(
                        "✅ Resolved: " + created.title(),
                        created.text(),
                        "markets · 2013-10-10 15:25 UTC · the price moved");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.slack.com/services/XXXXsecret",
                "ftp://x.example/XXXXsecret",
                "XXXXsecret",
                "https://a b/XXXXsecret"
            })
    void webhook_thatIsNoHttpsAddress_isRefusedWithoutPrintingIt(String address) {
        assertThatThrownBy(() -> new Webhook("SLACK", address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("webhook")
                .hasMessageNotContaining("XXXXsecret")
                .hasNoCause();
    }

    private static List<String> texts(Payload message) {
        return message.getBlocks().stream().map(AlertMessageTest::text).toList();
    }

    private static String text(LayoutBlock block) {
        if (block instanceof HeaderBlock header) {
            return header.getText().getText();
        }
        if (block instanceof SectionBlock section) {
            return section.getText().getText();
        }
        return ((MarkdownTextObject) ((ContextBlock) block).getElements().get(0)).getText();
    }
}
