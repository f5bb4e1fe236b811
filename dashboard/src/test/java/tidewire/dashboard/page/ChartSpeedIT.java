package tidewire.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.dashboard.TestObjects.NOON;
import static tidewire.dashboard.TestObjects.bar;
import static tidewire.dashboard.TestObjects.digest;
import static tidewire.dashboard.TestObjects.move;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ten thousand points and five hundred marks: says what a redraw costs, and holds that all of them are there. */
class ChartSpeedIT extends PageTest {
    private static final Logger log = LoggerFactory.getLogger(ChartSpeedIT.class);

    @Test
    void chart_reachesBackBehindWhatThePageHolds_withItsMarks_forADayAndForAll() {
        Instant first = Instant.parse("2013-10-07T04:00:00Z"); // Midnight in New York.
        int days = 4;
        for (int minute = 0; minute < days * 1_440; minute++) { // More than the state has of a symbol.
            topics.publish(bar("SPY", first.plusSeconds(60L * minute), 100 + minute / 1_440));
            if (minute % 240 == 0) { // One that reaches back says nothing of the others.
                topics.publish(bar("IBM", first.plusSeconds(60L * minute), 180));
            }
        }
        Instant noon = first.plusSeconds(36 * 3_600);
        topics.publish(digest("markets", noon, "Of Tuesday"));
        topics.publish(move("SPY", noon, 1.0, 101));
        for (int i = 0; i < 101; i++) { // As many digests and moves as the state has, all later.
            topics.publish(digest("markets", first.plusSeconds(86_400L * 3 + 600 * i), "Later"));
        }
        for (int i = 0; i < 500; i++) {
            topics.publish(move("SPY", first.plusSeconds(86_400L * 3 + 60 * i), 1.0, 100));
        }
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitUntil("document.querySelector('#chart').dataset.points === '1440'");

        browser.setDate("day", "2013-10-08");
        browser.waitUntil("document.querySelector('#chart').dataset.marks === '2'");
        assertThat(browser.run("return document.querySelector('#chart').dataset.points"))
                .isEqualTo("1440");
        browser.waitFor("#chart-note", "percent from previous close · Tue 8 Oct 2013");
        browser.waitUntil("document.querySelectorAll('#watch tbody tr').length === 2");
        assertThat(browser.texts("#watch tbody tr"))
                .anySatisfy(row -> assertThat(row).contains("SPY", "101.00", "+1.00%"));

        browser.click("#to-live");
        browser.click("#ranges [data-range=all]");
        browser.waitUntil("document.querySelector('#chart').dataset.points === '" + days * 1_440 + "'");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void chart_ofTenThousandPoints_andFiveHundredMarks_zoomsAndPans() {
        String[] symbols = {"SPY", "IBM", "BAC", "AIG"};
        for (int i = 0; i < 2_500; i++) {
            for (int s = 0; s < symbols.length; s++) {
                topics.publish(bar(symbols[s], NOON.plus(Duration.ofMinutes(i)), 100 + s + Math.sin(i / 40.0 + s)));
            }
        }
        for (int i = 0; i < 100; i++) {
            topics.publish(digest("markets", NOON.plus(Duration.ofMinutes(25L * i + 5)), "Digest " + i));
        }
        for (int i = 0; i < 400; i++) {
            topics.publish(move(symbols[i % 4], NOON.plus(Duration.ofMinutes(6L * i + 3)), 1.0, 100));
        }
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitForPresence("#chart canvas");
        browser.run("document.querySelector('#ranges [data-range=all]').click()");
        browser.waitFor("#chart-note", "days");

        Object frames = browser.driver().executeAsyncScript("""
                        const done = arguments[0];
                        const over = document.querySelector('#chart .u-over');
                        const box = over.getBoundingClientRect();
                        const times = [];
                        const frames = [];
                        let left = 60;
                        let before = null;
                        function frame(now) {
                          if (before !== null) frames.push(now - before);
                          before = now;
                          const begin = performance.now();
                          over.dispatchEvent(new WheelEvent('wheel', { deltaY: left % 2 ? 40 : -60, deltaX: left % 3 ? 0 : 90,
                            clientX: box.left + box.width / 2, clientY: box.top + 40, bubbles: true, cancelable: true }));
                          queueMicrotask(() => {
                            times.push(performance.now() - begin);
                            left--;
                            if (left > 0) requestAnimationFrame(frame);
                            else {
                              times.sort((a, b) => a - b);
                              frames.sort((a, b) => a - b);
                              const words = (all) => `median ${all[Math.floor(all.length / 2)].toFixed(1)} ms, longest ${all.at(-1).toFixed(1)} ms`;
                              done(`${times.length} redraws, ${words(times)}; frames ${words(frames)}`);
                            }
                          });
                        }
                        requestAnimationFrame(frame);
                        """);
        log.info("Redraws of the chart with 10,000 points and 500 marks: {}", frames);

        assertThat(frames.toString()).startsWith("60 redraws");
        assertThat(browser.errors()).isEmpty();
    }
}
