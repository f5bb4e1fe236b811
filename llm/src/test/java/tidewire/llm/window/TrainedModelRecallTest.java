package tidewire.llm.window;

import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static tidewire.llm.window.TrainedModel.item;
import static tidewire.llm.window.TrainedModel.join;
import static tidewire.llm.window.TrainedModel.special;
import static tidewire.llm.window.TrainedModel.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tidewire.llm.LanguageModel;
import tidewire.llm.SinkWindow;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowConfig.Eviction;

/**
 * A fact in the window is found, evicted it is not, pinned it is again: how probable a trained model holds the digits of an
 * invented figure when a fork asks for the line of a story. The prompt names the story and leaves the figure out. Runs on the
 * model folder named by the system property {@code tidewire.model}; needs the markers of the tape format.
 */
class TrainedModelRecallTest {
    private static final int FACTS = 20;
    private static final int DIGITS = 4;
    /** ln p of digits guessed blindly. Who does better on average has read them; who has not cannot do better. */
    private static final double BLIND = -DIGITS * Math.log(10);

    private static final WindowConfig CONFIG = new WindowConfig(4, 128, Eviction.ENTRY, 64);

    /** The name does not tell the figure. */
    private record Fact(String name, String figure) {
        String untilFigure() {
            return name + " raised its forecast for the year to";
        }

        String headline() {
            return name + " raises forecast";
        }
    }

    @Test
    void fact_isFoundInTheWindow_notOnceEvicted_andAgainWhenPinned() {
        try (LanguageModel model = TrainedModel.load()) {
            double[] inWindow = new double[FACTS];
            double[] evicted = new double[FACTS];
            double[] pinned = new double[FACTS];
            Random random = new Random(1);
            for (int i = 0; i < FACTS; i++) {
                Fact fact =
                        new Fact(name(random), String.format(Locale.ROOT, "%0" + DIGITS + "d", random.nextInt(10_000)));
                int[] entry =
                        item(model, "wire Oct 9 14:31", fact.untilFigure() + " " + fact.figure() + " million dollars.");
                try (SinkWindow window = model.openWindow(CONFIG)) {
                    window.feed(start(model));
                    window.feed(entry);
                    feedSentences(model, window, i, 20);
                    inWindow[i] = logProbability(model, window, fact);
                    feedSentences(model, window, i + 2, CONFIG.rolling());
                    evicted[i] = logProbability(model, window, fact);
                    window.pin(entry);
                    pinned[i] = logProbability(model, window, fact);
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "ln p of %d invented digits, mean of %d facts: in the window %.1f, evicted %.1f, pinned %.1f; blind %.1f%n",
                    DIGITS,
                    FACTS,
                    mean(inWindow),
                    mean(evicted),
                    mean(pinned),
                    BLIND);
            assertSoftly(softly -> {
                softly.assertThat(mean(inWindow)).as("in the window").isGreaterThan(BLIND / 2);
                softly.assertThat(mean(evicted)).as("evicted").isLessThan(BLIND);
                softly.assertThat(mean(pinned)).as("pinned").isGreaterThan(BLIND);
            });
        }
    }

    /** Of the figure's digits in the line of its story, asked for on a fork. */
    private static double logProbability(LanguageModel model, SinkWindow window, Fact fact) {
        int[] prompt = join(
                special(model, "<|story|>"),
                special(model, "<|item|>"),
                text(model, fact.headline()),
                special(model, "<|line|>"));
        try (SinkWindow fork = window.fork()) {
            fork.feed(join(prompt, text(model, fact.untilFigure())));
            return -fork.feed(text(model, fact.figure())).surprisal();
        }
    }

    private static void feedSentences(LanguageModel model, SinkWindow window, int first, int tokens) {
        String[] sentences = TrainedModel.sentences();
        int fed = 0;
        for (int i = first; fed < tokens; i++) {
            fed += window.feed(item(model, "desk Oct 9 15:02", sentences[i % sentences.length].strip()))
                    .tokens();
        }
    }

    private static int[] start(LanguageModel model) {
        List<int[]> parts = new ArrayList<>();
        model.tokenizer().beginOfStream().ifPresent(token -> parts.add(new int[] {token}));
        parts.add(item(model, "desk Oct 9 14:02", "Good morning."));
        return join(parts.toArray(int[][]::new));
    }

    private static String name(Random random) {
        String[] first = {"Bar", "Dol", "Fen", "Gar", "Hul", "Kel", "Mor", "Nor", "Pel", "Tam"};
        String[] second = {"andi", "evra", "imax", "ondo", "uvia", "ardo", "elli", "osta"};
        String[] third = {" Bank", " Foods", " Motors", " Energy", " Steel"};
        return pick(random, first) + pick(random, second) + pick(random, third);
    }

    private static String pick(Random random, String[] from) {
        return from[random.nextInt(from.length)];
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
