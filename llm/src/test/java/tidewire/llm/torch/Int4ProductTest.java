package tidewire.llm.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.llm.WeightFormat;
import tidewire.llm.checkpoint.DecoderShape;
import tidewire.llm.checkpoint.RopeScaling;
import tidewire.llm.torch.ScriptModule.Matrix;

/** Four-bit products beside products computed in double from the values that four bits stand for. */
class Int4ProductTest {
    private static final int ROWS = 3;

    /** Sizes that the kernel takes as they are, and sizes that have to be filled up. */
    @ParameterizedTest
    @CsvSource({"64, 64", "192, 576", "40, 48", "61, 32", "10, 88"})
    void weightsOfFourBits_loseNothing(int out, int in) {
        Formats.assumeAvailable(WeightFormat.INT4);
        Random random = new Random(1);
        float[] weights = fourBits(random, out, in);
        float[] rows = new float[ROWS * in];
        float[] bias = new float[out];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.nextInt(17) - 8; // few bits: as bf16 it is the same number
        }
        for (int i = 0; i < out; i++) {
            bias[i] = random.nextInt(9) - 4;
        }
        DecoderShape shape = new DecoderShape(
                "probe", 1, in, 1, 1, in, in, out, 1e-5, RopeScaling.plain(10_000), false, false, true);
        try (ScriptModule module =
                        new ScriptModule(DecoderProgram.archive(shape, WeightFormat.INT4, Kernels.PLAIN), "cpu");
                NativeValue packed = module.call("pack", new Matrix(weights, out, in), new Matrix(bias, out))) {
            for (boolean single : new boolean[] {true, false}) {
                try (NativeValue product = module.call("product", new Matrix(rows, ROWS, in), packed, single)) {
                    float[] values = module.floats(product);
                    for (int row = 0; row < ROWS; row++) {
                        for (int o = 0; o < out; o++) {
                            double expected = 0;
                            for (int i = 0; i < in; i++) {
                                expected += (double) rows[row * in + i] * weights[o * in + i];
                            }
                            // Single tokens: the product before the bias has the 8 bits of bf16.
                            double tolerance = single ? Math.abs(expected) / 256 + 1e-6 : 1e-4;
                            assertThat((double) values[row * out + o]).isCloseTo(expected + bias[o], within(tolerance));
                        }
                    }
                }
            }
        }
    }

    /** Groups of 32 with all of 0 to 15 in them, times a scale, plus a minimum; whole numbers of 2^-10. */
    private static float[] fourBits(Random random, int out, int in) {
        float[] weights = new float[out * in];
        for (int o = 0; o < out; o++) {
            for (int begin = 0; begin < in; begin += 32) {
                float scale = (1 + random.nextInt(7)) / 1024f;
                float minimum = -8 * scale;
                for (int i = begin; i < Math.min(in, begin + 32); i++) {
                    int place = i - begin;
                    int q = place < 16 ? place : random.nextInt(16);
                    weights[o * in + i] = q * scale + minimum;
                }
            }
        }
        return weights;
    }
}
