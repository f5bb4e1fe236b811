package tidewire.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.dashboard.TestObjects.NOON;
import static tidewire.dashboard.TestObjects.bar;
import static tidewire.dashboard.TestObjects.day;
import static tidewire.dashboard.TestObjects.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tidewire.dashboard.TestObjects;
import tidewire.events.AlertCommand;
import tidewire.events.AlertCommand.Action;
import tidewire.events.WebhookStatus.State;

class AlertControlsTest {
    private final LiveModel model = new LiveModel(TestObjects.DESKS);

    @Test
    void command_ofTheSameSubject_takesThePlaceOfTheOneBefore() {
        AlertCommand mute = mute("IBM", "a", Action.MUTE, NOON.plusSeconds(60));
        AlertCommand unmute = mute("IBM", "b", Action.UNMUTE, null);
        model.apply(mute);
        model.apply(mute("SPY", "c", Action.MUTE, NOON.plusSeconds(60)));

        assertThat(model.apply(unmute)).isNotNull();
        assertThat(model.apply(unmute)).isNull();
        assertThat(model.controls().commands()).extracting(AlertCommand::id).containsExactly("c", "b");
    }

    @Test
    void commands_areBounded_theOldestGoes() {
        for (int i = 0; i <= AlertControls.COMMANDS; i++) {
            model.apply(mute("S" + i, "id" + i, Action.UNMUTE, null));
        }

        assertThat(model.controls().commands())
                .hasSize(AlertControls.COMMANDS)
                .noneMatch(one -> one.id().equals("id0"));
    }

    @Test
    void webhook_isInItsLastState() {
        model.apply(webhook(State.OFF, NOON, "off"));
        model.apply(webhook(State.ON, NOON.plusSeconds(1), "on"));

        assertThat(model.controls().webhooks())
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(State.ON));
    }

    @Test
    void webhookThatIsRemoved_isNoLongerThere_andTabsHearOfIt() {
        model.apply(webhook(State.OFF, NOON, "off"));

        assertThat(model.apply(webhook(State.REMOVED, NOON.plusSeconds(1), "is no longer in the configuration")))
                .isNotNull();
        assertThat(model.controls().webhooks()).isEmpty();
    }

    @Test
    void day_isSeenOnTheWatchlist_anEarlierOneNoMore() {
        model.apply(bar("SPY", NOON, 166));
        assertThat(model.apply(day("SPY", NOON, 160, 170, 159, 166))).isNotNull();
        assertThat(model.apply(day("SPY", NOON.minusSeconds(86_400), 1, 2, 1, 1.5)))
                .isNull();

        assertThat(List.of(model.watch("SPY")))
                .singleElement()
                .satisfies(row -> assertThat(row.high()).isEqualByComparingTo("170"));
    }

    private static AlertCommand mute(String symbol, String id, Action action, @Nullable Instant until) {
        return new AlertCommand(id, NOON, "page", action, AlertCommand.Subject.SYMBOL, symbol, "markets", until, null);
    }
}
