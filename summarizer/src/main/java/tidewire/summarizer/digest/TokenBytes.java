package tidewire.summarizer.digest;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Token ids in few bytes: seven bits each, the lowest first; one to three bytes for the vocabularies there are. */
final class TokenBytes {
    private TokenBytes() {}

    static byte[] write(int[] tokens) {
        byte[] out = new byte[5 * tokens.length];
        int length = 0;
        for (int token : tokens) {
            int rest = token;
            while (rest > 0x7F) {
                out[length++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            out[length++] = (byte) rest;
        }
        return Arrays.copyOf(out, length);
    }

    static int[] read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int[] tokens = new int[bytes.length];
        int length = 0;
        while (in.hasRemaining()) {
            int token = 0;
            int shift = 0;
            int b;
            do {
                b = in.get();
                token |= (b & 0x7F) << shift;
                shift += 7;
            } while ((b & 0x80) != 0);
            tokens[length++] = token;
        }
        return Arrays.copyOf(tokens, length);
    }
}
