package tidewire.app.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tidewire.alerts.client.Webhook;
import tidewire.alerts.control.Controls;
import tidewire.alerts.control.SentLog;
import tidewire.events.Alert;
import tidewire.events.AlertCommand;
import tidewire.events.AlertSent;
import tidewire.events.NewsItem;
import tidewire.events.StoryRef;
import tidewire.events.TapeEntry;
import tidewire.summarizer.alert.AlertBook;
import tidewire.summarizer.alert.AlertPolicy;

/** Rules and delivery meet on the alert's id: a story whose alert was over is news to both when it comes back. */
class StoryThatComesBackTest {
    private static final Instant TIME = Instant.parse("2013-10-10T14:00:00Z");
    private static final Webhook WEBHOOK = new Webhook("SLACK", "https://hooks.example.org/1");

    private final AlertBook book = new AlertBook("markets", ZoneOffset.UTC, AlertPolicy.DEFAULT);
    private final SentLog sent = new SentLog();
    private final Controls controls = new Controls();

    @Test
    void storyWhoseAlertWasOver_isToldAgain_thoughTheFirstWasSentAndAcknowledged() {
        Alert first = report(TIME).get(0);
        sent.take(AlertSent.of(WEBHOOK.id(), first, TIME, null));
        controls.take(new AlertCommand(
                "c1",
                TIME,
                "Ann",
                AlertCommand.Action.ACKNOWLEDGE,
                AlertCommand.Subject.ALERT,
                first.id(),
                first.desk(),
                null,
                first.severity()));

        Instant later = TIME.plus(AlertPolicy.DEFAULT.resolveAfter()).plus(Duration.ofHours(1));
        List<Alert> back = report(later);

        assertThat(back).extracting(Alert::action).containsExactly(Alert.Action.RESOLVED, Alert.Action.CREATED);
        assertThat(sent.has(WEBHOOK, back.get(1))).isFalse();
        assertThat(controls.heldBack(back.get(1), later)).isEmpty();
    }

    private List<Alert> report(Instant time) {
        NewsItem item = new NewsItem(
                "a:" + time,
                "feed:a",
                time,
                time,
                NewsItem.Precision.SECOND,
                "Board meets on debt",
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                0,
                false);
        StoryRef story = new StoryRef("story-1", StoryRef.Role.NEW, 3, 3, 0.2, Map.of());
        return new ArrayList<>(
                book.alertsOf(new TapeEntry("markets", 0, time, TapeEntry.Kind.ITEM, false, item, story, null, null)));
    }
}
