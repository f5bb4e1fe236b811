package tidewire.summarizer.tape.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tidewire.summarizer.TestObjects.NEW_YORK;
import static tidewire.summarizer.TestObjects.WORLD;
import static tidewire.summarizer.TestObjects.weekdays;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tidewire.summarizer.Desk;
import tidewire.summarizer.Selection;

class IntervalCalendarTest {
    @Test
    void withoutHours_everyMultipleFromTheEpochIsAnEnd() {
        IntervalCalendar hourly = calendar(Duration.ofHours(1), null, NEW_YORK);

        assertThat(hourly.next(at("2013-10-09T14:00:00Z"))).isEqualTo(at("2013-10-09T15:00:00Z"));
        assertThat(hourly.next(at("2013-10-09T14:59:59.999Z"))).isEqualTo(at("2013-10-09T15:00:00Z"));
        assertThat(hourly.atOrBefore(at("2013-10-09T14:00:00Z"))).isEqualTo(at("2013-10-09T14:00:00Z"));
        assertThat(hourly.atOrBefore(at("2013-10-09T14:59:59Z"))).isEqualTo(at("2013-10-09T14:00:00Z"));
        assertThat(hourly.next(at("1969-12-31T23:30:00Z"))).isEqualTo(Instant.EPOCH);
    }

    @Test
    void hours_excludeTheOpening_andIncludeTheClose() {
        IntervalCalendar trading = calendar(Duration.ofMinutes(30), weekdays("09:30", "16:00"), NEW_YORK);

        // 09:30 in New York is 13:30Z in October.
        assertThat(trading.next(at("2013-10-09T00:00:00Z"))).isEqualTo(at("2013-10-09T14:00:00Z"));
        assertThat(trading.next(at("2013-10-09T19:30:00Z"))).isEqualTo(at("2013-10-09T20:00:00Z"));
        assertThat(trading.next(at("2013-10-09T20:00:00Z"))).isEqualTo(at("2013-10-10T14:00:00Z"));
        assertThat(ends(trading, "2013-10-09T00:00:00Z", "2013-10-10T00:00:00Z"))
                .hasSize(13);
    }

    @Test
    void weekend_isLeapt() {
        IntervalCalendar trading = calendar(Duration.ofMinutes(30), weekdays("09:30", "16:00"), NEW_YORK);

        assertThat(trading.next(at("2013-10-11T20:00:00Z"))).isEqualTo(at("2013-10-14T14:00:00Z"));
        assertThat(trading.atOrBefore(at("2013-10-13T12:00:00Z"))).isEqualTo(at("2013-10-11T20:00:00Z"));
    }

    @Test
    void winterTime_movesTheHours_notTheAlignment() {
        IntervalCalendar trading = calendar(Duration.ofMinutes(30), weekdays("09:30", "16:00"), NEW_YORK);

        // Summer time ends in New York on 3 November 2013: 09:30 is 14:30Z from then on.
        assertThat(trading.next(at("2013-11-04T00:00:00Z"))).isEqualTo(at("2013-11-04T15:00:00Z"));
    }

    @Test
    void hourThatSummerTimeSkips_hasNoEnd_andTheOneThatWinterTimeRepeatsHasTwo() {
        Desk.Hours night = new Desk.Hours(
                Set.of(java.time.DayOfWeek.SUNDAY),
                java.time.LocalTime.parse("00:30"),
                java.time.LocalTime.parse("02:30"));
        IntervalCalendar hourly = calendar(Duration.ofHours(1), night, NEW_YORK);

        // 10 March 2013: 01:00 exists, 02:00 does not. 3 November 2013: 01:00 comes twice.
        assertThat(ends(hourly, "2013-03-10T00:00:00Z", "2013-03-11T00:00:00Z"))
                .containsExactly(at("2013-03-10T06:00:00Z"));
        assertThat(ends(hourly, "2013-11-03T00:00:00Z", "2013-11-04T00:00:00Z"))
                .containsExactly(at("2013-11-03T05:00:00Z"), at("2013-11-03T06:00:00Z"), at("2013-11-03T07:00:00Z"));
    }

    @Test
    void zoneOffTheHour_keepsTheEpochsAlignment() {
        IntervalCalendar hourly = calendar(Duration.ofHours(1), weekdays("09:00", "10:00"), ZoneId.of("Asia/Kolkata"));

        // 09:30 in Kolkata is 04:00Z.
        assertThat(hourly.next(at("2013-10-09T00:00:00Z"))).isEqualTo(at("2013-10-09T04:00:00Z"));
    }

    @Test
    void hoursInWhichNoIntervalEnds_areRefused() {
        assertThatThrownBy(() -> calendar(Duration.ofHours(1), weekdays("09:10", "09:50"), NEW_YORK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("desk d")
                .hasMessageContaining("no interval");
    }

    private static List<Instant> ends(IntervalCalendar calendar, String from, String to) {
        List<Instant> ends = new ArrayList<>();
        for (Instant end = calendar.next(at(from)); end.isBefore(at(to)); end = calendar.next(end)) {
            ends.add(end);
        }
        return ends;
    }

    private static IntervalCalendar calendar(Duration every, Desk.@Nullable Hours hours, ZoneId zone) {
        return new IntervalCalendar(
                new Desk("d", Set.of(WORLD), Set.of(), Map.of(), Selection.ALL, every, hours, zone, 5));
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }
}
