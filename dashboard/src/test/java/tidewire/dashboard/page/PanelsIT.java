package tidewire.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import tidewire.dashboard.PreviewData;

/** Where panels stand is the reader's choice, and is kept. */
class PanelsIT extends PageTest {
    @Test
    void panels_moved_folded_andOfOtherWidths_areSoAfterAReload_andCanBePutBack() throws IOException {
        PreviewData.fill(topics::publish);
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitForPresence("#chart canvas");
        assertThat(columns()).containsExactly("digests", "tape", "prices watchlist alerts window");
        browser.waitFor("#watch .range", "30-day high"); // What a session is told to be.
        long before = width();

        browser.run("document.querySelector('[data-panel=alerts] .grip').focus()");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ARROW_LEFT);
        browser.waitUntil("document.activeElement.matches('[data-panel=alerts] .grip')");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ARROW_UP);
        browser.click("[data-panel=watchlist] .fold");
        browser.run("document.querySelector('.gap').focus()");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        assertThat(columns()).containsExactly("digests", "alerts tape", "prices watchlist window");
        browser.screenshot("panels");

        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitForPresence("#chart canvas");
        assertThat(columns()).containsExactly("digests", "alerts tape", "prices watchlist window");
        assertThat(browser.all("[data-panel=watchlist].folded")).hasSize(1);
        assertThat(browser.driver()
                        .findElement(org.openqa.selenium.By.id("watch"))
                        .isDisplayed())
                .isFalse();
        assertThat(width()).isGreaterThan(before + 30);

        browser.type(",");
        browser.click("#reset-layout");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        assertThat(columns()).containsExactly("digests", "tape", "prices watchlist alerts window");
        assertThat(width()).isEqualTo(before);
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void gap_dragged_changesTheWidths_andAFoldedChartComesBack() {
        PreviewData.fill(topics::publish);
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitForPresence("#chart canvas");
        long before = width();

        browser.drag(".gap", 120, 0);
        assertThat(width()).isBetween(before + 90, before + 150);
        browser.click("[data-panel=prices] .fold");
        browser.waitForPresence(".prices-panel.folded");
        browser.click("[data-panel=prices] .fold");
        browser.waitUntil("document.querySelector('#chart canvas').clientHeight > 100");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void chart_zoomsByWheel_pansByDrag_showsCandlesAndVolume_andHidesASymbol() {
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
        String whole = ticks();
        browser.run("document.getElementById('chart').focus()");
        new Actions(browser.driver()).sendKeys("+", "+", "+").perform();
        browser.waitUntil("document.querySelector('#chart').dataset.sight !== 'all'");
        String zoomed = ticks();
        assertThat(zoomed).isNotEqualTo(whole);
        browser.drag("#chart .u-over", 140, 0);
        assertThat(ticks()).isNotEqualTo(zoomed);
        new Actions(browser.driver()).sendKeys("0").perform();
        browser.waitUntil("document.querySelector('#chart').dataset.sight === 'all'");
        assertThat(browser.errors()).isEmpty();
    }

    private String ticks() {
        return String.valueOf(browser.run("return document.querySelector('#chart').dataset.sight"));
    }

    private long width() {
        return ((Number) browser.run(
                        "return Math.round(document.querySelector('.column').getBoundingClientRect().width)"))
                .longValue();
    }

    @SuppressWarnings("unchecked")
    private List<String> columns() {
        return (List<String>) browser.run("return [...document.querySelectorAll('.column')].map(one =>"
                + "[...one.children].map(panel => panel.dataset.panel).join(' '))");
    }
}
