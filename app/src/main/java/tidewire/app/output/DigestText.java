package tidewire.app.output;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tidewire.events.Citation;
import tidewire.events.Digest;
import tidewire.events.StoryRef;

/**
 * A digest for people at a terminal: lines wrapped, each with what it cites and what its rank is made of; a star for a source's own
 * words, a tilde for the model's.
 */
final class DigestText {
    private static final int WIDTH = 100;
    private static final int MOST_CITES = 4;
    private static final int MOST_REASONS = 3;
    /** Smaller ones are shown as nothing. */
    private static final double LEAST_SHARE = 0.005;

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
                .append(digest.backlog() ? ", with what the feeds held at the start" : "")
                .append('\n');
        if (digest.lead() != null) {
            wrap(text, "", "", plain(digest.lead().text()));
        }
        for (Digest.Line line : digest.lines()) {
            wrap(text, "  - ", "    ", role(line.role()) + plain(line.text()) + mark(line.wording()));
            wrap(text, "    ", "    ", "[" + cites(line.cites()) + "] " + rank(line));
        }
        if (digest.moves() != null) {
            wrap(text, "  Moves: ", "    ", plain(digest.moves().text()));
        }
        if (digest.lines().isEmpty() && digest.moves() == null) {
            text.append("  Nothing to tell.\n");
        }
        String rest = rest(digest);
        if (!rest.isEmpty()) {
            wrap(text, "  ", "    ", rest);
        }
        return text.append('\n').toString();
    }

    private static String rest(Digest digest) {
        List<String> parts = new ArrayList<>();
        if (digest.untoldTotal() > 0) {
            parts.add("+" + digest.untoldTotal() + " more");
        }
        if (digest.notRead() > 0) {
            parts.add("+" + digest.notRead() + " not read");
        }
        return String.join(", ", parts);
    }

    private static String role(StoryRef.Role role) {
        return switch (role) {
            case NEW, COPY -> "";
            case UPDATE -> "Update: ";
            case CORRECTION -> "Correction: ";
        };
    }

    /** Why it stands where it does: the rank, and behind it the largest shares, those that lower it too. */
    private static String rank(Digest.Line line) {
        String why = line.reasons().entrySet().stream()
                .filter(part -> Math.abs(part.getValue()) >= LEAST_SHARE)
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> part) -> -Math.abs(part.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_REASONS)
                .map(part -> String.format(Locale.ROOT, "%s %.2f", part.getKey(), part.getValue()))
                .collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "rank %.2f", line.rank()) + (why.isEmpty() ? "" : ": " + plain(why));
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

    /** Nothing for a sentence of a source cut down: nobody chose its words but the source. */
    private static String mark(Digest.Wording wording) {
        return switch (wording) {
            case SOURCE -> " *";
            case REWORDED -> " ~";
            case SHORTENED -> "";
        };
    }

    private static String cites(List<Citation> cites) {
        String ids = String.join(
                ", ", cites.stream().limit(MOST_CITES).map(Citation::id).toList());
        return plain(cites.size() > MOST_CITES ? ids + " and " + (cites.size() - MOST_CITES) + " more" : ids);
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
