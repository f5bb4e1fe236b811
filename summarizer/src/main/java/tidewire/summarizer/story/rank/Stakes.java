package tidewire.summarizer.story.rank;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an event is worth by the words of its headline, before anything else is known: words and phrases with weights, from a list
 * that stands in the resources ({@code stakes.txt}).
 */
final class Stakes {
    private static final Pattern NUMBER = Pattern.compile("(?<= )\\p{N}[\\p{N}.]* ");
    private static final String RESOURCE = "/tidewire/summarizer/story/stakes.txt";
    private static final Stakes SHIPPED = list();
    private final List<Phrase> phrases;

    private Stakes(List<Phrase> phrases) {
        this.phrases = List.copyOf(phrases);
    }

    private record Phrase(int weight, String words) {}

    static Stakes shipped() {
        return SHIPPED;
    }

    /** Sum of the weights above 0 of the phrases that stand in a headline. */
    int gain(String headline) {
        String words = read(headline);
        return phrases.stream()
                .filter(phrase -> phrase.weight() > 0 && words.contains(phrase.words()))
                .mapToInt(Phrase::weight)
                .sum();
    }

    /** The phrases of so much weight at least that stand in a headline. */
    Set<String> phrases(String headline, int least) {
        String words = read(headline);
        return phrases.stream()
                .filter(phrase -> phrase.weight() >= least && words.contains(phrase.words()))
                .map(phrase -> phrase.words().strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The lowest weight of the phrases that stand in a headline: 0 or below. */
    int loss(String headline) {
        String words = read(headline);
        return phrases.stream()
                .filter(phrase -> phrase.weight() < 0 && words.contains(phrase.words()))
                .mapToInt(Phrase::weight)
                .min()
                .orElse(0);
    }

    /** The words of a headline, and again without the numbers: "cut 900 jobs" has "cut jobs". */
    private static String read(String headline) {
        String words = words(headline);
        return words + NUMBER.matcher(words).replaceAll("");
    }

    private static String words(String text) {
        return " "
                + text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}'.]+", " ")
                        .replaceAll("\\.(?= |$)", "")
                        .strip()
                + " ";
    }

    private static Stakes list() {
        try (InputStream file = Stakes.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException("this build has no list of stakes: " + RESOURCE);
            }
            List<Phrase> phrases = new ArrayList<>();
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] words = line.split(" ");
                    for (String phrase : List.of(words).subList(1, words.length)) {
                        phrases.add(new Phrase(Integer.parseInt(words[0]), words(phrase.replace('+', ' '))));
                    }
                }
            }
            return new Stakes(phrases);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
