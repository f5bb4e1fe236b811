package tidewire.alerts.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tidewire.alerts.AlertObjects;
import tidewire.events.Alert;
import tidewire.events.AlertCommand;
import tidewire.events.AlertCommand.Action;
import tidewire.events.AlertCommand.Subject;
import tidewire.events.Severity;

class ControlsTest {
    private static final Instant NOW = AlertObjects.TIME;

    private final Controls controls = new Controls();

    @Test
    void acknowledgedAlert_isHeldBack_untilItIsGraver() {
        controls.take(command(1, Action.ACKNOWLEDGE, Subject.ALERT, "a", "markets", null));

        assertThat(controls.heldBack(alert("a", Severity.WARNING, "s", "IBM", "r"), NOW))
                .contains("acknowledged by Ann");
        assertThat(controls.heldBack(alert("a", Severity.CRITICAL, "s", "IBM", "r"), NOW))
                .isEmpty();
        assertThat(controls.heldBack(alert("b", Severity.WARNING, "s", "IBM", "r"), NOW))
                .isEmpty();
    }

    @Test
    void mute_holdsUntilItsTime_andNotLonger() {
        controls.take(command(1, Action.MUTE, Subject.STORY, "s", "markets", NOW.plusSeconds(60)));
        Alert alert = alert("a", Severity.CRITICAL, "s", "IBM", "r");

        assertThat(controls.heldBack(alert, NOW.plusSeconds(59))).contains("its story is muted");
        assertThat(controls.heldBack(alert, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void mute_ofAnotherDesk_isNotThisOnes() {
        controls.take(command(1, Action.MUTE, Subject.STORY, "s", "world", NOW.plusSeconds(60)));

        assertThat(controls.heldBack(alert("a", Severity.WARNING, "s", "IBM", "r"), NOW))
                .isEmpty();
    }

    @Test
    void alertOnSeveralSymbolsOrRules_isHeldBackOnlyWhenAllAreMuted() {
        Alert alert = alert("a", Severity.WARNING, null, "IBM, AIG", "important, several sources");
        controls.take(command(1, Action.MUTE, Subject.SYMBOL, "IBM", null, NOW.plusSeconds(60)));
        controls.take(command(2, Action.MUTE, Subject.RULE, "important", null, NOW.plusSeconds(60)));
        assertThat(controls.heldBack(alert, NOW)).isEmpty();

        controls.take(command(3, Action.MUTE, Subject.RULE, "several sources", null, NOW.plusSeconds(60)));
        assertThat(controls.heldBack(alert, NOW)).contains("its rule is muted");

        controls.take(command(4, Action.UNMUTE, Subject.RULE, "important", null, null));
        controls.take(command(5, Action.MUTE, Subject.SYMBOL, "AIG", "markets", NOW.plusSeconds(60)));
        assertThat(controls.heldBack(alert, NOW)).contains("its symbols are muted");
    }

    @Test
    void ofAWordForOneDeskAndOneForAll_theLaterHolds() {
        Alert alert = alert("a", Severity.WARNING, "s", "IBM", "r");
        controls.take(command(1, Action.MUTE, Subject.STORY, "s", null, NOW.plusSeconds(60)));
        controls.take(command(2, Action.UNMUTE, Subject.STORY, "s", "markets", null));
        assertThat(controls.heldBack(alert, NOW)).isEmpty();

        controls.take(command(3, Action.MUTE, Subject.STORY, "s", null, NOW.plusSeconds(60)));
        assertThat(controls.heldBack(alert, NOW)).isPresent();
    }

    /** @param second orders commands */
    private static AlertCommand command(
            int second, Action action, Subject subject, String name, @Nullable String desk, @Nullable Instant until) {
        return new AlertCommand(
                "c" + second,
                NOW.minusSeconds(60 - second),
                "Ann",
                action,
                subject,
                name,
                desk,
                until,
                action == Action.ACKNOWLEDGE ? Severity.WARNING : null);
    }

    private static Alert alert(String id, Severity severity, @Nullable String story, String symbols, String rule) {
        Alert some = AlertObjects.alert(id);
        return new Alert(
                id,
                0,
                some.desk(),
                some.zone(),
                some.action(),
                severity,
                some.time(),
                rule,
                some.why(),
                story,
                some.title(),
                some.text(),
                List.of(symbols.split(", ")),
                some.cites());
    }
}
