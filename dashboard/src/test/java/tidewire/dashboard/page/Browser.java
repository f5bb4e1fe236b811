package tidewire.dashboard.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium without a window, found on the PATH; nothing is ever downloaded. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Says for every new Chromium that it does not know it; held here, or the level would be forgotten. */
    private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools");

    static {
        DEVTOOLS.setLevel(Level.SEVERE);
    }

    private final ChromeDriver driver;
    /** Ids of scripts that run before pages, by tab. */
    private final Map<String, List<Object>> before = new HashMap<>();

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Skips the test, saying why, where there is no Chromium or no driver for it. */
    static Browser start(Path profile) {
        Optional<Path> chromium = onPath("chromium", "chromium-browser", "google-chrome");
        Optional<Path> chromedriver = onPath("chromedriver");
        assumeTrue(
                chromium.isPresent() && chromedriver.isPresent(),
                "needs chromium and chromedriver on the PATH (Debian: apt-get install chromium chromium-driver)");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toFile());
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
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    private static Optional<Path> onPath(String... names) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(names)
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    ChromeDriver driver() {
        return driver;
    }

    void open(String url, int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        driver.get(url);
        waitForPresence("body[data-connection=live]");
    }

    /** The size of a phone, which a window of the desktop browser cannot be shrunk to. */
    void phone(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 2, "mobile", true));
    }

    /** Closes all tabs but one, which shows nothing, as large as a desk's screen, with nothing said in it. */
    void leave() {
        String first = driver.getWindowHandles().iterator().next();
        for (String tab : driver.getWindowHandles()) {
            driver.switchTo().window(tab);
            if (!tab.equals(first)) {
                driver.close();
            }
        }
        driver.switchTo().window(first);
        before.getOrDefault(first, List.of())
                .forEach(script -> driver.executeCdpCommand(
                        "Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script)));
        before.clear();
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        driver.get("about:blank");
        errors();
    }

    /** Runs a script in every page that this test opens in this tab from now on, before the page's own. */
    void before(String script) {
        Map<String, Object> added =
                driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
        before.computeIfAbsent(driver.getWindowHandle(), tab -> new ArrayList<>())
                .add(added.get("identifier"));
    }

    /** Waits until a script answers true. */
    void waitUntil(String script) {
        new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> "never true: " + script)
                .until(any -> Boolean.TRUE.equals(run("return " + script)));
    }

    /** Moves the pointer from the middle of what is there by so many pixels, with the button held. */
    void drag(String selector, int x, int y) {
        waitForPresence(selector);
        new Actions(driver).dragAndDropBy(all(selector).get(0), x, y).perform();
    }

    Object run(String script) {
        return driver.executeScript(script);
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    void type(String keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Waits until some element of that kind has that text in it. */
    void waitFor(String selector, String text) {
        new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> "no " + selector + " with text: " + text)
                .ignoring(org.openqa.selenium.StaleElementReferenceException.class)
                .until(any ->
                        all(selector).stream().anyMatch(one -> one.getText().contains(text)));
    }

    void waitForPresence(String selector) {
        new WebDriverWait(driver, PATIENCE)
                .until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(selector)));
    }

    String address() {
        return driver.getCurrentUrl();
    }

    /** Text of every element of that kind, in order. */
    List<String> texts(String selector) {
        return all(selector).stream().map(WebElement::getText).toList();
    }

    /** Waits until it is there, and clicks the first; by script, where a person would scroll first. */
    void click(String selector) {
        waitForPresence(selector);
        driver.executeScript("arguments[0].click()", all(selector).get(0));
    }

    void setDate(String id, String day) {
        driver.executeScript(
                "const field = document.getElementById(arguments[0]); field.value = arguments[1];"
                        + "field.dispatchEvent(new Event('change', { bubbles: true }))",
                id,
                day);
    }

    void choose(String selector, String value) {
        waitForPresence(selector);
        driver.executeScript(
                "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change'))",
                all(selector).get(0),
                value);
    }

    void screenshot(String name) throws IOException {
        // One frame, so that what was just changed is drawn.
        driver.executeAsyncScript(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))");
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    /** What the browser complained of: script errors, refusals by the content security policy, missing files. */
    List<String> errors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
