package tidewire.llm.torch;

import org.junit.jupiter.api.Assumptions;
import tidewire.llm.WeightFormat;

/** Weight formats that this machine has not are skipped, with the reason that the engine itself gives. */
public final class Formats {
    private Formats() {}

    public static void assumeAvailable(WeightFormat format) {
        try {
            KernelProbe.check(format, "cpu");
        } catch (IllegalArgumentException e) {
            Assumptions.abort(e.getMessage());
        }
    }
}
