package tidewire.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.dashboard.TestObjects.NOON;
import static tidewire.dashboard.TestObjects.digest;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.dashboard.DashboardConfig;
import tidewire.dashboard.PreviewData;
import tidewire.dashboard.TestDashboard;
import tidewire.dashboard.TestObjects;

/** The page behind a reverse proxy, under a path. */
class BasePathIT extends PageTest {
    private static final String TOKEN = "correct-horse-battery";

    @Override
    String basePath() {
        return "/tidewire/";
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void page_worksBehindAProxy_thatTakesThePathAwayOrLeavesIt_alsoDeepInside(boolean takesAway) throws Exception {
        PreviewData.fill(topics::publish);
        try (ReverseProxy proxy = new ReverseProxy(dashboard.port(), "/tidewire", takesAway)) {
            browser.open(proxy.url() + "?desk=markets", 1440, 900);
            browser.waitFor(".digest .lead", "Banks lead");
            browser.waitForPresence("#chart canvas");
            topics.publish(digest("markets", NOON.plusSeconds(3_600), "Through the proxy"));
            browser.waitFor(".digest .lead", "Through the proxy");

            browser.click("#tape .item a.title");
            browser.waitForPresence("#reader .story-title");
            assertThat(browser.address()).contains("/tidewire/story/markets/");
            browser.open(proxy.url() + "story/markets/world:0", 1440, 900);
            browser.waitFor("#reader .story-title", "House leaders");
            assertThat(browser.run(
                                    "return fetch(document.querySelector('link[rel=alternate]').href).then(one => one.text())")
                            .toString())
                    .contains("<link>" + proxy.url() + "digest/markets/");
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void signInLink_fromAnotherSite_signsIn_andSoDoesEveryLinkAfterIt() throws Exception {
        dashboard.close();
        dashboard = new TestDashboard(
                topics,
                new DashboardConfig("127.0.0.1", 0, true, TOKEN, "/tidewire/", null, Map.of(), TestObjects.DESKS));
        PreviewData.fill(topics::publish);
        try (ReverseProxy proxy = new ReverseProxy(dashboard.port(), "/tidewire", true)) {
            HttpServer chat = chat("<a id=in href='" + proxy.url() + "?token=" + TOKEN + "'>sign in</a>"
                    + "<a id=story href='" + proxy.url() + "story/markets/world:0'>story</a>");
            try {
                String message = "http://127.0.0.1:" + chat.getAddress().getPort() + "/";
                browser.driver().get(message);
                browser.click("#story");
                browser.waitFor("body", "a token is needed");
                browser.driver().get(message);
                browser.click("#in");
                browser.waitForPresence("body[data-connection=live]");
                assertThat(browser.address()).doesNotContain(TOKEN);
                browser.driver().get(message);
                browser.click("#story");
                browser.waitFor("#reader .story-title", "House leaders");
            } finally {
                chat.stop(0);
            }
        }
    }

    @Test
    void connection_thatIsDead_isFoundAndMadeAnew_withNothingMissed() throws Exception {
        topics.publish(digest("world", NOON, "Before the sleep"));
        try (ReverseProxy proxy = new ReverseProxy(dashboard.port(), "/tidewire", true)) {
            browser.open(proxy.url() + "?desk=world", 1440, 900);
            browser.waitFor(".digest .lead", "Before the sleep");
            proxy.forgetConnections();
            topics.publish(digest("world", NOON.plusSeconds(1_800), "While it slept"));

            browser.waitFor(".digest .lead", "While it slept");
            browser.waitForPresence("body[data-connection=live]");
        }
    }

    /** A page on another site, as a message in a chat is. */
    private static HttpServer chat(String html) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 4);
        server.createContext("/", exchange -> {
            byte[] body = ("<!doctype html><title>chat</title>" + html).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }
}
