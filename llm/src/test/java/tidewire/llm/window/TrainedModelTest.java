package tidewire.llm.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tidewire.llm.LanguageModel;
import tidewire.llm.SinkWindow;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowConfig.Eviction;

/**
 * A stream of news items over many windows: with sinks the loss of a trained model stays flat, without them it is clearly worse
 * (Xiao et al., section 3.1). Runs on the model folder named by the system property {@code tidewire.model}.
 */
class TrainedModelTest {
    private static final int ROLLING = 256;
    private static final int WINDOWS = 50;
    private static final int ENTRY = 32;
    /**
     * Nats per token by which it is worse. A property of the weights: a model that has read little gives its first tokens no
     * more attention than others and loses nothing when they leave.
     */
    private static final double CLEARLY = 0.05;

    @Test
    void loss_staysFlatWithSinks_andIsClearlyWorseWithout() {
        try (LanguageModel model = TrainedModel.load()) {
            int[] stream = stream(model);
            double[] withSinks = losses(model, stream, 4, ROLLING);
            double[] without = losses(model, stream, 0, ROLLING + 4);

            double[] penalty = new double[WINDOWS];
            Arrays.setAll(penalty, i -> without[i] - withSinks[i]);
            int half = WINDOWS / 2;
            // The first two windows are still filling.
            double early = mean(withSinks, 2, half + 1);
            double late = mean(withSinks, half + 1, WINDOWS);
            double noise = Math.hypot(error(withSinks, 2, half + 1), error(withSinks, half + 1, WINDOWS));
            double worse = mean(penalty, 2, WINDOWS);
            double doubt = error(penalty, 2, WINDOWS);
            System.out.printf(
                    Locale.ROOT,
                    "%d windows of %d, nats per token: with sinks %.3f then %.3f (± %.3f), without sinks %.3f more (± %.3f)%n",
                    WINDOWS,
                    ROLLING,
                    early,
                    late,
                    noise,
                    worse,
                    doubt);

            assertThat(late - early)
                    .as("loss of the later windows less that of the earlier")
                    .isLessThan(3 * noise);
            assertThat(worse).as("loss without sinks less that with them").isGreaterThan(CLEARLY + 3 * doubt);
        }
    }

    /** Mean -ln p per token of each window's worth of tokens. */
    private static double[] losses(LanguageModel model, int[] stream, int sinks, int rolling) {
        double[] losses = new double[WINDOWS];
        try (SinkWindow window = model.openWindow(new WindowConfig(sinks, rolling, Eviction.TOKEN, ENTRY))) {
            for (int i = 0; i < stream.length; i += ENTRY) {
                double surprisal =
                        window.feed(Arrays.copyOfRange(stream, i, i + ENTRY)).surprisal();
                losses[i / ROLLING] += surprisal / ROLLING;
            }
        }
        return losses;
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElseThrow();
    }

    /** Standard error of the mean. */
    private static double error(double[] values, int from, int to) {
        double mean = mean(values, from, to);
        double squares = Arrays.stream(values, from, to)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (to - from - 1) / (to - from));
    }

    /**
     * News items after the token that begins a stream: the same sentences again and again, shuffled anew each time. In a fixed
     * order the window would show or not show what came next last time, depending on its size to the token.
     */
    private static int[] stream(LanguageModel model) {
        Random random = new Random(1);
        List<Integer> tokens = new ArrayList<>();
        model.tokenizer().beginOfStream().ifPresent(tokens::add);
        List<String> sentences = new ArrayList<>(List.of(TrainedModel.sentences()));
        while (tokens.size() < ROLLING * WINDOWS) {
            Collections.shuffle(sentences, random);
            for (String sentence : sentences) {
                String source =
                        String.format(Locale.ROOT, "desk Oct 9 %02d:%02d", random.nextInt(24), random.nextInt(60));
                Arrays.stream(TrainedModel.item(model, source, sentence)).forEach(tokens::add);
            }
        }
        return tokens.stream().limit((long) ROLLING * WINDOWS).mapToInt(i -> i).toArray();
    }
}
