package tidewire.llm.gguf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tidewire.llm.ModelException;

/** Numbers and strings of a GGUF header, one after the other. No length is believed that goes past the end of the file. */
final class GgufReader {
    private final Path file;
    private final FileChannel channel;
    private final long size;
    private final ByteBuffer buffer =
            ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    private long read;

    GgufReader(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    /** Bytes of the file that are behind us. */
    long position() {
        return read - buffer.remaining();
    }

    private void need(int bytes) throws IOException {
        if (buffer.remaining() >= bytes) {
            return;
        }
        buffer.compact();
        while (buffer.position() < bytes) {
            int n = channel.read(buffer, read);
            if (n < 0) {
                throw damaged("ends within its header, at byte " + size);
            }
            read += n;
        }
        buffer.flip();
    }

    long number(int bytes) throws IOException {
        need(bytes);
        return switch (bytes) {
            case 1 -> buffer.get();
            case 2 -> buffer.getShort();
            case 4 -> buffer.getInt();
            default -> buffer.getLong();
        };
    }

    long u32() throws IOException {
        return number(4) & 0xffffffffL;
    }

    /** A number of things of which each takes at least {@code bytes} more bytes of the file. */
    long count(String what, int bytes) throws IOException {
        long count = number(8);
        if (count < 0 || count > (size - position()) / bytes) {
            throw damaged("says it has " + Long.toUnsignedString(count) + " " + what + ", more than fit into its "
                    + size + " bytes");
        }
        return count;
    }

    String string() throws IOException {
        long length = count("bytes in a text", 1);
        byte[] bytes = new byte[Math.toIntExact(Math.min(length, Integer.MAX_VALUE - 8))];
        for (int at = 0; at < bytes.length; ) {
            need(1);
            int n = Math.min(buffer.remaining(), bytes.length - at);
            buffer.get(bytes, at, n);
            at += n;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw damaged("has a text before byte " + position() + " that is not UTF-8");
        }
    }

    ModelException damaged(String what) {
        return new ModelException(file + ": " + what + ". The file is damaged or not complete: fetch it again.");
    }
}
