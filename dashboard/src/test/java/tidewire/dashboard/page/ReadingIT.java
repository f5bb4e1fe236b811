package tidewire.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.dashboard.TestObjects.NOON;
import static tidewire.dashboard.TestObjects.digest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import tidewire.dashboard.PreviewData;
import tidewire.events.NewsItem;
import tidewire.events.NewsItem.Precision;
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
        browser.waitFor("#tape .row.move .near", "60 min after: House leaders");
        browser.open(url() + "?desk=markets&at=2013-10-10T15:00:00Z", 1440, 900);
        browser.waitUntil("document.querySelector('#chart')?.dataset.pin === '2013-10-10T15:00:00.000Z'");
        assertThat(browser.errors()).isEmpty();
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
