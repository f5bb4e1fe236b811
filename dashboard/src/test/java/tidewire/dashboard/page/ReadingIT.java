package tidewire.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.dashboard.TestObjects.NOON;
import static tidewire.dashboard.TestObjects.alert;
import static tidewire.dashboard.TestObjects.digest;
import static tidewire.dashboard.TestObjects.intervalEnd;
import static tidewire.dashboard.TestObjects.move;
import static tidewire.dashboard.TestObjects.news;
import static tidewire.dashboard.TestObjects.tape;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.interactions.Actions;
import tidewire.dashboard.PreviewData;
import tidewire.events.Move;
import tidewire.events.NewsItem;
import tidewire.events.NewsItem.Precision;
import tidewire.events.Severity;
import tidewire.events.Story;
import tidewire.events.StoryRef;
import tidewire.events.TapeEntry;

/** What a reader does with digests: by keys and by hand. */
class ReadingIT extends PageTest {
    @Test
    void digest_isSelectedByKeys_starred_read_andCopied() {
        PreviewData.fill(topics::publish);
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.driver().executeCdpCommand("Browser.grantPermissions", Map.of("permissions", new String[] {
            "clipboardReadWrite", "clipboardSanitizedWrite"
        }));
        browser.waitFor(".digest .lead", "Banks lead");
        browser.type("jj");
        browser.waitFor(".digest.selected .lead", "IBM falls");
        browser.type("k");
        browser.waitFor(".digest.selected .lead", "Banks lead");

        browser.type("*");
        browser.waitForPresence(".digest.selected [aria-pressed=true][title^=Star]");
        browser.click(".digest.selected [title^=Mark]");
        browser.waitForPresence(".digest.selected.read");
        browser.type("c");
        browser.waitUntil("document.getElementById('announce').textContent === 'Copied'");
        assertThat(clipboard())
                .startsWith("**markets, 12:00–12:30 New York, Thu 10 Oct 2013**")
                .contains("- The Treasury secretary", "](https://", url() + "digest/markets/2013-10-10T16:30:00Z");
        browser.click(".digest.selected [title='Copy as plain text']");
        browser.waitFor(".digest.selected .tools", "copied");
        assertThat(clipboard())
                .startsWith("markets, 12:00–12:30")
                .contains("(world, fed)")
                .doesNotContain("**", "](");
        browser.click(".digest.selected [title='Copy its address']");
        browser.waitUntil(
                "[...document.querySelectorAll('.digest.selected .tools button')].some(one => one.title.endsWith('address') && one.textContent === 'copied')");
        assertThat(clipboard()).isEqualTo(url() + "digest/markets/2013-10-10T16:30:00Z");

        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitForPresence(".digest.read [aria-pressed=true][title^=Star]");
        browser.type("j");
        new Actions(browser.driver()).sendKeys(Keys.ENTER).perform();
        browser.waitFor("#reader .digest .lead", "Banks lead");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void digest_saysOverWhichDays_howItWasWritten_andWhatItLeftOut_tapeOfWhichDay() {
        PreviewData.fill(topics::publish);
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitFor(".digest .span", "Wed 9 Oct 16:00 – Thu 10 Oct 09:30");
        assertThat(browser.all("#digests .untold[open], #digests .how[open]")).isEmpty();
        browser.waitFor(".untold summary", "+3 more");
        browser.click(".untold summary");
        browser.waitFor(".untold[open] li", "Initial claims rise");
        assertThat(browser.texts(".untold[open] li small").get(0)).isEqualTo("rank 0.21: base 0.14, event 0.07");
        browser.run("document.querySelectorAll('.how').forEach(one => one.open = true)");
        browser.waitFor(".how td", "a source's sentence, shortened by the model, then checked");
        browser.waitFor(".how .why", "the written line had “September 19”, which is in no source");
        browser.waitFor(".how p", "read 1,234 tokens, wrote 210 · tidewire-small");
        browser.waitFor("#tape .row.move .when span", "Thu 10 Oct");
        assertThat(browser.all("[data-panel=window].folded")).hasSize(1);
        topics.publish(intervalEnd("security", 900, PreviewData.NOW.plusSeconds(1_800), Duration.ofMinutes(30)));
        topics.publish(intervalEnd("security", 901, PreviewData.NOW.plusSeconds(3_600), Duration.ofMinutes(30)));
        browser.type("3");
        browser.waitFor("#tape .interval", "Thu 10 Oct · nothing 14:00–14:30");
        Instant inIt = PreviewData.NOW.plusSeconds(4_000);
        topics.publish(tape("security", 902, news("nvd:in", "nvd", inIt, Precision.SECOND, "Within the interval")));
        topics.publish(intervalEnd("security", 903, PreviewData.NOW.plusSeconds(5_400), Duration.ofMinutes(30)));
        topics.publish(intervalEnd("security", 904, PreviewData.NOW.plusSeconds(7_200), Duration.ofMinutes(30)));
        browser.waitFor("#tape .interval", "Thu 10 Oct · nothing 15:00–15:30");
        browser.phone(390, 844);
        browser.run("document.querySelector('.panes [data-pane=alerts]').click()");
        assertThat(browser.driver().findElement(By.id("alerts")).isDisplayed()).isTrue();
        assertThat(browser.driver().findElement(By.id("window")).isDisplayed()).isFalse();
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void newDigest_isAnnouncedOnce_toAScreenReader() {
        browser.open(url() + "?desk=world", 1440, 900);
        browser.run(
                "window.said = []; new MutationObserver(() => window.said.push(document.getElementById('announce').textContent))"
                        + ".observe(document.getElementById('announce'), { childList: true, characterData: true, subtree: true })");
        topics.publish(digest("world", NOON, "Heard once"));
        browser.waitFor(".digest .lead", "Heard once");
        topics.publish(digest("world", NOON, "Heard once"));
        topics.publish(digest("markets", NOON, "Of another desk"));
        topics.publish(digest("world", NOON.plusSeconds(1_800), "Heard after it"));
        browser.waitFor(".digest .lead", "Heard after it");

        assertThat(browser.run("return window.said.join(' | ')"))
                .isEqualTo("New digest: Heard once | New digest: Heard after it");
    }

    @Test
    void digest_isShared_whereTheBrowserCan() {
        browser.open(url() + "?desk=world", 1440, 900);
        topics.publish(digest("world", NOON, "Not to be shared"));
        browser.waitFor(".digest .lead", "Not to be shared");
        if (Boolean.FALSE.equals(browser.run("return 'share' in navigator"))) {
            assertThat(browser.all("[title='Share its address']")).isEmpty();
        }
        // A browser that can: what it would show its user is looked at instead.
        browser.run(
                "Object.defineProperty(navigator, 'share',"
                        + " { value: what => { window.shared = what; return Promise.reject(new DOMException('no', 'AbortError')); } })");
        topics.publish(digest("world", NOON.plusSeconds(1_800), "To be shared"));
        browser.waitFor(".digest .lead", "To be shared");

        browser.click("[data-digest*='" + NOON.plusSeconds(1_800) + "'] [title='Share its address']");

        browser.waitUntil("'shared' in window");
        assertThat(browser.run("return window.shared.title")).isEqualTo("To be shared");
        assertThat(browser.run("return window.shared.url"))
                .isEqualTo(url() + "digest/world/" + NOON.plusSeconds(1_800));
        assertThat(browser.errors()).as("one that changes her mind is no error").isEmpty();
    }

    @Test
    void story_isFoundByItsIdAlone_andTakesTheChartToItsTime() {
        PreviewData.fill(topics::publish);
        browser.open(url() + "story/world:0", 1440, 900);
        browser.waitFor("#reader .story-title", "House leaders");
        browser.open(url() + "story/world:0?desk=markets", 1440, 900);
        browser.waitFor("#reader .part", "MOVES NEAR IT");
        browser.waitFor("#reader .told-lines", "60 min after the nearest report");

        browser.click("#reader .chip.move");
        browser.waitForPresence("body[data-route=desk]");
        browser.waitFor("#chart-note", "candles");
        browser.waitFor("#tape .row.move .near", "60 min before: House leaders");
        browser.open(url() + "?desk=markets&at=2013-10-10T15:00:00Z", 1440, 900);
        browser.waitUntil("document.querySelector('#chart')?.dataset.pin === '2013-10-10T15:00:00.000Z'");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void move_namesFiveStoriesNearIt_atMost_theNearestFirst() {
        Move move = move("IBM", NOON, -1.4, 180);
        topics.publish(tape("markets", 0, move));
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitFor("#tape .row.move", "IBM");
        for (int minutes : List.of(6, 7, 5, 1, 3, 2, 4)) {
            topics.publish(nearby(move, minutes));
        }
        browser.waitFor("#tape .row.move .near", "4 min before: Report of 4");

        assertThat(browser.texts("#tape .row.move .near a"))
                .extracting(text -> text.replaceAll(".* of ", ""))
                .containsExactly("1", "2", "3", "4", "5");
    }

    private static Story nearby(Move move, int minutes) {
        String id = "w:" + minutes;
        Instant at = move.to().minusSeconds(60L * minutes);
        return new Story(
                id,
                "markets",
                0,
                "Report of " + minutes,
                at,
                at,
                List.of(new Story.Report(
                        id,
                        0,
                        "feed:world",
                        StoryRef.Role.NEW,
                        "Report of " + minutes,
                        null,
                        at,
                        null,
                        Precision.NONE)),
                List.of(move.symbol()),
                List.of(new Story.LinkedMove(move.id(), move.symbol(), move.title(), 60L * minutes)),
                0.5,
                Map.of());
    }

    @Test
    void dayWithoutAnHour_isNeitherShownNorCountedAsMidnight_andMidnightIsATimeLikeAnyOther() {
        Instant midnight = Instant.parse("2013-10-10T00:00:00Z");
        topics.publish(seenAtNoon(0, "w:day", midnight, Precision.DAY));
        topics.publish(seenAtNoon(1, "w:time", midnight, Precision.SECOND));
        browser.open(url() + "?desk=world", 1440, 900);
        browser.waitFor("#tape .meta", "dated Thu 10 Oct");
        browser.waitFor("#tape .meta", "published 00:00");

        browser.open(url() + "story/world/w:day", 1440, 900);
        browser.waitFor("#reader .timeline .meta", "dated Thu 10 Oct");
        assertThat(browser.texts("#reader .timeline"))
                .singleElement()
                .asString()
                .doesNotContain("after it was", "published");
        browser.open(url() + "story/world/w:time", 1440, 900);
        browser.waitFor("#reader .timeline .meta", "seen 16 h after it was published");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void search_findsThingsAsTheServerDoes_inWhatIsLiveToo() {
        List<String> titles = List.of("University shuts over debt", "U.S. debt limit is lifted", "中国人民银行下调利率");
        for (int i = 0; i < titles.size(); i++) {
            topics.publish(tape("world", i, news("w:" + i, "world", NOON, Precision.SECOND, titles.get(i))));
        }
        browser.open(url() + "?desk=world", 1440, 900);
        browser.waitFor("#tape .title", titles.get(0));
        for (Map.Entry<String, String> one :
                Map.of("U.S. de", titles.get(1), "银行", titles.get(2)).entrySet()) {
            browser.type("/");
            browser.driver().switchTo().activeElement().sendKeys(one.getKey());
            browser.waitFor("#tape-note", "1 found");
            assertThat(browser.texts("#tape .title")).containsExactly(one.getValue());
            browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
            browser.waitFor("#tape-note", "entry 2");
        }
    }

    @Test
    void digest_thatEndsAtMidnight_isOfTheDayThatStandsOnIt() {
        topics.publish(digest("markets", Instant.parse("2013-10-11T04:00:00Z"), "The last of Thursday"));
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitFor(".digest header", "Thu 10 Oct 2013");
        browser.setDate("day", "2013-10-10");
        browser.waitFor("#digests-note", "1 found");
        browser.waitFor(".digest .lead", "The last of Thursday");
        browser.setDate("day", "2013-10-11");
        browser.waitFor("#digests .empty", "No digest matches");
    }

    @Test
    void escape_outOfTheQuestion_leavesSearchAndDay() {
        browser.open(url() + "?desk=markets&q=ibm&day=2013-10-10", 1440, 900);
        browser.waitForPresence("#to-live:not([hidden])");
        browser.run("document.getElementById('question').focus()");
        browser.driver().switchTo().activeElement().sendKeys("Why?", Keys.ESCAPE);
        browser.waitUntil("document.activeElement === document.body");
        assertThat(browser.address()).contains("q=ibm", "day=2013-10-10");
        browser.run("document.getElementById('filter').focus()");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        browser.waitUntil("!location.search.includes('ibm')");
    }

    @Test
    void stars_ofTwoTabs_areAllKept_andSeenInBoth_howeverManyThereAre() {
        topics.publish(digest("world", NOON, "First"));
        topics.publish(digest("world", NOON.plusSeconds(1_800), "Second"));
        browser.open(url() + "?desk=world", 1440, 900);
        browser.run("localStorage.setItem('tidewire.settings', JSON.stringify({ stars:"
                + " Array.from({ length: 600 }, (_, index) => '/digest/old/' + index) }))");
        browser.open(url() + "?desk=world", 1440, 900);
        browser.waitFor(".digest .lead", "First");
        String first = browser.driver().getWindowHandle();
        browser.driver().switchTo().newWindow(WindowType.TAB);
        browser.driver().get(url() + "?desk=world");
        browser.waitFor(".digest .lead", "First");

        browser.click("[data-digest$='16:30:00Z'] [title^=Star]");
        browser.driver().switchTo().window(first);
        browser.waitForPresence("[data-digest$='16:30:00Z'] [title^=Star][aria-pressed=true]");
        browser.click("[data-digest$='16:00:00Z'] [title^=Star]");
        browser.waitUntil("JSON.parse(localStorage.getItem('tidewire.settings')).stars.length === 602");
        browser.open(url() + "?desk=world", 1440, 900);
        browser.waitUntil("document.querySelectorAll('.digest [title^=Star][aria-pressed=true]').length === 2");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void starred_areAList_acrossDesks_withAnAddress_digestsAndStories() throws IOException {
        PreviewData.fill(topics::publish);
        browser.open(url() + "?desk=world", 1440, 900);
        browser.type("f");
        browser.waitFor("#reader .empty", "Nothing is starred yet");
        browser.open(url() + "?desk=world", 1440, 900);
        browser.click(".digest [title^=Star]");
        browser.open(url() + "story/markets/world:0", 1440, 900);
        browser.waitFor("#reader .story-title", "House leaders");
        browser.type("*");
        browser.waitForPresence("#reader [title^=Star][aria-pressed=true]");

        browser.click("#starred-link");
        browser.waitFor(".starred-list .digest .lead", "Libya");
        assertThat(browser.address()).endsWith("/starred");
        assertThat(browser.texts(".starred-list .kicker"))
                .satisfiesExactly(
                        story -> assertThat(story).startsWith("Story on markets"),
                        digest -> assertThat(digest).isEqualTo("Digest of world"));
        browser.screenshot("starred");
        browser.click(".starred [title^=Star]");
        browser.waitForPresence(".starred [title^=Star][aria-pressed=false]"); // Still there, for who did not mean it.
        browser.run("localStorage.setItem('tidewire.settings', localStorage.getItem('tidewire.settings')"
                + ".replace('\"stars\":[', '\"stars\":[\"/digest/world/2012-01-01T00:00:00Z\",'))");
        browser.open(url() + "starred", 1440, 900);
        browser.waitFor(".starred-list .digest .lead", "Libya");
        browser.waitFor(".starred-list .starred", "Kept no more: digest world 2012-01-01T00:00:00Z");
        assertThat(browser.all(".starred-list > article")).hasSize(2);
        browser.click(".starred-list .digest .span");
        browser.waitFor("#reader .sheet > .digest .lead", "Libya");
    }

    /** What said itself to speak is gone, and nobody looks at the other tab: it is not told of it by a focus. */
    @Test
    void alert_isHeardOnce_whenTheTabThatSpokeIsClosed_andNobodyLooksAtTheOther() {
        browser.before("""
                window.beeps = 0;
                window.notes = [];
                window.AudioContext = class {
                  currentTime = 0;
                  createOscillator() { window.beeps++; return { frequency: {}, connect: (to) => to, start() {}, stop() {} }; }
                  createGain() { return { gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect: (to) => to }; }
                };
                window.Notification = class {
                  static permission = 'granted';
                  constructor(title) { window.notes.push(title); }
                  addEventListener() {}
                };
                addEventListener('focus', (event) => window.isDeaf && event.stopImmediatePropagation(), true);
                """);
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.run("localStorage.setItem('tidewire.settings', JSON.stringify({ sound: 'info', notify: 'info' }))");
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.run("window.isDeaf = true");
        String first = browser.driver().getWindowHandle();
        browser.driver().switchTo().newWindow(WindowType.TAB);
        browser.driver().get("about:blank");
        browser.before(
                "window.beeps = 0; window.AudioContext = class { currentTime = 0;"
                        + " createOscillator() { window.beeps++; return { frequency: {}, connect: (to) => to, start() {}, stop() {} }; }"
                        + " createGain() { return { gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect: (to) => to }; } };");
        browser.driver().get(url() + "?desk=markets");
        browser.waitForPresence("body[data-connection=live]");
        browser.run("dispatchEvent(new Event('focus'))"); // As when somebody looks at it.
        browser.waitForPresence("body[data-speaks=true]");
        topics.publish(alert("markets", move("BAC", NOON, 1, 14), Severity.WARNING));
        browser.waitUntil("window.beeps === 1");
        browser.driver().close();
        browser.driver().switchTo().window(first);
        browser.waitFor(".alert h3", "BAC");
        assertThat(browser.run("return window.beeps")).as("the other tab spoke").isEqualTo(0L);

        browser.waitForPresence("body[data-speaks=true]");
        topics.publish(alert("markets", move("IBM", NOON, -1.4, 180), Severity.WARNING));
        browser.waitFor(".alert h3", "IBM");
        browser.waitUntil("window.beeps === 1");
        assertThat((List<?>) browser.run("return window.notes"))
                .singleElement()
                .asString()
                .contains("IBM");
        assertThat(browser.errors()).isEmpty();
    }

    private static TapeEntry seenAtNoon(long sequence, String id, Instant published, Precision precision) {
        NewsItem item = new NewsItem(
                id,
                "feed:world",
                NOON,
                published,
                precision,
                id,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                0,
                false);
        return new TapeEntry(
                "world", sequence, NOON, TapeEntry.Kind.ITEM, false, item, StoryRef.alone(item), null, null);
    }

    private String clipboard() {
        return String.valueOf(browser.driver()
                .executeAsyncScript(
                        "navigator.clipboard.readText().then(arguments[0], (no) => arguments[0]('' + no))"));
    }
}
