package tidewire.ingest.feed.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.events.NewsItem.Precision;

class FeedDatesTest {
    private static FeedDate read(String text) {
        FeedDate date = FeedDates.parse(text);
        assertThat(date).as(text).isNotNull();
        return date;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wed, 09 Oct 2013 14:53:00 GMT | 2013-10-09T14:53:00Z",
                "Wed, 9 Oct 13 14:53:00 GMT | 2013-10-09T14:53:00Z",
                "09 Oct 2013 14:53:00 +0000 | 2013-10-09T14:53:00Z",
                "Wed,09 Oct 2013 10:53:00 EDT | 2013-10-09T14:53:00Z",
                "Wed, 09 Oct 2013 16:53:00 +02:00 | 2013-10-09T14:53:00Z",
                "Wed, 09 Oct 2013 16:53:00 GMT+02:00 | 2013-10-09T14:53:00Z",
                "Wed, 09 Oct 2013 14:53:00 -0000 (GMT) | 2013-10-09T14:53:00Z",
                "Tue, 1 Sept 2026 9:05:00 GMT | 2026-09-01T09:05:00Z",
                "Thu, 01 Jan 2004 19:48:21 A | 2004-01-01T19:48:21Z",
                "Sunday, 06-Nov-94 08:49:37 GMT | 1994-11-06T08:49:37Z",
                "Sun Nov  6 08:49:37 1994 | 1994-11-06T08:49:37Z",
                "Sun Jan  4 16:29:06 PST 2004 | 2004-01-05T00:29:06Z",
                "Thu Nov 26 10:00:00 +0000 2026 | 2026-11-26T10:00:00Z",
                "Thu, 26 Nov 2026 23:59:60 GMT | 2026-11-26T23:59:59Z",
                "Thu, 26 Nov 2026 10:00:00 Europe/Berlin | 2026-11-26T09:00:00Z",
                "Fri, 2006/09/15 08:19:53 EDT | 2006-09-15T12:19:53Z",
                "Nov 26, 2026 10:00:00 PM | 2026-11-26T22:00:00Z",
                "2013-10-09T14:53:00.000Z | 2013-10-09T14:53:00Z",
                "2026-11-26T10:00:00.123456+00:00 | 2026-11-26T10:00:00.123Z",
                "2019-05-01 10:00:00 | 2019-05-01T10:00:00Z",
                "2026-08-12T10:30:00+0200 | 2026-08-12T08:30:00Z",
                "2026-11-26T10:00:00 +0000 | 2026-11-26T10:00:00Z",
                "2026-11-26t10:00:00z | 2026-11-26T10:00:00Z",
                "20031231T101455Z | 2003-12-31T10:14:55Z",
                "2003-12-31T24:00:00Z | 2004-01-01T00:00:00Z",
                "2003-335T22:23:01Z | 2003-12-01T22:23:01Z",
                "2004-07-08 23:56:58.7 | 2004-07-08T23:56:58.700Z",
                "1764151200 | 2025-11-26T10:00:00Z",
                "1764151200.25 | 2025-11-26T10:00:00Z",
                "20261126100000 | 2026-11-26T10:00:00Z",
                "miércoles, 5 de marzo de 2026 10:00:00 CET | 2026-03-05T09:00:00Z",
                "Κυρ, 11 Ιούλ 2004 12:00:00 EST | 2004-07-11T17:00:00Z",
                "2004년 05월 28일  01:31:15 | 2004-05-28T01:31:15Z",
                "2004-05-25 오후 11:23:17 | 2004-05-25T23:23:17Z",
            })
    void date_withSeconds_isReadExactly(String text, String expected) {
        assertThat(read(text)).isEqualTo(new FeedDate(Instant.parse(expected), Precision.SECOND, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thu, 01 Jan 2004 19:48 GMT | 2004-01-01T19:48:00Z",
                "2004-03-05T15:01Z | 2004-03-05T15:01:00Z",
                "2026-11-26T10Z | 2026-11-26T10:00:00Z",
                "2004-július-13T9:15-05:00 | 2004-07-13T14:15:00Z",
                "December 22, 2007 - 9:39pm | 2007-12-22T21:39:00Z",
                "5 maja 2026 10:00 | 2026-05-05T10:00:00Z",
                "5 мая 2026 г. 10:00 | 2026-05-05T10:00:00Z",
                "1. März 2026, 10:15 Uhr | 2026-03-01T10:15:00Z",
                "le 1er mars 2026 à 10h15 | 2026-03-01T10:15:00Z",
                "01.02.2026 10:15 | 2026-02-01T10:15:00Z",
                "02/13/2026 10:00 | 2026-02-13T10:00:00Z",
                "mar. 24 nov. 2026 10:00 | 2026-11-24T10:00:00Z",
                "Mar, 24 mars 2026 10:00 | 2026-03-24T10:00:00Z",
                "26 listopada 2026 10:00 | 2026-11-26T10:00:00Z",
                "26 Mrz 2026 10:00 | 2026-03-26T10:00:00Z",
                "26 Ogos 2026 10:00 | 2026-08-26T10:00:00Z",
                "26 พฤศจิกายน 2026 10:00 | 2026-11-26T10:00:00Z",
                "26 tháng 11 năm 2026 10:00 | 2026-11-26T10:00:00Z",
                "Thứ năm, 26/11/2026, 10:00 (GMT+7) | 2026-11-26T03:00:00Z",
                "٢٦ نوفمبر ٢٠٢٦ 10:00 | 2026-11-26T10:00:00Z",
                "2026.11.26. 10:00 | 2026-11-26T10:00:00Z",
            })
    void date_withoutSeconds_isKnownToTheMinute(String text, String expected) {
        assertThat(read(text)).isEqualTo(new FeedDate(Instant.parse(expected), Precision.MINUTE, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-26 | 2026-11-26",
                "20031231 | 2003-12-31",
                "03-12-31 | 2003-12-31",
                "2003335 | 2003-12-01",
                "2026-W05-2 | 2026-01-27",
                "2003-12 | 2003-12-01",
                "2003 | 2003-01-01",
                "01 Jan 2004 | 2004-01-01",
                "Thursday, November 26, 2026 | 2026-11-26",
                "26. November 2026 | 2026-11-26",
                "13/02/2026 | 2026-02-13",
            })
    void dayAlone_isItsMidnightInUtc(String text, String day) {
        assertThat(read(text)).isEqualTo(new FeedDate(Instant.parse(day + "T00:00:00Z"), Precision.DAY, null));
    }

    @Test
    void zoneWithoutSeason_isReadByTheDate_andSaidToBeAmbiguous() {
        assertThat(read("Thu, 26 Nov 2026 10:00:00 ET").time()).isEqualTo("2026-11-26T15:00:00Z");
        assertThat(read("Thu, 26 Nov 2026 10:00:00 Eastern").time()).isEqualTo("2026-11-26T15:00:00Z");
        FeedDate summer = read("Sun, 26 Jul 2026 10:00:00 PT");
        assertThat(summer.time()).isEqualTo("2026-07-26T17:00:00Z");
        assertThat(summer.doubt()).isEqualTo("the zone PT is ambiguous: read as the time of America/Los_Angeles");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thu, 26 Nov 2026 10:00 IST | the zone IST is ambiguous (India, Israel or Ireland): only the day is kept",
                "Thu, 26 Nov 2026 10:00:00 XYZ | the zone 'XYZ' is not known: only the day is kept",
            })
    void zoneThatCouldBeAnywhere_leavesTheDay(String text, String doubt) {
        assertThat(read(text)).isEqualTo(new FeedDate(Instant.parse("2026-11-26T00:00:00Z"), Precision.DAY, doubt));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "0000-99-99",
                "Wed, 99 Foo 2013",
                "Mon, 31 Feb 2026 10:00:00 GMT",
                "10:00",
                "26 Nov",
                "26. listopada",
                "3/4/2026",
                "1901-01-01",
                "2101-01-01",
                "2026-11-26T99:00:00Z",
                "no. 12 of 2013"
            })
    void whatIsNoDate_orCouldBeTwo_isNone(String text) {
        assertThat(FeedDates.parse(text)).isNull();
    }

    @Test
    void hostileLengths_areNotTried() {
        assertThat(FeedDates.parse("1".repeat(1_000_000))).isNull();
        assertThat(FeedDates.parse(null)).isNull();
    }
}
