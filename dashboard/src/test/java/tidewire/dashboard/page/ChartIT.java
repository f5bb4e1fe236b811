package tidewire.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.dashboard.TestObjects.NOON;
import static tidewire.dashboard.TestObjects.bar;
import static tidewire.dashboard.TestObjects.news;
import static tidewire.dashboard.TestObjects.ref;
import static tidewire.dashboard.TestObjects.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.WheelInput;
import tidewire.dashboard.DashboardConfig;
import tidewire.dashboard.DeskView;
import tidewire.dashboard.PreviewData;
import tidewire.dashboard.TestDashboard;
import tidewire.dashboard.TestObjects;
import tidewire.events.Move;
import tidewire.events.NewsItem.Precision;
import tidewire.events.StoryRef.Role;

/** The chart under a trader's hands: marks, zoom, days, candles, and a history that does not answer. */
class ChartIT extends PageTest {
    /** What a script finds of the time at a place on the chart; bars of the preview's day begin at half past one. */
    private static final Instant OPEN = Instant.parse("2013-10-10T13:30:00Z");

    @Test
    void mark_saysWhatItIs_underThePointer_andOpensWithAClick() {
        PreviewData.fill(topics::publish);
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitUntil("document.querySelector('#chart').dataset.points === '240'");

        point(Instant.parse("2013-10-10T15:25:00Z")).perform();
        browser.waitFor("#chart .tip .move", "▼IBM -1.22% in 20 min");
        browser.waitFor("#legend", "IBM");
        point(Instant.parse("2013-10-10T15:30:00Z")).perform();
        browser.waitFor("#chart .tip .digest", "◆IBM falls as a notice");
        browser.waitFor("#chart .tip b", "Thu 10 Oct 11:29");
        assertThat(browser.texts("#chart .tip")).singleElement().asString().doesNotContain("false", "undefined", "NaN");

        point(Instant.parse("2013-10-10T15:30:00Z")).click().perform();
        browser.waitFor("#reader .digest .lead", "IBM falls as a notice");
        assertThat(browser.address()).endsWith("/digest/markets/2013-10-10T15:30:00Z");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void halt_isNeitherARiseNorAFall_whereItsLastPriceStands() {
        PreviewData.fill(topics::publish);
        Move halt = TestObjects.halt("IBM", Instant.parse("2013-10-10T16:43:00Z"), 180);
        topics.publish(halt);
        topics.publish(TestObjects.tape("markets", 10_000, halt));
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitUntil("document.querySelector('#chart').dataset.points === '240'");

        browser.waitFor(".row.move.warning", "IBM has not traded for 5 min while others have; last 180");
        browser.waitFor(".row.move.warning .title", "■");
        assertThat(browser.texts(".row.move.warning .title"))
                .filteredOn(title -> title.contains("halt"))
                .singleElement()
                .asString()
                .doesNotContain("%", "z ");
        point(halt.from()).perform();
        browser.waitFor("#chart .tip .move", "■IBM has not traded for 5 min");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void wheel_zoomsWhereItPoints_andOutAgain() {
        PreviewData.fill(topics::publish);
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitUntil("document.querySelector('#chart').dataset.points === '240'");

        wheel(-120);
        browser.waitUntil("document.querySelector('#chart').dataset.sight !== 'all'");
        String[] sight = sight().split("-");
        int from = Integer.parseInt(sight[0]);
        int to = Integer.parseInt(sight[1]);
        assertThat((from + to) / 2).as("the middle stays").isBetween(115, 124);
        assertThat(to - from).isBetween(190, 215);
        wheel(240);
        wheel(240);
        browser.waitUntil("document.querySelector('#chart').dataset.sight === 'all'");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void chart_panned_asCandles_ofASymbol_thatIsHiddenAndShown() {
        PreviewData.fill(topics::publish);
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitFor("#legend", "SPY");
        browser.click("#legend .hide");
        browser.waitFor("#legend .off", "SPY");
        browser.click("#legend .off");
        browser.waitUntil("!document.querySelector('#legend .off')");

        browser.click("#legend .name");
        browser.waitFor("#chart-note", "candles");
        browser.waitFor("#legend .day-range", "high");
        String whole = sight();
        browser.run("document.getElementById('chart').focus()");
        new Actions(browser.driver()).sendKeys("+", "+", "+").perform();
        browser.waitUntil("document.querySelector('#chart').dataset.sight !== 'all'");
        String zoomed = sight();
        assertThat(zoomed).isNotEqualTo(whole);
        browser.drag("#chart .u-over", 140, 0);
        assertThat(sight()).isNotEqualTo(zoomed);
        new Actions(browser.driver()).sendKeys("0").perform();
        browser.waitUntil("document.querySelector('#chart').dataset.sight === 'all'");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void highAndLow_areOfTheDay_whenAnotherBeginsWhileItIsWatched() {
        Instant midnight = Instant.parse("2013-10-11T04:00:00Z"); // In New York.
        topics.publish(bar("AIG", midnight.minusSeconds(120), 200));
        topics.publish(bar("AIG", midnight.minusSeconds(60), 150));
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitFor("#legend .name", "AIG");
        browser.click("#legend .name");
        browser.waitFor("#legend .day-range", "200.00");
        topics.publish(bar("AIG", midnight, 100));
        topics.publish(bar("AIG", midnight.plusSeconds(60), 0.0000086));
        browser.waitFor("#legend .day-range", "0.0000086");
        assertThat(browser.texts("#legend .day-range"))
                .allSatisfy(range -> assertThat(range).matches("(?s)high.100.00.low.0.0000086"));
        topics.publish(bar("AIG", midnight.plusSeconds(120), 8.6e-14));
        browser.waitFor("#legend .day-range", "0.000000000000086");
        browser.click("#ranges [data-range=all]");
        browser.waitFor("#chart-note", "2 days");
        assertThat(browser.texts("#legend .day-range"))
                .allSatisfy(range -> assertThat(range).matches("(?s)high.100.00.low.0.000000000000086"));
    }

    @Test
    void chart_thatIsZoomed_staysWhereItIs_andShowsTheNewDayWhenOneBegins() {
        Instant midnight = Instant.parse("2013-10-11T04:00:00Z"); // In New York.
        for (int i = 60; i > 0; i--) {
            topics.publish(bar("AIG", midnight.minusSeconds(60L * i), 200 + i));
        }
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitUntil("document.querySelector('#chart').dataset.points === '60'");
        browser.run("document.getElementById('chart').focus()");
        new Actions(browser.driver()).sendKeys("+", "+").perform();
        browser.waitUntil("document.querySelector('#chart').dataset.sight !== 'all'");
        String[] before = sight().split("-");

        topics.publish(
                bar("AIG", midnight.minusSeconds(60L * 61), 190)); // One that comes late, before what is in sight.
        browser.waitUntil("document.querySelector('#chart').dataset.points === '61'");
        assertThat(sight().split("-"))
                .containsExactly(
                        String.valueOf(Integer.parseInt(before[0]) + 1),
                        String.valueOf(Integer.parseInt(before[1]) + 1));

        topics.publish(bar("AIG", midnight, 300));
        topics.publish(bar("AIG", midnight.plusSeconds(60), 301));
        browser.waitUntil("document.querySelector('#chart').dataset.points === '2'");
        assertThat(sight()).isEqualTo("all");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void otherDesk_showsItsOwnChart_atOnce_whateverWasOnTheChartAndHoweverLongTheHistoryTakes() {
        dashboard.close();
        DeskView banks = new DeskView("banks", TestObjects.MARKETS.zone(), List.of("BAC"), List.of("trades:nyse"));
        dashboard = new TestDashboard(
                topics,
                new DashboardConfig(
                        "127.0.0.1",
                        0,
                        false,
                        null,
                        "/",
                        null,
                        TestObjects.TRADED,
                        List.of(TestObjects.MARKETS, banks)));
        PreviewData.fill(topics::publish);
        browser.open(url() + "?desk=markets&day=2013-10-10", 1440, 900);
        browser.click("#legend .name");
        browser.waitFor("#chart-note", "candles");
        browser.waitFor("#legend b", "SPY");

        browser.run("window.before = window.fetch; window.fetch = () => new Promise(() => {})");
        browser.type("2");
        browser.waitFor("#chart-note", "percent from");
        assertThat(browser.texts("#legend .name")).containsExactly("BAC");
        point(Instant.parse("2013-10-10T15:25:00Z")).perform();
        browser.waitFor("#chart .tip b", "Thu 10 Oct 11:24");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void history_thatDoesNotAnswer_isAskedAgain_byThePageItself() {
        PreviewData.fill(topics::publish);
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitUntil("document.querySelectorAll('#watch tbody tr').length === 4");
        browser.run("""
                window.before = window.fetch;
                const answer = (status, headers) => new Response('{"detail": "on purpose"}', { status, headers });
                window.fetch = (path, ...rest) => path.includes('/api/') ? Promise.resolve(answer(500)) : window.before(path, ...rest);
                """);
        browser.setDate("day", "2013-10-09");
        browser.waitFor("#watch .empty", "on purpose. It is asked again by itself.");
        browser.waitFor("#chart-note", "the history does not answer: on purpose");
        browser.waitFor("#digests .empty", "on purpose");

        // What has no turn is asked again when the answer says, and nobody hears of it.
        browser.run("""
                const asked = new Set();
                window.fetch = (path, ...rest) => path.includes('/api/') && !asked.has(path)
                  ? (asked.add(path), Promise.resolve(answer(503, { 'retry-after': '0.1' }))) : window.before(path, ...rest);
                const answer = (status, headers) => new Response('{"detail": "no turn"}', { status, headers });
                window.sawIt = false;
                new MutationObserver(() => { window.sawIt ||= document.body.textContent.includes('no turn'); })
                  .observe(document.body, { childList: true, subtree: true, characterData: true });
                """);
        browser.waitUntil("document.querySelectorAll('#watch tbody tr').length === 4");
        browser.waitFor("#chart-note", "Wed 9 Oct 2013");
        browser.click("#digests .more");
        browser.waitFor("#digests .empty", "No digest matches");
        assertThat(browser.run("return window.sawIt")).isEqualTo(false);
        assertThat(browser.errors()).isEmpty();
    }

    /** The first click's answer never comes; what follows from it must not be done to the second's. */
    @Test
    void secondOfTwoQuickClicks_isWhereTheChartGoes() {
        PreviewData.fill(topics::publish);
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitUntil("document.querySelector('#chart').dataset.points === '240'");
        browser.run("""
                const before = window.fetch;
                const held = [];
                window.fetch = (path, options) => new Promise((go, fail) => {
                  options?.signal?.addEventListener('abort', () => fail(options.signal.reason));
                  held.push(() => before(path, options).then(go, fail));
                });
                import('/page/desk/focus.js').then(async ({ focusChart }) => {
                  focusChart('2013-10-09T15:00:00Z');
                  focusChart('2013-10-09T16:00:00Z');
                  await new Promise((done) => { setTimeout(done, 100); });
                  window.fetch = before;
                  held.forEach((go) => go());
                });
                """);

        browser.waitFor("#chart-note", "Wed 9 Oct 2013");
        browser.waitUntil("document.querySelector('#chart').dataset.pin === '2013-10-09T16:00:00.000Z'"
                + " && document.querySelector('#chart').dataset.sight !== 'all'");
        assertThat(browser.errors()).isEmpty();
    }

    /** Over HTTP/2 a browser sends at once all that it is given; a desk of a hundred symbols is two hundred questions. */
    @Test
    void questionsToTheHistory_takeTurns_andOneThatIsGivenUpTakesNone() {
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.run("""
                import('/page/core/address.js').then(async ({ ask }) => {
                  const held = [];
                  let now = 0;
                  window.most = 0;
                  const before = window.fetch;
                  window.fetch = (path, ...rest) => !path.includes('/api/bars') ? before(path, ...rest) : new Promise((go) => {
                    window.most = Math.max(window.most, ++now);
                    held.push(() => { now--; go(new Response('"' + path.replace(/.*=/, '') + '"')); });
                  });
                  const over = new AbortController();
                  const all = Array.from({ length: 40 }, (_, i) => ask('bars', { symbol: i }, i === 20 ? { signal: over.signal } : {}));
                  over.abort();
                  const answers = Promise.allSettled(all);
                  const letting = setInterval(() => held.shift()?.(), 1);
                  window.toldAnswers = (await answers).map((one) => one.value ?? 'given up');
                  clearInterval(letting);
                });
                """);

        browser.waitUntil("window.toldAnswers !== undefined");
        List<String> expected =
                new ArrayList<>(IntStream.range(0, 40).mapToObj(String::valueOf).toList());
        expected.set(20, "given up");
        assertThat(browser.run("return window.toldAnswers")).isEqualTo(expected);
        assertThat(browser.run("return window.most")).isEqualTo(6L);
    }

    @Test
    void barsThatWaitForTheHistory_areTheLastWordOfEach() {
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.run("""
                import('/page/desk/bars.js').then(({ lastOfEach }) => {
                  const waiting = lastOfEach();
                  for (let i = 0; i < 1000; i++) {
                    waiting.add([{ symbol: 'AIG', start: 'one', close: i }, { symbol: 'AIG', start: 'two', close: i }]);
                  }
                  window.waiting = waiting.bars().map((bar) => bar.start + bar.close);
                });
                """);

        browser.waitUntil("window.waiting !== undefined");
        assertThat(browser.run("return window.waiting")).isEqualTo(List.of("one999", "two999"));
    }

    @Test
    void storyPage_saysWhatPricesDid_fromWhatWasKnownAtItsFirstReport() {
        for (var price : Map.of(-2, 90.0, -1, 100.0, 0, 104.0, 14, 101.0, 15, 105.0, 59, 103.0, 60, 107.0)
                .entrySet()) {
            topics.publish(bar("IBM", NOON.plus(Duration.ofMinutes(price.getKey())), price.getValue()));
        }
        topics.publish(report(
                "markets",
                0,
                news("w:0", "world", NOON, Precision.SECOND, "IBM buys a rival").withSymbols(List.of("IBM")),
                ref("w:0", Role.NEW, 1, 1, 0.4)));
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.click("#tape .item a.title");
        browser.waitFor("#reader .figures-table caption", "Last price before 12:00");

        assertThat(browser.texts("#reader .figures-table tbody th, #reader .figures-table tbody td:not(:last-child)"))
                .containsExactly("IBM", "100.00", "+1.00%", "+3.00%");
        assertThat(browser.errors()).isEmpty();
    }

    /** The pointer over the bar that ends at that time, on a chart that shows all of the preview's day. */
    private Actions point(Instant end) {
        WebElement over = browser.all("#chart .u-over").get(0);
        int width = over.getSize().getWidth();
        long at = Duration.between(OPEN, end).toMinutes() - 1;
        long points = Duration.between(OPEN, PreviewData.NOW).toMinutes();
        return new Actions(browser.driver())
                .moveToElement(over, (int) Math.round(width * (double) at / (points - 1)) - width / 2, 0);
    }

    private void wheel(int by) {
        WebElement over = browser.all("#chart .u-over").get(0);
        new Actions(browser.driver())
                .scrollFromOrigin(WheelInput.ScrollOrigin.fromElement(over), 0, by)
                .perform();
    }

    private String sight() {
        return String.valueOf(browser.run("return document.querySelector('#chart').dataset.sight"));
    }
}
