package tidewire.summarizer.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.summarizer.TestObjects.WORLD;
import static tidewire.summarizer.TestObjects.item;
import static tidewire.summarizer.TestObjects.marker;
import static tidewire.summarizer.TestObjects.minute;
import static tidewire.summarizer.TestObjects.worldDesk;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tidewire.events.Alert;
import tidewire.events.EventSerde;
import tidewire.events.NewsItem;
import tidewire.events.Severity;
import tidewire.events.Topics;
import tidewire.summarizer.alert.AlertPolicy;
import tidewire.summarizer.alert.AlertRule;
import tidewire.summarizer.testing.HostileTexts;

/** Whatever one item says, the tape has it, and goes on. What it costs, {@code PatternWorkTest} counts. */
class HostileItemsTest extends TapeDriver {
    private static final AlertPolicy ON_EVERYTHING = new AlertPolicy(
            List.of(new AlertRule(
                    "all",
                    Severity.INFO,
                    Set.of(),
                    List.of(),
                    Set.of(),
                    Set.of(WORLD),
                    0,
                    0,
                    0,
                    Set.of(),
                    BigDecimal.ZERO)),
            Duration.ofHours(1),
            Duration.ofMinutes(15),
            Duration.ofHours(6));

    @Test
    void itemsOfAnyTitle_areOnTheTape_andAlerted() {
        start(List.of(worldDesk()), ON_EVERYTHING);
        List<String> titles =
                HostileTexts.of(500).stream().filter(title -> !title.isBlank()).toList();
        for (int i = 0; i < titles.size(); i++) {
            send(item(WORLD, "t" + i, minute(1).plusMillis(i), titles.get(i), "Body of number " + i));
        }
        assertThatAllAreThere(titles.size());
    }

    /** Twice, so that each is compared with its like. */
    @Test
    void itemsOfAnyBody_areOnTheTape() {
        start(List.of(worldDesk()), ON_EVERYTHING);
        List<String> bodies = HostileTexts.of(30_000);
        for (int i = 0; i < 2 * bodies.size(); i++) {
            send(item(
                    WORLD,
                    "b" + i,
                    minute(1).plusMillis(i),
                    event(i / 2) + " day " + i,
                    bodies.get(i / 2) + " number " + i));
        }
        assertThatAllAreThere(2 * bodies.size());
    }

    /** Of words that no other has. */
    private static String event(int number) {
        String name = "" + (char) ('a' + number % 26) + (char) ('a' + number / 26 % 26);
        return "Dam" + name + " fails" + name + " near" + name + " Orle" + name;
    }

    private void assertThatAllAreThere(int items) {
        send(item(WORLD, "last", minute(2), "Parliament of Tarn votes on its budget", "Lawmakers voted."));
        send(marker(minute(3)));
        assertThat(ids(tape("world"))).hasSize(items + 1).endsWith("world:last");
        assertThat(output(Topics.ALERTS, EventSerde.of(Alert.class)).readValuesToList())
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(alert.title()).isNotBlank())
                .extracting(Alert::title)
                .contains("Parliament of Tarn votes on its budget");
    }

    @Test
    void titleOfNothingThatIsSeen_isAlertedAsUntitled() {
        start(List.of(worldDesk()), ON_EVERYTHING);
        send(item(WORLD, "a", minute(1), "\u200b\u202e", "A body."));
        send(marker(minute(3)));
        assertThat(output(Topics.ALERTS, EventSerde.of(Alert.class)).readValuesToList())
                .extracting(Alert::title)
                .containsExactly(NewsItem.UNTITLED);
    }
}
