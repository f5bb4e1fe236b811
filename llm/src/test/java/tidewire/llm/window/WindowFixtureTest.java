package tidewire.llm.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tidewire.llm.Sampler;
import tidewire.llm.SinkWindow;
import tidewire.llm.TinyCheckpoints;
import tidewire.llm.WeightFormat;
import tidewire.llm.WindowConfig;
import tidewire.llm.checkpoint.Checkpoint;
import tidewire.llm.torch.Formats;
import tidewire.llm.torch.TorchDecoder;

/** Every family against a masked forward pass in float64, made by src/test/python/make_window_fixtures.py. */
class WindowFixtureTest {

    @ParameterizedTest
    @MethodSource("tidewire.llm.TinyCheckpoints#families")
    void f32_equalsTheMaskedForward(String family) throws IOException {
        Outcome outcome = play(family, WeightFormat.F32);

        assertThat(outcome.logits).as("greatest difference of logits").isLessThan(1e-4);
        assertThat(outcome.surprisal).as("greatest difference of surprisal").isLessThan(1e-3);
        assertThat(outcome.greedy).isEqualTo(outcome.expectedGreedy);
    }

    /** Bounds are some twice what is seen; logits are of magnitude {@code scale}. */
    @ParameterizedTest
    @CsvSource({"FP16, 0.06", "BF16, 0.1"})
    void narrowFormats_stayNearTheMaskedForward(WeightFormat format, double bound) throws IOException {
        Formats.assumeAvailable(format);
        for (String family : TinyCheckpoints.FAMILIES) {
            Outcome outcome = play(family, format);
            assertThat(outcome.logits / outcome.scale).as(family).isLessThan(bound);
        }
    }

    private static final class Outcome {
        double logits;
        double surprisal;
        double scale;
        final List<Integer> greedy = new ArrayList<>();
        final List<Integer> expectedGreedy = new ArrayList<>();
    }

    private static Outcome play(String family, WeightFormat format) throws IOException {
        JsonNode fixture = read("/windows/" + family + ".json");
        int rolling = fixture.get("rolling").intValue();
        WindowConfig config = new WindowConfig(
                fixture.get("sinks").intValue(),
                rolling,
                WindowConfig.Eviction.valueOf(fixture.get("eviction").textValue()),
                rolling);
        Checkpoint checkpoint = Checkpoint.ofFolder(TinyCheckpoints.folder(family));
        Outcome outcome = new Outcome();
        try (TorchDecoder decoder = TorchDecoder.load(checkpoint.shape(), checkpoint.weights(), format, "cpu");
                SinkWindow window = new RollingWindow(decoder, config)) {
            for (JsonNode step : fixture.get("steps")) {
                if (step.has("pin")) {
                    window.pin(ints(step.get("pin")));
                } else {
                    feed(window, step, outcome);
                }
            }
        }
        return outcome;
    }

    private static void feed(SinkWindow window, JsonNode step, Outcome outcome) {
        double surprisal = window.feed(ints(step.get("entry"))).surprisal();
        float[] logits = window.logits();
        outcome.surprisal = Math.max(
                outcome.surprisal, Math.abs(surprisal - step.get("surprisal").doubleValue()));
        outcome.greedy.add(Sampler.GREEDY.sample(logits));
        outcome.expectedGreedy.add(step.get("greedy").intValue());
        if (step.has("logits")) {
            double[] expected = new double[logits.length];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = step.get("logits").get(i).doubleValue();
                outcome.scale = Math.max(outcome.scale, Math.abs(expected[i]));
            }
            outcome.logits = Math.max(outcome.logits, Engines.distance(logits, expected));
        }
    }

    private static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).intValue();
        }
        return values;
    }

    private static JsonNode read(String resource) throws IOException {
        try (InputStream in = WindowFixtureTest.class.getResourceAsStream(resource)) {
            return new ObjectMapper().readTree(in);
        }
    }
}
