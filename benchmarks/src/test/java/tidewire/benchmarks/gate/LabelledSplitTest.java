package tidewire.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.summarizer.text.Sentences;

/** What is reported must not have been tuned on: no document of the labelled lines stands in both halves. */
class LabelledSplitTest {
    private static final Path LABELS = Path.of("..", "training", "labels", "lines.jsonl");
    private static final int BEGINNING = 100;
    /** Shorter sentences stand in many documents. */
    private static final int LEAST_WORDS = 8;

    @ParameterizedTest
    @ValueSource(strings = {"lines.jsonl", "own.jsonl"})
    void noDocument_isInBothHalves(String set) throws IOException {
        Map<String, Set<String>> splits = new HashMap<>();
        for (LabelledLine line : LabelledLine.read(LABELS.resolveSibling(set))) {
            assertThat(line.split()).isIn("tune", "report");
            for (String source : line.sources()) {
                keys(source)
                        .forEach(key -> splits.computeIfAbsent(key, none -> new HashSet<>())
                                .add(line.split()));
            }
        }
        assertThat(splits).hasSizeGreaterThan(500);
        assertThat(splits.entrySet())
                .allSatisfy(key -> assertThat(key.getValue()).as(key.getKey()).hasSize(1));
    }

    @Test
    void halfOfTheLinesThatTaughtTheCheck_isNotReported() throws IOException {
        List<LabelledLine> all = LabelledLine.read(LABELS);
        assertThat(all.stream().filter(line -> line.split().equals("report")).count())
                .isGreaterThan(250);
        assertThat(all.subList(0, 322).stream()
                        .filter(line -> line.split().equals("tune"))
                        .count())
                .isGreaterThan(161);
    }

    /** The beginning and every long sentence of a document, letters and digits alone. */
    private static Set<String> keys(String source) {
        Set<String> keys = new HashSet<>();
        String whole = plain(source);
        keys.add(whole.substring(0, Math.min(BEGINNING, whole.length())));
        for (String sentence : Sentences.split(source)) {
            String one = plain(sentence);
            if (one.split(" ").length >= LEAST_WORDS) {
                keys.add(one);
            }
        }
        return keys;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
