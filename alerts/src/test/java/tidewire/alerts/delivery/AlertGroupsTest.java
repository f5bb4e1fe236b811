package tidewire.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.alerts.AlertObjects;
import tidewire.events.Alert;
import tidewire.events.Severity;

class AlertGroupsTest {
    private static final Instant DAY = Instant.parse("2013-10-10T12:00:00Z");
    private static final Instant NIGHT = Instant.parse("2013-10-10T02:00:00Z");
    private static final QuietHours QUIET = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("UTC"));

    private AlertGroups groups = new AlertGroups(Duration.ofSeconds(30), Duration.ofMinutes(5), alert -> null);

    @Test
    void whatComesWithinTheWait_isOneMessage() {
        groups.add(alert("1", "markets", Severity.WARNING), seconds(0), DAY);
        groups.add(alert("2", "markets", Severity.WARNING), seconds(20), DAY);

        assertThat(groups.take(seconds(29), DAY)).isEmpty();
        assertThat(ids(groups.take(seconds(30), DAY))).containsExactly("1", "2");
        assertThat(groups.take(seconds(31), DAY)).isEmpty();
    }

    @Test
    void nextMessageOfADesk_waitsForTheInterval() {
        groups.add(alert("1", "markets", Severity.WARNING), seconds(0), DAY);
        groups.take(seconds(30), DAY);
        groups.add(alert("2", "markets", Severity.WARNING), seconds(40), DAY);

        assertThat(groups.take(seconds(70), DAY)).isEmpty();
        assertThat(ids(groups.take(seconds(330), DAY))).containsExactly("2");
    }

    @Test
    void criticalAlert_leavesAtOnce_withWhatWaits() {
        groups.add(alert("1", "markets", Severity.WARNING), seconds(0), DAY);
        groups.add(alert("2", "markets", Severity.CRITICAL), seconds(1), DAY);

        assertThat(ids(groups.take(seconds(1), DAY))).containsExactly("1", "2");
    }

    @Test
    void desks_doNotWaitForEachOther() {
        groups.add(alert("1", "markets", Severity.WARNING), seconds(0), DAY);
        groups.take(seconds(30), DAY);
        groups.add(alert("2", "world", Severity.WARNING), seconds(40), DAY);

        assertThat(ids(groups.take(seconds(70), DAY))).containsExactly("2");
    }

    @Test
    void quietHours_keepAllButCriticalOnesBack_untilTheyEnd_thenTheRestIsOneMessage() {
        groups = new AlertGroups(Duration.ofSeconds(30), Duration.ofMinutes(5), alert -> QUIET);
        groups.add(alert("1", "markets", Severity.WARNING), seconds(0), NIGHT);
        groups.add(alert("2", "markets", Severity.CRITICAL), seconds(100), NIGHT);
        groups.add(alert("3", "markets", Severity.WARNING), seconds(200), NIGHT);

        assertThat(ids(groups.take(seconds(200), NIGHT))).containsExactly("2");
        assertThat(groups.take(seconds(2_000), NIGHT)).isEmpty();
        assertThat(ids(groups.take(seconds(2_001), DAY))).containsExactly("1", "3");
    }

    @Test
    void whatQuietHoursKeep_isLookedAtNowAndThen_notAllTheTime() {
        groups = new AlertGroups(Duration.ZERO, Duration.ZERO, alert -> QUIET);
        groups.add(alert("1", "markets", Severity.WARNING), seconds(0), NIGHT);
        Duration most = Duration.ofSeconds(1);

        assertThat(groups.untilNext(seconds(60), NIGHT, most)).isEqualTo(most);
        assertThat(groups.untilNext(seconds(60), DAY, most)).isLessThan(most);
    }

    @Test
    void alertThatQuietHoursDoNotKeep_waitsForOthersAsByDay() {
        groups = new AlertGroups(
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                alert -> alert.severity() == Severity.INFO ? QUIET : null);
        groups.add(alert("1", "markets", Severity.INFO), seconds(0), NIGHT);
        groups.add(alert("2", "markets", Severity.WARNING), seconds(100), NIGHT);

        assertThat(groups.take(seconds(100), NIGHT)).isEmpty();
        assertThat(ids(groups.take(seconds(130), NIGHT))).containsExactly("2");
        assertThat(ids(groups.take(seconds(430), DAY))).containsExactly("1");
    }

    @Test
    void nextLook_isWhenSomethingIsDue() {
        assertThat(groups.untilNext(seconds(0), DAY, Duration.ofSeconds(60))).isEqualTo(Duration.ofSeconds(60));
        groups.add(alert("1", "markets", Severity.WARNING), seconds(0), DAY);
        assertThat(groups.untilNext(seconds(10), DAY, Duration.ofSeconds(60))).isEqualTo(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @CsvSource({"22:00, true", "23:59, true", "06:59, true", "07:00, false", "12:00, false", "21:59, false"})
    void quietHours_overMidnight(String time, boolean quiet) {
        assertThat(QUIET.holdsAt(Instant.parse("2013-10-10T" + time + ":00Z"))).isEqualTo(quiet);
    }

    @ParameterizedTest
    @CsvSource({
        "2013-10-10T12:00:00Z, 2013-10-10T12:00:00Z",
        "2013-10-10T22:00:00Z, 2013-10-11T07:00:00Z",
        "2013-10-10T02:00:00Z, 2013-10-10T07:00:00Z",
        "2013-10-10T07:00:00Z, 2013-10-10T07:00:00Z"
    })
    void quietHours_keepAnAlertUntilTheyEnd(Instant time, Instant leaves) {
        assertThat(QUIET.endAfter(time)).isEqualTo(leaves);
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    private static List<String> ids(List<Delivery> deliveries) {
        return deliveries.stream().map(delivery -> delivery.alert().id()).toList();
    }

    static Delivery alert(String id, String desk, Severity severity) {
        Alert some = AlertObjects.alert(id);
        Alert alert = new Alert(
                id,
                0,
                desk,
                "UTC",
                some.action(),
                severity,
                some.time(),
                some.rule(),
                some.why(),
                null,
                some.title(),
                some.text(),
                some.symbols(),
                some.cites());
        return new Delivery(alert, new byte[0], 1);
    }
}
