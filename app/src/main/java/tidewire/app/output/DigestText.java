package tidewire.app.output;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tidewire.events.Citation;
import tidewire.events.Digest;
import tidewire.events.Phrasing;

/** A digest for people at a terminal: lines wrapped, each with what it cites. */
final class DigestText {
    private static final int WIDTH = 100;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm z", Locale.ENGLISH);

    private final Map<String, ZoneId> zones;

    /** @param zones time zone of each desk by name */
    DigestText(Map<String, ZoneId> zones) {
        this.zones = new TreeMap<>(zones);
    }

    String of(Digest digest) {
        ZoneId zone = zones.getOrDefault(digest.desk(), ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(1024);
        text.append("== ")
                .append(digest.desk())
                .append(", ")
                .append(span(digest, zone))
                .append('\n');
        if (digest.lead() != null) {
            wrap(text, "", "", plain(digest.lead().text()) + mark(digest.lead().phrasing()));
        }
        for (Digest.Line line : digest.lines()) {
            wrap(text, "  - ", "    ", plain(line.text()) + mark(line.phrasing()));
            wrap(text, "    ", "    ", "[" + cites(line.cites()) + "]");
        }
        return text.append('\n').toString();
    }

    private static String span(Digest digest, ZoneId zone) {
        boolean sameDay = day(digest.from(), zone).equals(day(digest.to(), zone));
        return DAY.format(digest.from().atZone(zone)) + " to "
                + (sameDay ? "" : DAY.format(digest.to().atZone(zone)).replaceAll(" \\d\\d:\\d\\d$", " "))
                + TIME.format(digest.to().atZone(zone));
    }

    private static java.time.LocalDate day(Instant time, ZoneId zone) {
        return time.atZone(zone).toLocalDate();
    }

    /** A star for a source's own words. */
    private static String mark(Phrasing phrasing) {
        return phrasing == Phrasing.EXTRACTED ? " *" : "";
    }

    private static String cites(List<Citation> cites) {
        return plain(String.join(", ", cites.stream().map(Citation::id).toList()));
    }

    /** Feed text is somebody else's: control characters must not reach a terminal. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
    }

    private static void wrap(StringBuilder out, String first, String others, String text) {
        List<String> words = new ArrayList<>(List.of(text.split(" +")));
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : words) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                out.append(line).append('\n');
                line = new StringBuilder(others);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        out.append(line).append('\n');
    }
}
