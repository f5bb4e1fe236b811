package tidewire.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;
import tidewire.app.CommandRun;
import tidewire.app.Terminal;
import tidewire.app.config.TidewireConfig;
import tidewire.app.run.Lifecycle;

/** The page of a running demo in a real browser. */
class DemoPageIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern ADDRESS = Pattern.compile("the page is at (http://\\S+)");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void digest_writtenDuringTheRun_appearsWithoutReload() throws Exception {
        Path chromium = needed("chromium", "chromium-browser", "google-chrome");
        Path chromedriver = needed("chromedriver");
        try (Lifecycle lifecycle = Lifecycle.begin()) {
            CompletableFuture<Void> demo = start(lifecycle);
            ChromeDriver browser = new ChromeDriver(
                    new ChromeDriverService.Builder()
                            .usingDriverExecutable(chromedriver.toFile())
                            .usingAnyFreePort()
                            .build(),
                    options(chromium));
            try {
                browser.get(address(demo));
                // Lost by a reload.
                browser.executeScript("window.sameDocument = true");
                new WebDriverWait(browser, PATIENCE)
                        .until(page -> !page.findElements(By.cssSelector(".digest .lines li"))
                                .isEmpty());
                assertThat(browser.executeScript("return window.sameDocument")).isEqualTo(true);
                assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"lines\"");
            } finally {
                browser.quit();
            }
        }
    }

    /** A demo that is still before its first digest when the browser opens the page: an hour takes more than that. */
    private CompletableFuture<Void> start(Lifecycle lifecycle) {
        DemoOptions options = new DemoOptions(
                2_000,
                false,
                true,
                null,
                0,
                null,
                Instant.parse("2013-10-07T16:00:00Z"),
                1,
                new TidewireConfig.Model(TestModel.folder(), "auto", "auto"),
                null,
                Map.of(),
                null);
        Terminal terminal = CommandRun.terminal(folder, Map.of(), out, err);
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                new Demo(options, terminal, lifecycle).run();
                ended.complete(null);
            } catch (Exception e) {
                ended.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return ended;
    }

    /** Where the page is, as the demo said on stderr. */
    private String address(CompletableFuture<Void> demo) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            Matcher said = ADDRESS.matcher(err.toString(StandardCharsets.UTF_8));
            if (said.find()) {
                return said.group(1).replaceAll(",$", "");
            }
            if (demo.isCompletedExceptionally()) {
                demo.get();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no page after " + PATIENCE + ": " + err.toString(StandardCharsets.UTF_8));
    }

    private ChromeOptions options(Path chromium) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + folder.resolve("profile"));
        return options;
    }

    private static Path needed(String... names) {
        Optional<Path> found = Stream.of(names)
                .flatMap(name -> Stream.of(
                                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(dir -> Path.of(dir, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(
                found.isPresent(),
                "needs " + names[0] + " on the PATH (Debian: apt-get install chromium chromium-driver)");
        return found.orElseThrow();
    }
}
