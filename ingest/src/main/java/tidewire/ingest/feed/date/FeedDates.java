package tidewire.ingest.feed.date;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidewire.events.NewsItem.Precision;

/**
 * Dates as feeds write them. One way for all: the time and what follows it are the clock and the zone, the rest is the
 * day, either in numbers that begin with the year or with a month's name among them.
 */
public final class FeedDates {
    private static final int MAX_LENGTH = 100;
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private static final Pattern COMMENT = Pattern.compile("\\([^)]*\\)");
    private static final Pattern CJK_DATE =
            Pattern.compile("(\\d{4})\\s*[年년]\\s*(\\d{1,2})\\s*[月월]\\s*(\\d{1,2})\\s*[日일号]");
    private static final Pattern CJK_TIME =
            Pattern.compile("(\\d{1,2})\\s*[时時시点點]\\s*(\\d{1,2})\\s*[分분](?:\\s*(\\d{1,2})\\s*[秒초])?");

    private static final Pattern VIETNAMESE = Pattern.compile(
            "(\\d{1,2})\\s+tháng\\s+(\\d{1,2}),?\\s+(?:năm\\s+)?(\\d{4})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern DOT_BEHIND_DAY = Pattern.compile("(\\d{4}\\.\\s?\\d{1,2}\\.\\s?\\d{1,2})\\.(?=\\s|$)");
    private static final Pattern RUN_TOGETHER = Pattern.compile("^\\s*([12]\\d{7})(\\d{6})\\s*$");

    private static final String OFFSET = "[+\\-\u2212]\\d{1,2}(?::?\\d{2})?";
    private static final Pattern ZONE_IN_COMMENT = Pattern.compile(
            "(\\s\\d{1,2}:\\d{2}(?::\\d{2})?)\\s*\\(((?:GMT|UTC)\\s*" + OFFSET + ")\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CLOCK = Pattern.compile(
            // Compact forms only right behind a "T", or a year would be a time.
            "(?:(?<=\\d)[Tt]\\s*(?<h1>\\d{2})(?<m1>\\d{2})?(?<s1>\\d{2})?"
                    + "|(?:(?<=\\d)[Tt])?\\s*(?<![\\d:+\\-])(?<h>\\d{1,2})[:.h](?<m>\\d{2})(?:[:.](?<s>\\d{1,2}))?)"
                    + "(?![\\d:])(?:[.,](?<fraction>\\d+))?"
                    + "\\s*(?<half>[ap]\\.?\\s?m\\.?(?![a-z]))?"
                    + "\\s*(?<zone>(?:GMT|UTC|UT|Z)?\\s*" + OFFSET
                    + "(?!\\d)|Z\\b|[A-Za-z]+/[A-Za-z_/]+|[A-Za-z]{1,5}\\b)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ISO_DATE_ONLY = Pattern.compile("\\d{2,4}[-./]?[W\\d].*");

    private FeedDates() {}

    /** Null when the text is no date, or one that no news item has: lenient readers find a year in anything. */
    public static @Nullable FeedDate parse(@Nullable String raw) {
        if (raw == null || raw.isBlank() || raw.length() > MAX_LENGTH) {
            return null;
        }
        try {
            FeedDate date = read(plain(raw));
            return date == null || date.time().isBefore(EARLIEST) || date.time().isAfter(LATEST) ? null : date;
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /** With the digits of all scripts as our own, without marks of the direction of writing. */
    private static String latin(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        raw.codePoints().forEach(c -> {
            if (Character.isDigit(c)) {
                out.append((char) ('0' + Character.digit(c, 10)));
            } else if (c == '：') {
                out.append(':');
            } else if (Character.isSpaceChar(c)) {
                out.append(' ');
            } else if (Character.getType(c) != Character.FORMAT) {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    private static String plain(String raw) {
        String text = ZONE_IN_COMMENT.matcher(latin(raw)).replaceAll("$1 $2");
        text = COMMENT.matcher(text).replaceAll(" ");
        text = VIETNAMESE.matcher(text).replaceAll("$3-$2-$1 ");
        text = DOT_BEHIND_DAY.matcher(text).replaceAll("$1");
        text = RUN_TOGETHER.matcher(text).replaceAll("$1T$2");
        text = CJK_DATE.matcher(text).replaceAll("$1-$2-$3 ");
        Matcher time = CJK_TIME.matcher(text);
        if (time.find()) {
            text = time.replaceAll(time.group(3) == null ? "$1:$2" : "$1:$2:$3");
        }
        return text.replaceAll("\\s+", " ").strip();
    }

    private static @Nullable FeedDate read(String text) {
        if (text.matches("\\d{10}(?:\\.\\d+)?|\\d{13}")) {
            text = text.split("\\.")[0];
            long number = Long.parseLong(text);
            return new FeedDate(
                    text.length() == 10 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number),
                    Precision.SECOND,
                    null);
        }
        Matcher clock = CLOCK.matcher(text);
        // A date with dots looks like a time; the real one has colons or follows it.
        boolean timed = clock.find();
        while (timed && isPartOfDay(text, clock)) {
            timed = clock.find();
        }
        if (!timed) {
            LocalDate day = day(List.of(text.split("[\\s,]+")));
            return day == null ? null : new FeedDate(midnight(day), Precision.DAY, null);
        }
        List<String> words =
                new ArrayList<>(List.of(text.substring(0, clock.start()).split("[\\s,]+")));
        String zone = clock.group("zone");
        List<String> after = new ArrayList<>(List.of(text.substring(clock.end()).split("[\\s,]+")));
        if (zone != null && (Months.isMonth(zone) || !Zones.isZone(zone)) && !zone.contains("/")) {
            after.add(0, zone);
            zone = null;
        }
        if (zone == null || zone.isBlank()) {
            zone = zoneAmong(after);
        }
        words.addAll(after);
        LocalDate day = day(words);
        return day == null ? null : at(day, clock, half(clock, text), zone);
    }

    /** {@code 01.02.2026} and {@code 2026.02.01}: what stands beside it is a figure and a dot. */
    private static boolean isPartOfDay(String text, Matcher clock) {
        if (clock.group("h") == null
                || clock.group().indexOf(':') >= 0
                || clock.group().toLowerCase(Locale.ROOT).indexOf('h') >= 0) {
            return false;
        }
        boolean dotBefore = clock.start() > 0 && text.charAt(clock.start() - 1) == '.';
        boolean dotAfter = clock.end() < text.length() && text.charAt(clock.end()) == '.';
        return dotBefore || dotAfter || clock.group("s") != null && text.indexOf(':') > 0 || clock.start() == 0;
    }

    private static @Nullable String zoneAmong(List<String> words) {
        for (String word : words) {
            if (word.length() > 1 && Zones.isZone(word) && !Months.isMonth(word)) {
                words.remove(word);
                return word;
            }
        }
        // A word right behind the time that is no zone we know, in the capitals of one.
        if (!words.isEmpty() && words.get(0).matches("[A-Z]{2,5}") && !Months.isMonth(words.get(0))) {
            return words.remove(0);
        }
        return null;
    }

    private static @Nullable LocalDate day(List<String> words) {
        List<String> named = words.stream().filter(word -> !word.isBlank()).toList();
        if (named.size() == 1 && ISO_DATE_ONLY.matcher(named.get(0)).matches()) {
            LocalDate day = IsoDates.day(named.get(0));
            if (day != null) {
                return day;
            }
        }
        return WordDates.day(named);
    }

    private static @Nullable String half(Matcher clock, String text) {
        String half = clock.group("half");
        if (half != null) {
            return half.toLowerCase(Locale.ROOT).substring(0, 1);
        }
        return text.contains("오후") || text.contains("下午") || text.contains("午後")
                ? "p"
                : text.contains("오전") || text.contains("上午") || text.contains("午前") ? "a" : null;
    }

    private static FeedDate at(LocalDate day, Matcher clock, @Nullable String half, @Nullable String zone) {
        boolean compact = clock.group("h1") != null;
        int hour = Integer.parseInt(clock.group(compact ? "h1" : "h"));
        String minute = clock.group(compact ? "m1" : "m");
        String second = clock.group(compact ? "s1" : "s");
        if (half != null && hour <= 12) {
            hour = hour % 12 + (half.equals("p") ? 12 : 0);
        }
        boolean nextDay = hour == 24;
        // A leap second is shown as the second before it.
        int seconds = second == null ? 0 : Math.min(59, Integer.parseInt(second));
        LocalTime time = LocalTime.of(
                nextDay ? 0 : hour,
                minute == null ? 0 : Integer.parseInt(minute),
                seconds,
                nanos(clock.group("fraction")));
        LocalDateTime local = LocalDateTime.of(nextDay ? day.plusDays(1) : day, time);
        Zones.Zone at = Zones.at(zone, local);
        if (at.offset() == null) {
            return new FeedDate(midnight(day), Precision.DAY, at.doubt());
        }
        return new FeedDate(
                local.toInstant(at.offset()), second == null ? Precision.MINUTE : Precision.SECOND, at.doubt());
    }

    private static int nanos(@Nullable String fraction) {
        // Milliseconds: nobody publishes faster, and every reader can tell them apart.
        return fraction == null ? 0 : Integer.parseInt((fraction + "00").substring(0, 3)) * 1_000_000;
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
