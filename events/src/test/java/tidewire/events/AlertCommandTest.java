package tidewire.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.events.AlertCommand.Action;
import tidewire.events.AlertCommand.Subject;

class AlertCommandTest {
    private static final Instant TIME = Instant.parse("2013-10-10T14:31:00Z");

    @Test
    void muteAndUnmuteOfOneSymbol_haveOneKey_soThatTheLastHolds() {
        AlertCommand mute = command(Action.MUTE, Subject.SYMBOL, "IBM", "markets", TIME.plusSeconds(60), null);
        AlertCommand unmute = command(Action.UNMUTE, Subject.SYMBOL, "IBM", "markets", null, null);
        AlertCommand everywhere = command(Action.MUTE, Subject.SYMBOL, "IBM", null, TIME.plusSeconds(60), null);

        assertThat(mute.key()).isEqualTo("symbol/markets/IBM").isEqualTo(unmute.key());
        assertThat(everywhere.key()).isEqualTo("symbol/*/IBM");
    }

    @ParameterizedTest
    @CsvSource({
        "ACKNOWLEDGE, STORY, , WARNING",
        "ACKNOWLEDGE, ALERT, , ",
        "ACKNOWLEDGE, ALERT, 60, WARNING",
        "MUTE, ALERT, 60, ",
        "MUTE, WEBHOOK, 60, ",
        "MUTE, RULE, , ",
        "MUTE, RULE, 0, ",
        "UNMUTE, RULE, 60, ",
        "TURN_ON, RULE, , ",
        "TURN_ON, WEBHOOK, , CRITICAL"
    })
    void commandThatMakesNoSense_isRefused(
            Action action, Subject subject, @Nullable Integer seconds, @Nullable Severity severity) {
        Instant until = seconds == null ? null : TIME.plusSeconds(seconds);

        assertThatThrownBy(() -> command(action, subject, "x", null, until, severity))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith("AlertCommand.");
    }

    private static AlertCommand command(
            Action action,
            Subject subject,
            String name,
            @Nullable String desk,
            @Nullable Instant until,
            @Nullable Severity severity) {
        return new AlertCommand("c1", TIME, "Ann", action, subject, name, desk, until, severity);
    }
}
