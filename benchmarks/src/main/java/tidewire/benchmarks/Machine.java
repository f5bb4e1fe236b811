package tidewire.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleSupplier;

/** What the machine itself gives, measured in the same run as everything that is compared with it. */
final class Machine {
    private Machine() {}

    /**
     * Rate at which memory far larger than the caches is read by one operation of the tensor library, in bytes/s: the sum of
     * 512 MiB of f32, best of several.
     */
    static double readBandwidth(NDManager parent) {
        try (NDManager manager = parent.newSubManager()) {
            long floats = 128L << 20;
            NDArray array = manager.ones(new Shape(floats));
            return best(7, () -> {
                long start = System.nanoTime();
                float sum;
                try (NDArray total = array.sum()) {
                    sum = total.getFloat();
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                if (!(sum > 0)) {
                    throw new IllegalStateException("the sum of ones must be positive, was " + sum);
                }
                return 4.0 * floats / seconds;
            });
        }
    }

    /** Rate of a large f32 matrix product, in floating-point operations/s, best of several. */
    static double matrixRate(NDManager parent) {
        try (NDManager manager = parent.newSubManager()) {
            int n = 1536;
            NDArray a = manager.randomNormal(new Shape(n, n));
            NDArray b = manager.randomNormal(new Shape(n, n));
            return best(7, () -> {
                long start = System.nanoTime();
                try (NDArray product = a.matMul(b);
                        NDArray corner = product.get("0, 0")) {
                    if (Float.isNaN(corner.getFloat())) {
                        throw new IllegalStateException("the product of normal numbers must be a number");
                    }
                }
                return 2.0 * n * n * n / ((System.nanoTime() - start) / 1e9);
            });
        }
    }

    /** Resident memory of this process in bytes; NaN where the system does not tell it as Linux does. */
    static double residentBytes() {
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

    private static double best(int times, DoubleSupplier rate) {
        double best = 0;
        for (int i = 0; i < times; i++) {
            best = Math.max(best, rate.getAsDouble());
        }
        return best;
    }
}
