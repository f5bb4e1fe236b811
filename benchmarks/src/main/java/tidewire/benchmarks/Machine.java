package tidewire.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the machine itself gives, measured in the same run as everything that is compared with it. */
public final class Machine {
    private Machine() {}

    /**
     * Rate at which memory far larger than the caches is read by one operation of the tensor library, in bytes/s: the sum of
     * 512 MiB of f32, the median of several.
     */
    public static double readBandwidth(NDManager parent) {
        try (NDManager manager = parent.newSubManager()) {
            long floats = 128L << 20;
            NDArray array = manager.ones(new Shape(floats));
            return 4.0
                    * floats
                    / Stopwatch.seconds(7, () -> {
                        try (NDArray total = array.sum()) {
                            check(total.getFloat() > 0, "the sum of ones must be positive");
                        }
                    });
        }
    }

    /** Rate of a large f32 matrix product, in floating-point operations/s, the median of several. */
    public static double matrixRate(NDManager parent) {
        try (NDManager manager = parent.newSubManager()) {
            int n = 1536;
            NDArray a = manager.randomNormal(new Shape(n, n));
            NDArray b = manager.randomNormal(new Shape(n, n));
            return 2.0
                    * n
                    * n
                    * n
                    / Stopwatch.seconds(7, () -> {
                        try (NDArray product = a.matMul(b);
                                NDArray corner = product.get("0, 0")) {
                            check(!Float.isNaN(corner.getFloat()), "the product of normal numbers must be a number");
                        }
                    });
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }

    /** Resident memory of this process in bytes; NaN where the system does not tell it as Linux does. */
    public static double residentBytes() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Double.parseDouble(line.replaceAll("\\D", "")) * 1024;
                }
            }
        } catch (IOException e) {
            // not Linux: said as not measured
        }
        return Double.NaN;
    }
}
