package tidewire.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import tidewire.dashboard.PreviewData;

/** The rules of axe-core, in every state that a reader meets. */
class AccessibilityIT extends PageTest {
    @Test
    void page_hasNoViolation_inAnyState() {
        PreviewData.fill(topics::publish);
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitFor(".digest .lead", "Banks lead");
        browser.waitForPresence("#chart canvas");
        check("dark");
        browser.type("t");
        check("light");
        browser.run("document.querySelectorAll('details').forEach(one => one.open = true)");
        check("light, folds open");
        browser.type("t");
        check("dark, folds open");
        browser.type("j");
        check("a digest selected");
        browser.type("*");
        browser.choose(".alert.info .control select", "symbol 480");
        browser.waitFor(".alert .held-back", "muted until");
        browser.click("[data-panel=tape] .fold");
        browser.run("document.querySelector('#question').value = 'Who?';"
                + "document.querySelector('#ask').requestSubmit()");
        browser.waitFor(".answer", "Reading the tape");
        check("muted, folded, asking");
        browser.click("[data-panel=tape] .fold");
        for (String sheet : List.of("?", ",")) {
            browser.type(sheet);
            browser.waitForPresence("dialog[open]");
            check("dialog " + sheet);
            browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        }
        browser.open(url() + "?desk=markets&q=nothing-has-this-word", 1440, 900);
        browser.waitFor("#digests .empty", "No digest matches");
        check("nothing found");
        for (String theme : List.of("dark", "light")) {
            for (String place :
                    List.of("story/markets/world:0", "digest/markets/2013-10-10T16:30:00Z", "sources", "starred")) {
                browser.open(url() + place, 1440, 900);
                browser.waitForPresence("#reader h2");
                check(theme + " " + place);
            }
            browser.type("t");
        }
        dashboard.health.put("model", Optional.of("is not there"));
        browser.open(url() + "?desk=world", 1440, 900);
        browser.waitFor("#banner", "model is not there");
        check("a problem");
        browser.click("#status");
        browser.waitForPresence("#health-sheet[open] .failing");
        check("the parts");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        browser.type("t");
        check("a problem, light");
        browser.type(",");
        browser.waitForPresence("dialog[open]");
        check("dialog, light");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        browser.phone(390, 844);
        for (String pane : List.of("digests", "tape", "prices", "alerts")) {
            browser.open(url() + "?desk=markets", 390, 844);
            browser.run("document.querySelector('.panes [data-pane=" + pane + "]').click()");
            check("phone, light, " + pane);
        }
        browser.type("t");
        browser.run("document.querySelector('.panes [data-pane=digests]').click()");
        check("phone, dark");
        browser.type("2");
        dashboard.close();
        browser.waitFor("#status span", "connection lost");
        check("phone, connection lost");
        browser.type("t");
        check("phone, connection lost, light");
    }

    @Test
    void emptyPage_hasNoViolation() {
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitForPresence("#digests .empty");
        check("empty");
        browser.type("t");
        check("empty, light");
    }

    private void check(String state) {
        // What fades in has the contrast of what it becomes.
        browser.run("document.getAnimations().forEach(one => one.finish())");
        List<Rule> violations = new AxeBuilder().analyze(browser.driver()).getViolations();
        assertThat(violations)
                .as(
                        "%s: %s",
                        state,
                        violations.stream()
                                .map(rule -> rule.getId() + " "
                                        + rule.getNodes().stream()
                                                .limit(4)
                                                .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                                .toList())
                                .toList())
                .isEmpty();
    }
}
