package tidewire.llm;

import java.util.Locale;
import java.util.Optional;

/**
 * How a checkpoint is loaded.
 *
 * @param weights how weights are held in memory; empty picks the format that suits the device and CPU
 * @param device {@code auto} (a GPU if there is one that can be used), {@code cpu}, {@code cuda} or {@code cuda:N}
 */
public record LoadOptions(Optional<WeightFormat> weights, String device) {
    public static final LoadOptions AUTO = new LoadOptions(Optional.empty(), "auto");

    public LoadOptions {
        if (!isDevice(device)) {
            throw new IllegalArgumentException("model.device must be auto, cpu, cuda or cuda:N, was " + device);
        }
    }

    /** Is it the name of a device, whether or not this machine has it? */
    public static boolean isDevice(String name) {
        return name.matches("auto|cpu|cuda(:\\d{1,3})?");
    }

    /** @param weights {@code auto}, {@code fp16}, {@code bf16}, {@code f32}, {@code int4} or {@code int8}, in any case */
    public static LoadOptions of(String weights, String device) {
        return new LoadOptions(format(weights), device.toLowerCase(Locale.ROOT));
    }

    private static Optional<WeightFormat> format(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (upper.equals("AUTO")) {
            return Optional.empty();
        }
        for (WeightFormat format : WeightFormat.values()) {
            if (format.name().equals(upper)) {
                return Optional.of(format);
            }
        }
        throw new IllegalArgumentException("model.weights must be auto, fp16, bf16, f32, int4 or int8, was " + name);
    }

    public LoadOptions withWeights(WeightFormat format) {
        return new LoadOptions(Optional.of(format), device);
    }
}
