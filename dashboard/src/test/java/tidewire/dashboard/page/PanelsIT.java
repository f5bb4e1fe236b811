package tidewire.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.dashboard.TestObjects.bar;
import static tidewire.dashboard.TestObjects.source;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import tidewire.dashboard.PreviewData;
import tidewire.events.Answer;
import tidewire.events.SourceStatus.State;

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
    void focus_staysWhereItIs_whenWhatIsThereChanges() {
        PreviewData.fill(topics::publish);
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitFor("#watch th", "IBM");
        browser.run("[...document.querySelectorAll('#watch .symbol')].find(one => one.textContent === 'IBM').focus()");
        topics.publish(bar("IBM", PreviewData.NOW.plusSeconds(60), 77));
        browser.waitFor("#watch td", "77.00");
        assertThat(focused()).isEqualTo("IBM");

        browser.run("[...document.querySelectorAll('#legend .name')].find(one => one.textContent === 'IBM').focus()");
        topics.publish(bar("IBM", PreviewData.NOW.plusSeconds(120), 78));
        browser.waitFor("#legend", "78.00");
        assertThat(focused()).isEqualTo("IBM");

        browser.run("document.querySelector('#ranges [data-range=all]').focus()");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
        browser.waitFor("#ranges [aria-pressed=true]", "All");
        assertThat(focused()).isEqualTo("All");

        browser.waitForPresence("#truth .trouble");
        browser.run("document.querySelector('#truth .trouble').focus()");
        topics.publish(source("feed:fed", State.FAILING, PreviewData.NOW, "answers HTTP 503", 12));
        browser.waitFor("#truth .trouble", "answers HTTP 503");
        assertThat(focused()).contains("answers HTTP 503");

        browser.run(
                "document.querySelector('#question').value = 'Who?'; document.querySelector('#ask').requestSubmit()");
        browser.waitForPresence(".answer .close");
        browser.run("document.querySelector('.answer .close').focus()");
        while (dashboard.asked.isEmpty()) {
            Thread.onSpinWait(); // A hang is ended by the build.
        }
        topics.publish(new Answer(
                dashboard.asked.get(0).id(), "markets", 0, true, false, null, PreviewData.NOW, null, null, List.of()));
        browser.waitFor(".answer", "Nothing on the tape says so.");
        assertThat(focused()).isEqualTo("×");
    }

    @Test
    void sources_areAClickAway_atEveryWidth() {
        browser.open(url() + "?desk=markets", 1440, 900);
        for (int width : List.of(1440, 1280, 1024, 900, 768, 600)) {
            browser.phone(width, 900);
            browser.waitUntil("document.getElementById('sources-link').getBoundingClientRect().width > 0");
            assertThat(
                            browser.run(
                                    "return document.documentElement.scrollWidth <= innerWidth"
                                            + " && document.getElementById('sources-link').getBoundingClientRect().right <= innerWidth"))
                    .as("%d pixels", width)
                    .isEqualTo(true);
        }
    }

    private String focused() {
        return String.valueOf(browser.run("return document.activeElement.textContent"));
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

    @Test
    void settings_holdForThePage_allOfThem_whereTheBrowserKeepsNothing() {
        PreviewData.fill(topics::publish);
        browser.before("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }");
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitFor(".digest .span", "12:00–12:30");
        browser.type(",");
        browser.choose("#settings-form select", "utc");
        browser.choose("#settings-form label:nth-child(2) select", "compact");
        browser.run("document.querySelector('#settings-sheet').close()");
        browser.click("#legend .hide");
        browser.waitFor("#legend .off", "SPY");

        browser.waitFor(".digest .span", "16:00–16:30");
        assertThat(browser.all("html[data-density=compact]")).hasSize(1);
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void settings_thatAreDamaged_areTheFirstOnes_eachByItself() {
        PreviewData.fill(topics::publish);
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.run("localStorage.setItem('tidewire.settings',"
                + " '{\"stars\": 5, \"hidden\": null, \"layout\": {\"columns\": [1, 2, 3]}, \"zone\": \"utc\"}')");
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitFor(".digest .span", "16:00–16:30");
        assertThat(columns()).containsExactly("digests", "tape", "prices watchlist alerts window");
        browser.waitFor("#legend .name", "SPY");
        assertThat(browser.errors()).isEmpty();
    }
}
