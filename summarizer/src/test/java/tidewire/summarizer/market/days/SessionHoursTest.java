package tidewire.summarizer.market.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionHoursTest {
    private static final EnumSet<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    /** New York changes its clocks on 10 March 2013. */
    @ParameterizedTest
    @CsvSource({
        "2013-03-08T14:29:59Z, ",
        "2013-03-08T14:30:00Z, 2013-03-08",
        "2013-03-08T20:59:59Z, 2013-03-08",
        "2013-03-08T21:00:00Z, ",
        "2013-03-09T15:00:00Z, ",
        "2013-03-11T13:30:00Z, 2013-03-11"
    })
    void dayOf_isTheLocalDateWithinTheHours(String time, String day) {
        SessionHours hours =
                new SessionHours(WEEKDAYS, LocalTime.of(9, 30), LocalTime.of(16, 0), ZoneId.of("America/New_York"));
        assertThat(String.valueOf(hours.dayOf(Instant.parse(time)))).isEqualTo(String.valueOf(day));
    }

    @ParameterizedTest
    @CsvSource({
        "2013-10-06T22:00:00Z, 2013-10-07, 0",
        "2013-10-07T20:59:00Z, 2013-10-07, 1379",
        "2013-10-07T21:30:00Z, , 1410",
        "2013-10-11T22:30:00Z, , 30"
    })
    void sessionOverMidnight_belongsToTheDayOnWhichItEnds(String time, String day, int minute) {
        SessionHours hours =
                new SessionHours(WEEKDAYS, LocalTime.of(17, 0), LocalTime.of(16, 0), ZoneId.of("America/Chicago"));
        assertThat(String.valueOf(hours.dayOf(Instant.parse(time)))).isEqualTo(String.valueOf(day));
        assertThat(hours.minuteOf(Instant.parse(time))).isEqualTo(minute);
        assertThat(hours.minutes()).isEqualTo(23 * 60);
    }

    @ParameterizedTest
    @CsvSource({
        "2013-10-11T06:59:59Z, , 1439",
        "2013-10-11T07:00:00Z, 2013-10-11, 0",
        "2013-10-11T21:59:59Z, 2013-10-11, 899",
        "2013-10-11T22:00:00Z, , 900",
        "2013-10-14T07:00:00Z, 2013-10-14, 0"
    })
    void sessionThatEndsAtMidnight_isOfTheDayItBeginsOn_theLastOfTheWeekToo(String time, String day, int minute) {
        SessionHours hours =
                new SessionHours(WEEKDAYS, LocalTime.of(9, 0), LocalTime.MIDNIGHT, ZoneId.of("Europe/Berlin"));
        assertThat(String.valueOf(hours.dayOf(Instant.parse(time)))).isEqualTo(String.valueOf(day));
        assertThat(hours.minuteOf(Instant.parse(time))).isEqualTo(minute);
        assertThat(hours.minutes()).isEqualTo(15 * 60);
    }
}
