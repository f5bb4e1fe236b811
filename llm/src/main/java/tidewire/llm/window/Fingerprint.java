package tidewire.llm.window;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import tidewire.llm.WindowConfig;

/**
 * What a decoder makes of a few tokens, to the last bit: with other weights, another build of PyTorch or another CPU it is
 * another, whatever files and versions are called.
 */
final class Fingerprint {
    private static final WindowConfig WINDOW = new WindowConfig(2, 64, WindowConfig.Eviction.TOKEN, 64);
    private static final int TOKENS = 48;

    private Fingerprint() {}

    static String of(Decoder decoder) {
        int[] tokens = new int[TOKENS];
        Arrays.setAll(tokens, i -> (int) (i * 7919L % decoder.vocabularySize()));
        try (RollingWindow window = new RollingWindow(decoder, WINDOW)) {
            window.feedEntry(tokens, false);
            float[] logits = window.logits();
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * logits.length);
            bytes.asFloatBuffer().put(logits);
            return HexFormat.of().formatHex(Sha256.create().digest(bytes.array()), 0, 16);
        }
    }
}
