package tidewire.llm.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.llm.WeightFormat;
import tidewire.llm.checkpoint.DecoderShape;
import tidewire.llm.checkpoint.RopeScaling;
import tidewire.llm.torch.ScriptModule.Matrix;

/** Eight-bit products beside products computed in double from the values that eight bits stand for. */
class Int8ProductTest {
    private static final int ROWS = 5;

    @ParameterizedTest
    @CsvSource({"64, 64", "192, 576", "40, 48", "61, 33", "10, 1536"})
    void activations_haveSixteenBits_whateverStandsBesideThem(int out, int in) {
        Formats.assumeAvailable(WeightFormat.INT8);
        Random random = new Random(1);
        float[] weights = eightBits(random, out, in);
        float[] rows = rows(random, in);
        float[] bias = new float[out];
        for (int i = 0; i < out; i++) {
            bias[i] = random.nextInt(9) - 4;
        }
        DecoderShape shape = new DecoderShape(
                "probe", 1, in, 1, 1, in, in, out, 1e-5, RopeScaling.plain(10_000), false, false, true);
        try (ScriptModule module =
                        new ScriptModule(DecoderProgram.archive(shape, WeightFormat.INT8, Kernels.of("cpu")), "cpu");
                NativeValue packed = module.call("pack", new Matrix(weights, out, in), new Matrix(bias, out));
                NativeValue product = module.call("product", new Matrix(rows, ROWS, in), packed, true)) {
            float[] values = module.floats(product);
            for (int row = 0; row < ROWS; row++) {
                float[] x = Arrays.copyOfRange(rows, row * in, (row + 1) * in);
                double most = 0;
                for (float value : x) {
                    most = Math.max(most, Math.abs(value));
                }
                for (int o = 0; o < out; o++) {
                    double expected = bias[o];
                    double sum = 0;
                    for (int i = 0; i < in; i++) {
                        expected += (double) x[i] * weights[o * in + i];
                        sum += Math.abs(weights[o * in + i]);
                    }
                    // Half a step of the last digit for each activation, and what f32 rounds.
                    double tolerance = sum * most / (127 * 254) / 2 + Math.abs(expected) * 1e-6 + 1e-6;
                    assertThat((double) values[row * out + o]).as("row %d", row).isCloseTo(expected, within(tolerance));
                }
            }
        }
    }

    /** Very small, very large, with one that stands out, and none. */
    private static float[] rows(Random random, int in) {
        float[] rows = new float[ROWS * in];
        for (int row = 0; row < ROWS - 1; row++) {
            for (int i = 0; i < in; i++) {
                rows[row * in + i] = (float) (random.nextGaussian() * Math.pow(100, row - 1));
            }
        }
        rows[in + 7] = -300;
        return rows;
    }

    /** Whole numbers from -127 to 127, times 2^-10. */
    private static float[] eightBits(Random random, int out, int in) {
        float[] weights = new float[out * in];
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < in; i++) {
                weights[o * in + i] = (i == 3 ? 127 : random.nextInt(255) - 127) / 1024f;
            }
        }
        return weights;
    }
}
