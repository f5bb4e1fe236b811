package tidewire.dashboard.page;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tidewire.dashboard.TestDashboard;
import tidewire.dashboard.TestTopics;

/**
 * A dashboard for each test, topics in memory, and a browser for the class: its port makes each dashboard an origin of its own,
 * so nothing that a test leaves in the browser is seen by the next. Screenshots are left in target/screenshots.
 */
abstract class PageTest {
    private static Browser shared;

    @TempDir
    private static Path profile;

    final TestTopics topics = new TestTopics();
    TestDashboard dashboard;
    Browser browser;

    @BeforeAll
    static void openBrowser() {
        shared = Browser.start(profile); // Without a browser the class is skipped here.
    }

    @AfterAll
    static void closeBrowser() {
        if (shared != null) {
            shared.close();
            shared = null;
        }
    }

    @BeforeEach
    void open() {
        browser = shared;
        dashboard = new TestDashboard(topics, TestDashboard.local(0, basePath(), null));
    }

    String basePath() {
        return "/";
    }

    @AfterEach
    void close() {
        browser.leave();
        dashboard.close();
    }

    String url() {
        return dashboard.url();
    }
}
