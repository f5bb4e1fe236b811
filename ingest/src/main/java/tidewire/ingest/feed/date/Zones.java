package tidewire.ingest.feed.date;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Time zones as feeds name them. */
final class Zones {
    private static final Pattern NUMERIC =
            Pattern.compile("(?:GMT|UTC|UT|Z)?\\s*([+\\-\u2212])\\s*(\\d{1,2}):?(\\d{2})?", Pattern.CASE_INSENSITIVE);

    /** Abbreviations with one usual meaning: those of RFC 822, and of the regions that publish feeds. */
    private static final Map<String, String> OFFSETS = table(
            "UT GMT UTC Z WET +00:00",
            "EST +-05:00 EDT +-04:00 CST +-06:00 CDT +-05:00 MST +-07:00 MDT +-06:00 PST +-08:00 PDT +-07:00",
            "AKST +-09:00 AKDT +-08:00 HST +-10:00 AST +-04:00 ADT +-03:00 NST +-03:30 NDT +-02:30 BRT ART +-03:00",
            "BST WEST CET MEZ MET +01:00 CEST MESZ MEST EET CAT SAST +02:00 EEST MSK TRT EAT +03:00 MSD GST +04:00",
            "PKT +05:00 NPT +05:45 ICT WIB +07:00 SGT HKT AWST PHT MYT +08:00 JST KST +09:00 ACST +09:30",
            "AEST +10:00 ACDT +10:30 AEDT +11:00 NZST +12:00 NZDT +13:00");

    /** Without the letter that says whether it is summer: the date says it. */
    private static final Map<String, String> REGIONS = Map.ofEntries(
            Map.entry("ET", "America/New_York"),
            Map.entry("CT", "America/Chicago"),
            Map.entry("MT", "America/Denver"),
            Map.entry("PT", "America/Los_Angeles"),
            Map.entry("EASTERN", "America/New_York"),
            Map.entry("CENTRAL", "America/Chicago"),
            Map.entry("MOUNTAIN", "America/Denver"),
            Map.entry("PACIFIC", "America/Los_Angeles"),
            Map.entry("EST5EDT", "America/New_York"),
            Map.entry("CST6CDT", "America/Chicago"),
            Map.entry("MST7MDT", "America/Denver"),
            Map.entry("PST8PDT", "America/Los_Angeles"));

    /** Of these none is usual enough. */
    private static final Map<String, String> AMBIGUOUS = Map.of("IST", "India, Israel or Ireland");

    private Zones() {}

    private static Map<String, String> table(String... rows) {
        Map<String, String> table = new HashMap<>();
        for (String row : rows) {
            StringBuilder names = new StringBuilder();
            for (String word : row.split(" ")) {
                if (word.startsWith("+")) {
                    String offset = word.startsWith("+-") ? word.substring(1) : word;
                    for (String name : names.toString().strip().split(" ")) {
                        table.put(name, offset);
                    }
                    names.setLength(0);
                } else {
                    names.append(word).append(' ');
                }
            }
        }
        return Map.copyOf(table);
    }

    /**
     * What a zone makes of a local time.
     *
     * @param offset null when the zone is not known or ambiguous
     */
    record Zone(@Nullable ZoneOffset offset, @Nullable String doubt) {
        static final Zone UTC = new Zone(ZoneOffset.UTC, null);
    }

    /** Whether a word could name a zone. */
    static boolean isZone(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        return OFFSETS.containsKey(name)
                || REGIONS.containsKey(name)
                || AMBIGUOUS.containsKey(name)
                || (name.length() == 1 && name.charAt(0) >= 'A' && name.charAt(0) <= 'Y')
                || NUMERIC.matcher(word).matches();
    }

    static Zone at(@Nullable String raw, LocalDateTime local) {
        String name = raw == null ? "" : raw.strip();
        if (name.isEmpty()) {
            return Zone.UTC;
        }
        Matcher numeric = NUMERIC.matcher(name);
        if (numeric.matches()) {
            return numeric(numeric);
        }
        String upper = name.toUpperCase(Locale.ROOT);
        String offset = OFFSETS.get(upper);
        if (offset != null) {
            return new Zone(ZoneOffset.of(offset), null);
        }
        String region = REGIONS.get(upper);
        if (region != null) {
            return new Zone(
                    ZoneId.of(region).getRules().getOffset(local),
                    "the zone " + upper + " is ambiguous: read as the time of " + region);
        }
        String places = AMBIGUOUS.get(upper);
        if (places != null) {
            return new Zone(null, "the zone " + upper + " is ambiguous (" + places + "): only the day is kept");
        }
        if (upper.length() == 1) {
            // RFC 2822: the letters were defined the wrong way round and say nothing.
            return Zone.UTC;
        }
        try {
            return new Zone(ZoneId.of(name).getRules().getOffset(local), null);
        } catch (DateTimeException e) {
            return new Zone(null, "the zone '" + name + "' is not known: only the day is kept");
        }
    }

    private static Zone numeric(Matcher numeric) {
        int minutes = Integer.parseInt(numeric.group(2)) * 60
                + (numeric.group(3) == null ? 0 : Integer.parseInt(numeric.group(3)));
        if (minutes > 18 * 60) {
            return new Zone(null, "an offset of more than 18 hours: only the day is kept");
        }
        int sign = numeric.group(1).equals("+") ? 1 : -1;
        return new Zone(ZoneOffset.ofTotalSeconds(sign * minutes * 60), null);
    }
}
