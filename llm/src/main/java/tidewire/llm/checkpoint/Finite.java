package tidewire.llm.checkpoint;

import java.nio.file.Path;
import tidewire.llm.ModelException;

/** One NaN among millions of weights is enough to make every logit NaN, and then a text of one word over and over. */
public final class Finite {
    private Finite() {}

    /**
     * @return the values themselves
     * @throws ModelException if one of them is NaN or infinite
     */
    public static float[] check(float[] values, String tensor, Path file) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new ModelException(file + ": tensor " + tensor + " holds " + values[i] + " at index " + i
                        + ": with such a weight nothing the model says means anything. The file is damaged, or the"
                        + " training that made it failed: take another.");
            }
        }
        return values;
    }
}
