package tidewire.llm.torch;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import tidewire.llm.WeightFormat;
import tidewire.llm.checkpoint.DecoderShape;
import tidewire.llm.checkpoint.RopeScaling;
import tidewire.llm.torch.ScriptModule.Matrix;

/**
 * Whether a row of a product comes out the same alone and beside others, to the last bit, on this CPU: what makes a text
 * independent of the texts that are written beside it. Where bf16 is emulated, rows depend on each other. No function of
 * PyTorch says so; trying it out does.
 */
final class RowProbe {
    private static final int ROWS = 9;
    private static final Map<WeightFormat, Boolean> TRIED = new ConcurrentHashMap<>();

    private RowProbe() {}

    static boolean rowsAreIndependent(WeightFormat format) {
        return TRIED.computeIfAbsent(format, f -> tryOut(f, 384, 2048) && tryOut(f, 1024, 384));
    }

    /** Rows [n, in] by one matrix [out, in], together and one by one. */
    private static boolean tryOut(WeightFormat format, int in, int out) {
        DecoderShape shape = new DecoderShape(
                "probe", 1, in, 1, 1, in, in, out, 1e-5, RopeScaling.plain(10_000), false, false, true);
        Random random = new Random(1);
        float[] rows = values(random, ROWS * in);
        try (ScriptModule module = new ScriptModule(DecoderProgram.archive(shape, format, Kernels.of("cpu")), "cpu");
                NativeValue packed = module.call(
                        "pack", new Matrix(values(random, out * in), out, in), new Matrix(new float[0], 0))) {
            float[] together = products(module, packed, rows, in);
            for (int row = 0; row < ROWS; row++) {
                float[] alone = products(module, packed, Arrays.copyOfRange(rows, row * in, (row + 1) * in), in);
                if (!Arrays.equals(alone, Arrays.copyOfRange(together, row * out, (row + 1) * out))) {
                    return false;
                }
            }
            return true;
        }
    }

    private static float[] products(ScriptModule module, NativeValue packed, float[] rows, int in) {
        try (NativeValue product = module.call("product", new Matrix(rows, rows.length / in, in), packed, true)) {
            return module.floats(product);
        }
    }

    private static float[] values(Random random, int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }
}
