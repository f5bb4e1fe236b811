package tidewire.llm.tokenizer;

import java.util.Optional;

/**
 * The alphabet of byte-level BPE, as GPT-2 published it: each of the 256 bytes is one visible character. Bytes that are
 * visible in Latin-1 stand for themselves, the others for U+0100, U+0101 … in order.
 */
final class ByteAlphabet {
    private static final char[] CHARACTERS = new char[256];
    private static final short[] BYTES = new short[512];

    static {
        java.util.Arrays.fill(BYTES, (short) -1);
        char next = 0x100;
        for (int b = 0; b < 256; b++) {
            boolean visible = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || (b >= 0xAE && b <= 0xFF);
            char c = visible ? (char) b : next++;
            CHARACTERS[b] = c;
            BYTES[c] = (short) b;
        }
    }

    private ByteAlphabet() {}

    /** @return the bytes; empty if a character is not of the alphabet */
    static Optional<byte[]> bytes(String token) {
        byte[] bytes = new byte[token.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = token.charAt(i);
            if (c >= BYTES.length || BYTES[c] < 0) {
                return Optional.empty();
            }
            bytes[i] = (byte) BYTES[c];
        }
        return Optional.of(bytes);
    }

    static char character(int unsignedByte) {
        return CHARACTERS[unsignedByte];
    }
}
