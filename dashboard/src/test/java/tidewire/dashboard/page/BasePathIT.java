package tidewire.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tidewire.dashboard.PreviewData;

/** The page under a path, as behind a reverse proxy. */
class BasePathIT extends PageTest {
    @Override
    String basePath() {
        return "/tidewire/";
    }

    @Test
    void page_worksUnderItsPath_alsoDeepInside() {
        PreviewData.fill(topics::publish);
        browser.open(url() + "tidewire/?desk=markets", 1440, 900);
        browser.waitFor(".digest .lead", "Banks lead");
        browser.waitForPresence("#chart canvas");

        browser.click("#tape .item a.title");
        browser.waitForPresence("#reader .story-title");
        assertThat(browser.address()).contains("/tidewire/story/markets/");
        browser.open(url() + "tidewire/story/markets/world:0", 1440, 900);
        browser.waitFor("#reader .story-title", "House leaders");
        assertThat(browser.errors()).isEmpty();
    }
}
