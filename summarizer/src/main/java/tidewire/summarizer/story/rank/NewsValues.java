package tidewire.summarizer.story.rank;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tidewire.summarizer.story.rank.figure.Amounts;

/** What makes a report news by classes of words (deaths, war, central banks, ceremony …), from a list in the resources ({@code values.txt}). */
final class NewsValues {
    private static final Pattern NUMBER = Pattern.compile("(?<= )\\p{N}[\\p{N}.]* ");
    private static final String RESOURCE = "/tidewire/summarizer/story/values.txt";
    private static final NewsValues SHIPPED = read();
    private static final int LEAD_WORDS = 40;
    private static final int MOST_IN_LEAD = 3;
    /** Classes of what has happened. An office may tell it in the form of a statement: then the form says half of what it else does. */
    private static final Set<String> HAPPENED =
            Set.of("fall-of-leaders", "war", "disaster", "central-bank", "distress", "policy");

    private static final String PROTOCOL = "protocol";
    /** A count that grows daily, play, a ceremony, money for a town: words of an event in such a headline tell none, unless it is one of these kinds. */
    private static final Map<String, Set<String>> ASIDE = Map.of(
            "tally", Set.of("war", "disaster"),
            "pastime", Set.of("war", "disaster", "law", "toll"),
            "protocol",
                    Set.of("war", "disaster", "law", "toll", "central-bank", "distress", "policy", "fall-of-leaders"),
            "local", Set.of());

    private static final String LOCAL = "local";
    private static final double FORM_OF_AN_EVENT = 0.5;
    /** A hundred millions, as a power of ten. */
    private static final double LARGE_SUM = 8;

    private final List<Kind> kinds;

    private NewsValues(List<Kind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** @param headline share when a word stands in the headline @param lead share for three of them at the start of the text */
    private record Kind(String name, double headline, double lead, List<String> words) {}

    static NewsValues shipped() {
        return SHIPPED;
    }

    /** Whether what a headline names as an event is none. */
    boolean isAside(String headline) {
        String title = words(headline);
        return ASIDE.entrySet().stream()
                .anyMatch(aside -> isOf(aside.getKey(), title, headline)
                        && aside.getValue().stream().noneMatch(other -> isOf(other, title, headline)));
    }

    private boolean isOf(String name, String title, String headline) {
        return kinds.stream().anyMatch(kind -> kind.name().equals(name) && isOf(kind, title, headline));
    }

    /** A large sum is for more than a town. */
    private static boolean isOf(Kind kind, String title, String headline) {
        return found(kind, title, 1) > 0 && !(kind.name().equals(LOCAL) && Amounts.largest(headline) >= LARGE_SUM);
    }

    /** Sum of the shares of what a report speaks of. */
    double of(String headline, String lead) {
        String title = words(headline);
        String start = words(firstWords(lead));
        boolean aside = isAside(headline);
        boolean happened = kinds.stream().anyMatch(kind -> HAPPENED.contains(kind.name()) && found(kind, title, 1) > 0);
        double sum = 0;
        for (Kind kind : kinds) {
            double form = happened && kind.name().equals(PROTOCOL) ? FORM_OF_AN_EVENT : 1;
            boolean counts = isOf(kind, title, headline) && !(aside && kind.headline() > 0);
            sum += counts ? form * kind.headline() : 0;
            sum += kind.lead() == 0 ? 0 : kind.lead() * found(kind, start, MOST_IN_LEAD) / MOST_IN_LEAD;
        }
        return sum;
    }

    private static int found(Kind kind, String text, int most) {
        int found = 0;
        for (String word : kind.words()) {
            if (text.contains(word) && ++found == most) {
                return found;
            }
        }
        return found;
    }

    private static String firstWords(String text) {
        String[] words = text.strip().split("\\s+", LEAD_WORDS + 1);
        return String.join(" ", List.of(words).subList(0, Math.min(LEAD_WORDS, words.length)));
    }

    /** The words of a text, and again without the numbers: "cut 900 jobs" has "cut jobs". */
    private static String words(String text) {
        String words = plain(text);
        return words + NUMBER.matcher(words).replaceAll("");
    }

    private static String plain(String text) {
        return " "
                + text.toLowerCase(Locale.ROOT)
                        .replace('’', '\'')
                        .replaceAll("[^\\p{L}\\p{N}'.&]+", " ")
                        .replaceAll("\\.(?= |$)", "")
                        .strip()
                + " ";
    }

    /** As it is looked for: {@code +} joins a phrase, {@code *} stands for any ending, a leading apostrophe hangs on the word before. */
    private static String needle(String written) {
        String word = written.replace('+', ' ');
        boolean anyEnding = word.endsWith("*");
        String end = anyEnding ? word.substring(0, word.length() - 1) : word + " ";
        return word.startsWith("'") ? end : " " + end;
    }

    private static NewsValues read() {
        try (InputStream file = NewsValues.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException("this build has no list of news values: " + RESOURCE);
            }
            List<Kind> kinds = new ArrayList<>();
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] parts = line.split(" ", 4); // name, shares, words
                    kinds.add(new Kind(
                            parts[0],
                            Double.parseDouble(parts[1]),
                            Double.parseDouble(parts[2]),
                            Arrays.stream(parts[3].split(" "))
                                    .map(NewsValues::needle)
                                    .toList()));
                }
            }
            return new NewsValues(kinds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
