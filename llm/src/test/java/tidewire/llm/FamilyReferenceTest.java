package tidewire.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tidewire.llm.torch.Formats;

/**
 * Every family against Hugging Face transformers: logits and greedy tokens of tiny random checkpoints, written by
 * src/test/python/make_checkpoints.py. Logits reach about 10 there.
 */
class FamilyReferenceTest {
    private static final WindowConfig WINDOW = new WindowConfig(4, 256, WindowConfig.Eviction.TOKEN, 256);

    static Stream<String> families() {
        return TinyCheckpoints.families();
    }

    @ParameterizedTest
    @MethodSource("families")
    void logits_f32_agreeWithTransformers(String family) {
        assertThat(largestDifference(family, WeightFormat.F32)).isLessThan(1e-4f);
    }

    /** Weights of 11 bits, keys and values of 8, activations whole: less is lost than when all is of 8 bits. */
    @ParameterizedTest
    @MethodSource("families")
    void logits_fp16_loseLessThanTransformersInBf16(String family) {
        assertThat(largestDifference(family, WeightFormat.FP16)).isLessThan(rounding(family, "bf16"));
    }

    /** Both round everything to 8 bits, but at other places (norms are folded into weights here). */
    @ParameterizedTest
    @MethodSource("families")
    void logits_bf16_loseAboutWhatTransformersLosesInBf16(String family) {
        Formats.assumeAvailable(WeightFormat.BF16);
        assertThat(largestDifference(family, WeightFormat.BF16)).isLessThan(2.5f * rounding(family, "bf16"));
    }

    @ParameterizedTest
    @MethodSource("families")
    void greedyTokens_f32_areThoseOfTransformers(String family) {
        JsonNode expected = TinyCheckpoints.expected(family);
        int[] greedy = TinyCheckpoints.ints(expected.path("greedy"));
        try (LanguageModel model = load(family, WeightFormat.F32);
                SinkWindow window = model.openWindow(WINDOW)) {
            GenerationRequest request = new GenerationRequest(
                    window,
                    TinyCheckpoints.ints(expected.path("prompt")),
                    greedy.length,
                    Set.of(),
                    Sampler.GREEDY,
                    TokenConstraint.NONE,
                    () -> false);
            assertThat(model.generate(List.of(request)).get(0).tokens()).isEqualTo(greedy);
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void surprisal_f32_followsFromTheLogits(String family) {
        JsonNode expected = TinyCheckpoints.expected(family);
        int[] prompt = TinyCheckpoints.ints(expected.path("prompt"));
        try (LanguageModel model = load(family, WeightFormat.F32);
                SinkWindow window = model.openWindow(WINDOW)) {
            window.feed(Arrays.copyOf(prompt, 7));
            double surprisal = window.feed(new int[] {prompt[7]}).surprisal();
            double[] logits = doubles(expected.path("logits").path("7"));
            double largest = Arrays.stream(logits).max().orElseThrow();
            double normaliser = largest
                    + Math.log(Arrays.stream(logits)
                            .map(l -> Math.exp(l - largest))
                            .sum());
            assertThat(surprisal).isCloseTo(normaliser - logits[prompt[7]], withinPercentage(0.01));
        }
    }

    private static float largestDifference(String family, WeightFormat format) {
        JsonNode expected = TinyCheckpoints.expected(family);
        int[] prompt = TinyCheckpoints.ints(expected.path("prompt"));
        float largest = 0;
        try (LanguageModel model = load(family, format)) {
            for (Map.Entry<String, JsonNode> prefix : expected.path("logits").properties()) {
                float[] right = TinyCheckpoints.floats(prefix.getValue());
                try (SinkWindow window = model.openWindow(WINDOW)) {
                    window.feed(Arrays.copyOf(prompt, Integer.parseInt(prefix.getKey())));
                    float[] logits = window.logits();
                    assertThat(logits).hasSameSizeAs(right);
                    for (int i = 0; i < logits.length; i++) {
                        float difference = Math.abs(logits[i] - right[i]);
                        assertThat(difference).isNotNaN();
                        largest = Math.max(largest, difference);
                    }
                }
            }
        }
        return largest;
    }

    /** By how much logits differ when PyTorch itself rounds. */
    private static float rounding(String family, String kind) {
        return TinyCheckpoints.expected(family).path("rounding").path(kind).floatValue();
    }

    private static LanguageModel load(String family, WeightFormat format) {
        return Models.load(TinyCheckpoints.folder(family), new LoadOptions(java.util.Optional.of(format), "cpu"));
    }

    private static double[] doubles(JsonNode list) {
        double[] values = new double[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i).doubleValue();
        }
        return values;
    }
}
