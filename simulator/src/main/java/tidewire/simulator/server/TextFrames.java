package tidewire.simulator.server;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Server-side WebSocket text frames (RFC 6455), many in one buffer: one system call then carries hundreds of trades.
 * Each message is ASCII and shorter than 64 KiB.
 */
final class TextFrames {
    private static final int HEADER = 4;

    private byte[] bytes = new byte[64 << 10];
    private int size;
    private int start;

    /** Begins a message. */
    TextFrames begin() {
        start = size;
        room(HEADER);
        size += HEADER;
        return this;
    }

    TextFrames put(String ascii) {
        room(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[size++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    /** Ends the message and writes its header. */
    void end() {
        int length = size - start - HEADER;
        if (length < 126) {
            // Short messages have a shorter header: close the gap.
            System.arraycopy(bytes, start + HEADER, bytes, start + 2, length);
            size -= 2;
            bytes[start + 1] = (byte) length;
        } else if (length < 1 << 16) {
            bytes[start + 1] = 126;
            bytes[start + 2] = (byte) (length >> 8);
            bytes[start + 3] = (byte) length;
        } else {
            throw new IllegalStateException("message of " + length + " bytes");
        }
        bytes[start] = (byte) 0x81; // final fragment, text
    }

    int size() {
        return size;
    }

    /** What was written so far; starts anew. */
    ByteBuffer take() {
        ByteBuffer taken = ByteBuffer.wrap(Arrays.copyOf(bytes, size));
        size = 0;
        return taken;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
