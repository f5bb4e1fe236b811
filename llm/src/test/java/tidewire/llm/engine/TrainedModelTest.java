package tidewire.llm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tidewire.llm.LanguageModel;
import tidewire.llm.LoadOptions;
import tidewire.llm.Models;
import tidewire.llm.SinkWindow;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowConfig.Eviction;

/**
 * Why there are sinks: a trained model puts much of its attention on the first tokens, and its loss jumps when they leave the
 * window. Random weights show nothing of it. Runs on the model folder named by the system property {@code tidewire.model}.
 */
class TrainedModelTest {
    private static final int ROLLING = 64;
    private static final int WINDOWS = 50;
    private static final int ENTRY = 32;
    /** Nats per token; a small model at early stages of its training showed 0.08 and 0.14. */
    private static final double CLEARLY = 0.02;

    @Test
    void loss_staysFlatWithSinks_andIsWorseWithout() {
        Path folder = Path.of(System.getProperty("tidewire.model", "no-such-model"));
        assumeTrue(
                Files.exists(folder.resolve("config.json")),
                "skipped: no model folder; -Dtidewire.model=DIR names one");
        try (LanguageModel model = Models.load(folder, LoadOptions.of("f32", "cpu"))) {
            int[] stream = stream(model);
            double[] withSinks = losses(model, stream, 4, ROLLING);
            double[] without = losses(model, stream, 0, ROLLING + 4);

            double early = mean(withSinks, 0, withSinks.length / 2);
            double late = mean(withSinks, withSinks.length / 2, withSinks.length);
            assertThat(late).as("loss of the second half, nats per token").isLessThan(early * 1.1);
            assertThat(mean(without, 2, without.length))
                    .as("loss without sinks")
                    .isGreaterThan(mean(withSinks, 2, withSinks.length) + CLEARLY);
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

    /** English that the project owns, over and over in another order, after the token that begins a stream. */
    private static int[] stream(LanguageModel model) {
        List<Integer> tokens = new ArrayList<>();
        model.tokenizer().beginOfStream().ifPresent(tokens::add);
        String[] sentences = SENTENCES.split("\n");
        for (int i = 0; tokens.size() < ROLLING * WINDOWS; i++) {
            // 7 and the number of sentences have no common divisor.
            String sentence = " " + sentences[i * 7 % sentences.length].strip();
            Arrays.stream(model.tokenizer().encode(sentence)).forEach(tokens::add);
        }
        return tokens.stream().limit((long) ROLLING * WINDOWS).mapToInt(i -> i).toArray();
    }

    private static final String SENTENCES = """
            The central bank left its policy rate unchanged and said that inflation remained close to its goal.
            Retail sales rose modestly in most districts, while manufacturing activity was little changed.
            The committee expects that economic conditions will warrant low levels of the federal funds rate for some time.
            A vulnerability in the web server allows remote attackers to cause a denial of service via a crafted request.
            Residential construction continued to expand, and home prices increased in several cities.
            The company reported earnings of 1.02 dollars per share on revenue of 23.7 billion dollars.
            Negotiators met for a third day but did not reach an agreement on the budget.
            Bank lending grew slowly, with credit standards largely unchanged from the previous quarter.
            The president nominated a new chair, and the Senate will consider the nomination next month.
            Labor markets improved gradually, although wage pressures were generally contained.
            Heavy rain flooded several towns in the north, and thousands of people left their homes.
            The board approved the final rule by a unanimous vote and asked for comment within sixty days.
            Energy prices fell for the second week as supplies increased.
            """;
}
