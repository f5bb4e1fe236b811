package tidewire.dashboard.page;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tidewire.dashboard.TestDashboard;
import tidewire.dashboard.TestTopics;

/** A browser and a dashboard for each test; topics are in memory. Screenshots are left in target/screenshots. */
abstract class PageTest {
    final TestTopics topics = new TestTopics();
    TestDashboard dashboard;
    Browser browser;

    @TempDir
    Path profile;

    @BeforeEach
    void open() {
        browser = Browser.start(profile); // First: without a browser the test is skipped here.
        dashboard = new TestDashboard(topics, TestDashboard.local(0, basePath(), null));
    }

    String basePath() {
        return "/";
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
        if (dashboard != null) {
            dashboard.close();
        }
    }

    String url() {
        return dashboard.url();
    }
}
