package tidewire.llm.torch;

import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tidewire.llm.LoadOptions;
import tidewire.llm.WeightFormat;
import tidewire.llm.djl.DjlSettings;

/**
 * Where a model runs and how its weights are held.
 *
 * @param device {@code cpu}, {@code cuda} or {@code cuda:N}
 */
public record DeviceChoice(String device, WeightFormat weights) {

    /** What {@code auto} means on this machine; what the options name is kept. */
    public static DeviceChoice of(LoadOptions options) {
        String device = options.device().equals("auto") ? best() : options.device();
        return new DeviceChoice(
                device, options.weights().orElseGet(() -> device.equals("cpu") ? forCpu() : WeightFormat.BF16));
    }

    private static String best() {
        DjlSettings.apply();
        // PyTorch's own word: DJL counts GPUs by a library that PyTorch's packages need not bring under the name it
        // looks for.
        return Engine.getEngine("PyTorch").hasCapability(StandardCapabilities.CUDA) ? "cuda" : "cpu";
    }

    /** Packed half precision is the work of FBGEMM, which exists for x86-64 with AVX2 only. */
    private static WeightFormat forCpu() {
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        boolean x86 = arch.equals("amd64") || arch.equals("x86_64");
        return x86 && hasAvx2() ? WeightFormat.FP16 : WeightFormat.F32;
    }

    /** Linux says what its CPU can; elsewhere every x86-64 machine that PyTorch 2.7 still starts on is taken to have it. */
    private static boolean hasAvx2() {
        Path cpuinfo = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(cpuinfo)) {
            return true;
        }
        try (var lines = Files.lines(cpuinfo)) {
            return lines.anyMatch(l -> l.startsWith("flags") && l.contains(" avx2"));
        } catch (IOException e) {
            return true;
        }
    }
}
