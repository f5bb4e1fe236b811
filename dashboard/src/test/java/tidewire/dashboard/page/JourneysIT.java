package tidewire.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.dashboard.TestObjects.NOON;
import static tidewire.dashboard.TestObjects.digest;
import static tidewire.dashboard.TestObjects.item;
import static tidewire.dashboard.TestObjects.news;
import static tidewire.dashboard.TestObjects.ref;
import static tidewire.dashboard.TestObjects.report;
import static tidewire.dashboard.TestObjects.source;
import static tidewire.dashboard.TestObjects.status;
import static tidewire.dashboard.TestObjects.tape;
import static tidewire.dashboard.TestObjects.telemetry;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;
import tidewire.dashboard.PreviewData;
import tidewire.events.Answer;
import tidewire.events.NewsItem.Precision;
import tidewire.events.Phrasing;
import tidewire.events.SourceStatus.State;
import tidewire.events.StoryRef.Role;

/** What people do with the page, from end to end, in a real browser. */
class JourneysIT extends PageTest {
    @Test
    void morning_everythingSinceYesterdayIsThere_alsoWhatThePageDoesNotKeep() throws IOException {
        for (int i = 0; i < 260; i++) {
            topics.publish(digest("world", NOON.plus(Duration.ofMinutes(30L * i)), "Digest number " + i));
        }
        browser.open(url(), 1440, 900);
        browser.waitFor(".digest .lead", "Digest number 259");

        browser.run("document.querySelector('#digests .more').click()");
        browser.waitFor(".digest .lead", "Digest number 120");
        browser.setDate("day", "2013-10-11"); // NOON is the 10th: half-hours 17 to 64 are of the 11th.
        browser.waitFor("#digests-note", "48 found");

        assertThat(browser.texts(".digest .lead"))
                .allSatisfy(lead -> assertThat(lead).contains("Digest number"));
        assertThat(browser.address()).contains("day=2013-10-11");
        browser.click("#to-live");
        browser.waitFor(".digest .lead", "Digest number 259");
        browser.screenshot("morning");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void alert_leadsToItsStory_andTheMoveToTheChart() throws IOException {
        PreviewData.fill(topics::publish);
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitFor(".alert h3", "House leaders");

        browser.click(".alert h3 a");
        browser.waitFor("#reader .story-title", "House leaders");
        browser.waitFor(".timeline", "White House says");
        assertThat(browser.texts(".timeline .tag")).containsExactly("new", "copy", "update");
        assertThat(browser.address()).endsWith("/story/markets/world:0");
        assertThat(browser.driver().getTitle()).startsWith("House leaders");
        browser.screenshot("story");

        browser.driver().navigate().back();
        browser.waitForPresence("body[data-route=desk]");
        browser.click(".alert.critical .plain-title"); // One without a story.
        browser.waitUntil("document.querySelector('#chart').dataset.pin === '2013-10-10T15:25:00.000Z'");
        browser.waitFor("#legend b", "IBM");
        browser.click("#legend .name");
        browser.click("#tape .row.item .when");
        browser.waitUntil("!document.querySelector('#chart').dataset.pin.startsWith('2013-10-10T15:25')");
        browser.click(".digest .chip.move");
        browser.waitFor("#legend", "BAC");
        browser.waitFor("#chart-note", "candles");
        browser.screenshot("candles");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void search_actsOnEveryPanel_andStandsInTheAddress() throws IOException {
        PreviewData.fill(topics::publish);
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitFor(".digest .lead", "Banks lead");

        browser.type("/");
        browser.driver().switchTo().activeElement().sendKeys("ibm");
        browser.waitFor("#digests-note", "2 found");

        assertThat(browser.texts("#tape .title"))
                .isNotEmpty()
                .allSatisfy(title -> assertThat(title).contains("IBM"));
        assertThat(browser.texts("#alerts h3"))
                .allSatisfy(title -> assertThat(title).contains("IBM"));
        assertThat(browser.texts("#watch tbody th")).containsExactly("IBM");
        assertThat(browser.texts("#legend .name")).containsExactly("IBM");
        String shared = browser.address();
        assertThat(shared).contains("q=ibm").contains("desk=markets");
        browser.screenshot("search");

        browser.open(shared, 1440, 900);
        browser.waitFor("#digests-note", "2 found");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        browser.waitFor("#digests-note", "4");
    }

    @Test
    void permalink_ofALine_showsTheDigestWithThatLine() throws IOException {
        PreviewData.fill(topics::publish);
        browser.open(url() + "digest/markets/2013-10-10T16:30:00Z#line-2", 1200, 900);

        browser.waitFor("#reader .digest .lead", "Banks lead");
        browser.waitFor("#reader li.selected", "Treasury secretary");
        browser.screenshot("permalink");
        browser.click("#reader [title^=Star]");
        assertThat(browser.all("#reader [title^=Star][aria-pressed=true]")).hasSize(1);
        browser.type("*"); // Of what is in view, not of the list behind it.
        browser.waitForPresence("#reader [title^=Star][aria-pressed=false]");
        browser.type("jjcj");
        browser.waitFor("#reader [title='Copy as Markdown (c)']", "copied");
        assertThat(browser.all("#digests .digest.selected")).isEmpty();
        browser.driver()
                .findElement(By.cssSelector("#reader .back:not(.sheet > :first-child)"))
                .click();
        browser.waitUntil("document.querySelector('#chart')?.dataset.pin === '2013-10-10T16:30:00.000Z'");
        browser.click(".digest .lines li:nth-child(2) .anchor");
        browser.waitFor("#reader li.selected", "Treasury secretary");
        assertThat(browser.address()).endsWith("/digest/markets/2013-10-10T16:30:00Z#line-2");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void question_isAnsweredPartByPart_withItsSources() throws IOException {
        PreviewData.fill(topics::publish);
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitFor(".digest .lead", "Banks lead");
        browser.type("a");
        browser.driver().switchTo().activeElement().sendKeys("When do the extraordinary measures end?", Keys.ENTER);
        browser.waitFor(".answer", "Reading the tape");
        String id = asked(0);
        var cite = item("world:3", "Treasury secretary tells Senate panel");

        topics.publish(new Answer(
                id,
                "markets",
                0,
                false,
                true,
                null,
                NOON,
                "They end on 17 October.",
                Phrasing.GENERATED,
                List.of(cite)));
        browser.waitFor(".answer p", "They end on 17 October.");
        topics.publish(new Answer(id, "markets", 1, true, true, null, NOON, null, null, List.of()));
        browser.waitForPresence(".answer[aria-busy=false]");
        browser.screenshot("ask");
        assertThat(browser.texts(".answer .source")).containsExactly("world ↗");

        browser.driver().findElement(By.id("question")).sendKeys("Who won the cup?", Keys.ENTER);
        browser.waitFor(".answer h3", "Who won the cup?");
        topics.publish(new Answer(asked(1), "markets", 0, true, false, null, NOON, null, null, List.of()));
        browser.waitFor(".answer", "Nothing on the tape says so.");

        browser.driver().findElement(By.id("question")).sendKeys("And the league?", Keys.ENTER);
        browser.waitFor(".answer h3", "And the league?");
        topics.publish(new Answer(asked(2), "markets", 0, true, false, "Fifty are open.", NOON, null, null, List.of()));
        browser.waitFor(".answer .why", "Fifty are open.");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void source_thatFails_isNamedOnItsDesksOnly_andGoesWhenItIsBack() throws IOException {
        topics.publish(digest("world", NOON, "A digest"));
        topics.publish(source("feed:world", State.OK, NOON, "answers", 12));
        browser.open(url() + "?desk=world", 1440, 900);
        browser.waitFor(".digest .lead", "A digest");
        topics.publish(source(
                "feed:world",
                State.FAILING,
                NOON.plusSeconds(60),
                "answers HTTP 500 since 16:01, tried 6 times, next at 16:31",
                12));
        browser.waitFor("#truth .trouble", "world answers HTTP 500 since 16:01");
        dashboard.health.put("ingest/feed:world", Optional.of("answers HTTP 500"));
        browser.waitFor("#status span", "1 problem");
        assertThat(browser.driver().findElement(By.id("banner")).isDisplayed())
                .as("said once")
                .isFalse();
        browser.type("3");
        browser.waitFor("#desks [aria-pressed=true]", "security");
        assertThat(browser.all("#truth .trouble")).isEmpty();
        browser.waitUntil("!document.querySelector('#status').textContent.includes('problem')");

        browser.type("s");
        browser.waitFor(".source-card.failing", "answers HTTP 500");
        browser.click(".source-card.failing .test");
        browser.waitFor(".test-result", "asked feed:world");
        browser.click(".source-card summary");
        browser.waitFor(".states li", "answers HTTP 500");
        browser.screenshot("sources");
        browser.waitFor(".source-card .facts", "next");
        assertThat(browser.all(".source-card .by-day svg[role=img] rect")).hasSize(14);
        assertThat(browser.driver().findElement(By.id("reader")).getText())
                .doesNotContainPattern("\\b(java|tidewire|org|com)\\.[a-z]+\\.")
                .doesNotContain("Exception");
        topics.publish(source("feed:taken-out", State.FAILING, NOON, "answers HTTP 500", 1));
        browser.waitFor(".source-card.left", "read by no desk");
        browser.waitFor(".source-note", "1 failing");
        topics.publish(source("feed:world", State.OK, NOON.plusSeconds(600), "answers again", 13));
        browser.waitFor(".source-card.ok", "answers again");
        assertThat(browser.errors())
                .allMatch(said ->
                        said.contains("/health - Failed to load resource: the server responded with a status of 503"));
    }

    @Test
    void eightTabs_areAllAlive_overOneConnection() {
        browser.open(url(), 1200, 800);
        String first = browser.driver().getWindowHandle();
        for (int i = 0; i < 7; i++) {
            browser.driver().switchTo().newWindow(WindowType.TAB);
            browser.driver().get(url());
            browser.waitForPresence("body[data-connection=live]");
        }
        topics.publish(digest("world", NOON, "Seen in every tab"));

        for (String tab : browser.driver().getWindowHandles()) {
            browser.driver().switchTo().window(tab);
            browser.waitFor(".digest .lead", "Seen in every tab");
        }
        assertThat(dashboard.meters.get("tidewire.dashboard.pages").gauge().value())
                .isEqualTo(1);
        browser.driver().switchTo().window(first);
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void tape_saysHowFarItIs_andWhenItStands() {
        Instant now = Instant.now();
        topics.publish(tape("world", 0, news("w:0", "world", now, Precision.SECOND, "A headline")));
        topics.publish(status("world", now.minusSeconds(3), 0, now, null));
        browser.open(url() + "?desk=world", 1440, 900);
        browser.waitFor("#truth .how", "3 s behind now");
        browser.waitFor("#status span", "live");
        browser.waitFor("#truth", "has not begun: 1 entry to read");

        topics.publish(status("world", now.minusSeconds(600), 0, now, null));
        browser.waitFor("#truth .how", "behind now by 10 min");
        topics.publish(source("feed:world", State.STOPPED, now, "the sample has ended", 1));
        browser.waitFor("#truth .how", "the sample has ended");
        browser.waitFor("#status span", "ended");

        Instant past = Instant.parse("2013-10-10T16:00:00Z");
        topics.publish(status("security", past, 3, now, null));
        browser.type("3");
        browser.waitFor("#truth .how", "catching up, ");
        topics.publish(status("security", past, 3, past.plusSeconds(2), null));
        browser.waitFor("#truth .how", "a replay of the past, 2 s behind its clock");
        browser.waitFor("#status span", "replay");
        // Half a minute of the page's clock: a tape that is heard of and does not go on, then one that is not heard of.
        browser.run("window.now = Date.now; Date.now = () => window.now() + 40_000");
        topics.publish(status("security", past, 3, past.plusSeconds(4), "ingest-2"));
        browser.waitFor("#truth .how.held", "held up for ");
        browser.waitFor("#truth .how.held", "waits for ingest-2");
        browser.waitFor("#status span", "held up");
        browser.run("Date.now = () => window.now() + 90_000");
        browser.waitFor("#truth .how.silent", "the tape stage has said nothing for");
    }

    @Test
    void model_isSaidToBeBehind_fromTheFirstEntryThatItHasNotRead_alsoBeforeItHasBegun() {
        Instant now = Instant.now();
        Instant before = now.minus(Duration.ofHours(3));
        topics.publish(tape("world", 0, news("w:0", "world", before, Precision.SECOND, "Long ago")));
        topics.publish(status("world", now.minusSeconds(2), 0, now, null));
        browser.open(url() + "?desk=world", 1440, 900);
        browser.waitFor("#truth .behind", "has not begun: 1 entry, 3 h of the tape, to read");
        browser.waitFor("#status span", "digests behind");

        topics.publish(telemetry("world", before, 0, List.of(10), 0));
        browser.waitFor("#truth", "has read all");
        topics.publish(tape("world", 1, news("w:1", "world", now, Precision.SECOND, "Just now")));
        topics.publish(status("world", now.plusSeconds(1), 1, now.plusSeconds(2), null));
        browser.waitFor("#truth", "1 entry behind"); // Not the three hours in which nothing came.
        browser.waitFor("#status span", "live");
    }

    @Test
    void headline_isThereAtOnce_onceAStory_withItsCopiesCounted() {
        topics.publish(report(
                "world",
                0,
                news("a:1", "a", NOON, Precision.SECOND, "Bridge closed"),
                ref("a:1", Role.NEW, 1, 1, 0.4)));
        browser.open(url() + "?desk=world", 1440, 900);
        browser.waitFor("#tape .title", "Bridge closed");
        topics.publish(report(
                "world",
                1,
                news("b:1", "b", NOON.plusSeconds(5), Precision.SECOND, "Bridge closed"),
                ref("a:1", Role.COPY, 2, 2, 0.5)));
        browser.waitFor("#tape .meta", "also b");

        assertThat(browser.texts("#tape .title")).containsExactly("Bridge closed");
    }

    @Test
    void timeZone_density_andHiddenSymbols_areKept() {
        PreviewData.fill(topics::publish);
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitFor(".digest .span", "12:00–12:30");
        browser.type(",");
        browser.choose("#settings-form select", "utc");
        browser.choose("#settings-form label:nth-child(2) select", "compact");
        browser.waitFor(".digest .span", "16:00–16:30");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        browser.run("document.querySelector('#legend .hide').click()");
        browser.waitFor("#legend .off", "SPY");

        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitFor(".digest .span", "16:00–16:30");
        browser.waitFor("#legend .off", "SPY");
        assertThat(browser.all("html[data-density=compact]")).hasSize(1);
    }

    /** Id of a question, once it has come; the page shows it before. */
    private String asked(int number) {
        while (dashboard.asked.size() <= number) {
            Thread.onSpinWait(); // A hang is ended by the build.
        }
        return dashboard.asked.get(number).id();
    }
}
