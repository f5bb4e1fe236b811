package tidewire.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.dashboard.TestObjects.NOON;
import static tidewire.dashboard.TestObjects.alert;
import static tidewire.dashboard.TestObjects.move;
import static tidewire.dashboard.TestObjects.webhook;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tidewire.dashboard.PreviewData;
import tidewire.events.Alert;
import tidewire.events.AlertCommand;
import tidewire.events.Severity;
import tidewire.events.WebhookStatus.State;

/** What an operator does about alerts from the page. */
class AlertControlIT extends PageTest {
    @Test
    void alert_isAcknowledged_itsSymbolMutedAndUnmuted_andTheRowSaysSo() throws IOException {
        PreviewData.fill(topics::publish);
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitFor(".alert h3", "IBM");

        browser.run("document.querySelector('.alert.critical .control button').click()");
        browser.waitFor(".alert.critical .held-back", "acknowledged");
        assertThat(dashboard.commanded.get(0).key()).startsWith("alert/markets/alert:");
        assertThat(dashboard.commanded.get(0).severity()).isEqualTo(Severity.CRITICAL);

        browser.choose(".alert.info .control select", "symbol 480");
        browser.waitFor(".alert.info .held-back", "SPY muted until");
        browser.screenshot("muted");
        browser.run("document.querySelector('.alert.info .control button').click()");
        browser.waitUntil("!document.querySelector('.alert.info .held-back')");
        assertThat(dashboard.commanded)
                .extracting(command -> command.action().name())
                .containsExactly("ACKNOWLEDGE", "MUTE", "UNMUTE");
        assertThat(browser.errors()).isEmpty();
    }

    /** Before a server that has no room for one of them at first; all must hold, or nothing is muted. */
    @Test
    void alertOfManySymbols_isMutedWhole() {
        List<String> symbols = List.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J");
        Alert one = alert("markets", move("IBM", NOON, -2, 180), Severity.WARNING);
        topics.publish(new Alert(
                one.id(),
                one.revision(),
                one.desk(),
                one.zone(),
                one.action(),
                one.severity(),
                one.time(),
                one.rule(),
                one.why(),
                one.story(),
                one.title(),
                one.text(),
                symbols,
                one.cites()));
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitForPresence(".alert.warning .control select");
        browser.run("""
                const before = window.fetch;
                let refused = false;
                let now = 0;
                window.most = 0;
                window.fetch = async (path, options) => {
                  if (options?.method !== 'POST') {
                    return before(path, options);
                  }
                  window.most = Math.max(window.most, ++now);
                  const answer = refused || !options.body.includes('"E"') ? await before(path, options)
                    : new Response('{"detail": "no room"}', { status: 503, headers: { 'retry-after': '0.1' } });
                  refused ||= answer.status === 503;
                  now--;
                  return answer;
                };
                """);

        browser.choose(".alert.warning .control select", "symbol 60");

        browser.waitFor(".alert.warning .held-back", "muted until");
        assertThat(dashboard.commanded).extracting(AlertCommand::name).containsExactlyElementsOf(symbols);
        assertThat(browser.run("return window.most")).as("at a time").isEqualTo(1L);
    }

    @Test
    void webhook_thatIsOff_isSeenBesideTheAlerts_andTurnedOn() {
        topics.publish(webhook(State.OFF, NOON, "answered 404 since 12:00; not tried any more"));
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.waitFor("#webhook-trouble .webhook.off", "answered 404");

        browser.click("#webhook-trouble button");
        while (dashboard.commanded.isEmpty()) {
            Thread.onSpinWait(); // A hang is ended by the build.
        }
        assertThat(dashboard.commanded.get(0).key()).isEqualTo("webhook/*/SLACK_WEBHOOK_URL");
        topics.publish(webhook(State.ON, NOON.plusSeconds(60), "took a message"));
        browser.waitUntil("!document.querySelector('#webhook-trouble .webhook')");
        browser.type("s");
        browser.waitFor("#reader .webhook.on", "took a message");
    }

    @Test
    void alert_sounds_andNotifies_asTheSettingsSay_once() {
        browser.before("""
                window.tones = 0;
                window.notes = [];
                window.AudioContext = class {
                  currentTime = 0;
                  destination = {};
                  createOscillator() { window.tones++; return { frequency: {}, connect: (to) => to, start() {}, stop() {} }; }
                  createGain() { return { gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect: (to) => to }; }
                };
                window.Notification = class {
                  static permission = 'granted';
                  constructor(title) { window.notes.push(title); }
                  addEventListener() {}
                };
                """);
        browser.open(url() + "?desk=markets", 1440, 900);
        browser.type(",");
        browser.choose("#settings-form label:nth-child(3) select", "warning");
        browser.choose("#settings-form label:nth-child(4) select", "critical");
        browser.run("document.querySelector('#settings-sheet').close()");

        topics.publish(alert("markets", move("SPY", NOON, 0.5, 160), Severity.INFO));
        browser.waitForPresence(".alert.info");
        assertThat(browser.run("return window.tones")).isEqualTo(0L);
        topics.publish(alert("markets", move("IBM", NOON.plusSeconds(60), -2, 180), Severity.CRITICAL));
        browser.waitForPresence(".alert.critical");
        browser.waitUntil("window.tones === 2");
        topics.publish(alert("markets", move("IBM", NOON.plusSeconds(60), -2, 180), Severity.CRITICAL));
        topics.publish(alert("markets", move("BAC", NOON.plusSeconds(120), 1, 14), Severity.WARNING));
        browser.waitUntil("window.tones === 3");
        assertThat((List<?>) browser.run("return window.notes"))
                .singleElement()
                .asString()
                .contains("IBM");
    }
}
