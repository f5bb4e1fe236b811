package tidewire.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.dashboard.TestObjects.NOON;
import static tidewire.dashboard.TestObjects.digest;
import static tidewire.dashboard.TestObjects.news;
import static tidewire.dashboard.TestObjects.source;
import static tidewire.dashboard.TestObjects.tape;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.WebDriverWait;
import tidewire.dashboard.PreviewData;
import tidewire.dashboard.TestDashboard;
import tidewire.dashboard.TestObjects;
import tidewire.dashboard.TestTopics;
import tidewire.events.Citation;
import tidewire.events.Digest;
import tidewire.events.NewsItem.Precision;
import tidewire.events.SourceStatus.State;

/** The page in a real browser; topics are Kafka's in-memory consumer. Leaves screenshots in target/screenshots. */
class DashboardPageIT extends PageTest {
    @Test
    void digest_appearsWithoutReload() {
        browser.open(url(), 1440, 900);
        browser.run("window.sameDocument = true");
        topics.publish(digest("world", NOON, "Alice Munro wins the Nobel Prize – 8 million kronor"));

        browser.waitFor(".digest.fresh .lead", "Alice Munro wins the Nobel Prize – 8 million kronor");

        assertThat(browser.run("return window.sameDocument")).isEqualTo(true);
        assertThat(browser.driver().getTitle()).startsWith("(1) world");
        assertThat(browser.driver()
                        .findElement(By.cssSelector(".digest header"))
                        .getText())
                .contains("15:30–16:00")
                .contains("Thu 10 Oct 2013");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void hostileText_staysText() {
        String hostile = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";
        Citation link = new Citation("world:1", Citation.Kind.ITEM, hostile, "javascript:document.title='owned'");
        Digest digest = digest("world", NOON, hostile, List.of(TestObjects.line(hostile, link)));
        browser.open(url(), 1440, 900);
        topics.publish(digest);

        browser.waitFor(".digest .lead", hostile);

        assertThat(browser.all(".digests img, .digests script")).isEmpty();
        assertThat(browser.run(
                        "return [...document.querySelectorAll('a')].every(a => a.href.startsWith(location.origin))"))
                .isEqualTo(true);
        assertThat(browser.all(".digests .source")).hasSize(1);
        assertThat(browser.driver().getTitle()).doesNotContain("owned");
    }

    @Test
    void server_restarted_pageComesBack() {
        topics.publish(digest("world", NOON, "Before the restart"));
        browser.open(url(), 1440, 900);
        browser.waitFor(".digest .lead", "Before the restart");
        int port = dashboard.port();
        dashboard.close();
        browser.waitFor("#status span", "connection lost");
        assertThat(browser.driver().findElement(By.id("banner")).getText()).contains("comes back by itself");

        TestTopics after = new TestTopics();
        dashboard = new TestDashboard(after, TestDashboard.local(port, "/", null));
        after.publish(digest("world", NOON, "Before the restart"));
        after.publish(digest("world", NOON.plus(Duration.ofHours(1)), "After the restart"));

        browser.waitFor(".digest .lead", "After the restart");
        assertThat(browser.all(".digest")).hasSize(2);
    }

    @Test
    void desk_showsItsOwnRows_whereTheirNumbersAreThoseOfAnotherDesk() {
        for (String desk : List.of("markets", "security", "world")) {
            topics.publish(tape(desk, 0, news(desk + ":0", desk, NOON, Precision.SECOND, "First of " + desk)));
        }
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitFor("#tape .title", "First of markets");
        browser.type("3");
        browser.waitFor("#tape .title", "First of security");
        assertThat(browser.texts("#tape .title")).containsExactly("First of security");
        browser.type("1");
        browser.waitFor("#tape .title", "First of world");
        assertThat(browser.texts("#tape .title")).containsExactly("First of world");
    }

    @Test
    void keyboard_switchesDesksAndFilters() {
        PreviewData.fill(topics::publish);
        browser.open(url(), 1440, 900);
        browser.waitFor(".digest .lead", "Libya");

        browser.type("2");
        browser.waitFor(".digest .lead", "Banks lead");
        browser.waitFor("#desks [aria-pressed=true]", "markets");
        browser.type("/");
        browser.driver().switchTo().activeElement().sendKeys("websphere");
        new WebDriverWait(browser.driver(), Duration.ofSeconds(10))
                .until(driver -> browser.all(".digest").size() == 2);
        assertThat(browser.all(".digest .lead").get(0).getText()).startsWith("IBM falls");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        new WebDriverWait(browser.driver(), Duration.ofSeconds(10))
                .until(driver -> browser.all(".digest").size() == 4);
        browser.type("?");
        assertThat(browser.driver().findElement(By.id("help-sheet")).isDisplayed())
                .isTrue();
    }

    @Test
    void page_fullOfData_looksRight() throws IOException {
        PreviewData.fill(topics::publish);
        browser.open(url() + "?desk=markets", 1600, 950);
        browser.waitFor(".digest .lead", "Banks lead");
        browser.waitForPresence("#chart canvas");
        browser.screenshot("dark");
        browser.type("t");
        browser.screenshot("light");
        browser.type("1");
        browser.waitFor(".digest .lead", "Libya");
        browser.screenshot("light-world");
        browser.type("2");
        browser.type("t");
        browser.driver().manage().window().setSize(new Dimension(1024, 800));
        browser.screenshot("laptop");
        for (String pane : List.of("digests", "tape", "prices", "alerts")) {
            browser.phone(390, 844);
            browser.run("document.querySelector('.panes [data-pane=" + pane + "]').click()");
            browser.screenshot("phone-" + pane);
        }

        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void page_withoutData_saysWhatItWaitsFor() throws IOException {
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitFor("#digests .empty strong", "No digest yet on this desk");
        browser.waitFor("#digests .empty p", "Waits for fed, world, nyse. The sources page says when");
        browser.waitFor("#tape .empty p", "Waits for fed, world, nyse.");
        browser.waitFor("#chart .empty p", "Waits for nyse.");
        browser.waitFor("#watch .empty p", "Waits for nyse.");
        topics.publish(source("trades:nyse", State.FAILING, NOON, "does not answer since 16:00", 0));
        browser.waitFor("#chart .empty p", "nyse does not answer since 16:00");
        browser.waitFor("#watch .empty p", "nyse does not answer since 16:00");
        browser.waitFor("#digests .empty p", "nyse does not answer since 16:00");
        browser.waitFor("#tape .empty p", "nyse does not answer since 16:00");
        browser.screenshot("empty");

        assertThat(browser.errors()).isEmpty();
    }
}
