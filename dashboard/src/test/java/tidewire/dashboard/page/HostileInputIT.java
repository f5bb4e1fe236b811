package tidewire.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.dashboard.TestObjects.NOON;
import static tidewire.dashboard.TestObjects.digest;
import static tidewire.dashboard.TestObjects.news;
import static tidewire.dashboard.TestObjects.ref;
import static tidewire.dashboard.TestObjects.report;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tidewire.dashboard.DashboardConfig;
import tidewire.dashboard.DeskView;
import tidewire.dashboard.TestDashboard;
import tidewire.events.NewsItem.Precision;
import tidewire.events.StoryRef.Role;

/** What feeds write and how much of it must not change what the page is. */
class HostileInputIT extends PageTest {
    private static final List<String> TITLES = List.of(
            "<img src=x onerror=alert(1)><b>bold</b> &amp; <script>document.title='owned'</script>",
            "W".repeat(10_000),
            "many words ".repeat(900),
            "\u202Edesrever si siht\u202C and \u2066this\u2069 \u200Fis not",
            "🚨🔥 👩‍👩‍👧‍👦 1️⃣ 🇨🇭",
            "السوق يرتفع اليوم، والأسعار 12.5%",
            "javascript:alert(1)",
            "=cmd|' /C calc'!A0",
            ".");

    @Test
    void titles_ofAnyKind_areText_withinTheirPlace() throws IOException {
        for (int i = 0; i < TITLES.size(); i++) {
            topics.publish(report(
                    "world",
                    i,
                    news("w:" + i, "world", NOON.plusSeconds(i), Precision.SECOND, TITLES.get(i)),
                    ref("w:" + i, Role.NEW, 1, 1, 0.4)));
            topics.publish(digest("world", NOON.plusSeconds(1_800L * i), TITLES.get(i)));
        }
        browser.open(url() + "?desk=world", 1440, 900);
        browser.waitFor("#tape .title", "desrever si siht and this is not");
        browser.waitUntil("document.querySelectorAll('#digests .digest').length === " + TITLES.size());

        browser.screenshot("hostile");
        assertFits();
        assertThat(browser.all("#tape img, #tape b b, #digests img, #main script"))
                .isEmpty();
        assertThat(browser.driver().getTitle()).doesNotContain("owned");
        assertThat(browser.run("return /[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.body.textContent)"))
                .isEqualTo(false);
        browser.phone(390, 844);
        assertFits();
        browser.run("document.querySelector('.panes [data-pane=tape]').click()");
        assertFits();
        browser.open(url() + "story/world/w:1", 390, 844);
        browser.waitFor("#reader .story-title", "WWWW");
        assertFits();
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void flood_keepsThePageAndItsMemoryBounded() {
        browser.open(url() + "?desk=world", 1440, 900);
        for (int i = 0; i < 4_000; i++) {
            topics.publish(report(
                    "world",
                    i,
                    news("w:" + i, "world", NOON.plusMillis(i), Precision.SECOND, "Item number " + i),
                    ref("w:" + i, Role.NEW, 1, 1, 0.4)));
        }
        browser.waitFor("#tape .title", "Item number 3999");

        assertThat((Long) browser.run("return document.querySelectorAll('#tape .row').length"))
                .isBetween(300L, 500L);
        assertThat((Long) browser.run("return document.querySelectorAll('*').length"))
                .isLessThan(8_000L);
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void twentyDesks_ofLongNames_withoutTrades_fit() throws IOException {
        dashboard.close();
        List<DeskView> desks = IntStream.range(0, 20)
                .mapToObj(i -> new DeskView(
                        i == 3 ? "a-desk-with-a-name-that-somebody-thought-about-for-long" : "desk-" + i,
                        ZoneOffset.UTC,
                        List.of(),
                        List.of()))
                .toList();
        dashboard =
                new TestDashboard(topics, new DashboardConfig("127.0.0.1", 0, false, null, "/", null, Map.of(), desks));
        topics.publish(digest("desk-19", NOON, "Of the last desk"));
        browser.open(url(), 1440, 900);
        browser.waitUntil("document.querySelectorAll('#desks button').length === 20");
        assertFits();
        browser.screenshot("twenty-desks");
        browser.click("#desks button:last-child");
        browser.waitFor(".digest .lead", "Of the last desk");
        browser.waitUntil(
                "(() => { const box = document.querySelector('#desks [aria-pressed=true]').getBoundingClientRect();"
                        + " const nav = document.getElementById('desks').getBoundingClientRect(); return box.right <= nav.right + 1; })()");
        browser.phone(390, 844);
        assertFits();
    }

    /** Nothing makes the page wider than the screen, and no panel wider than itself. */
    private void assertFits() {
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(browser.run("return [...document.querySelectorAll('#digests, #tape, #alerts, #reader')]"
                        + ".filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.id).join()"))
                .isEqualTo("");
    }
}
