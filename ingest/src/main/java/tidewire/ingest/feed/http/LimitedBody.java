package tidewire.ingest.feed.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/** Reads a response body, unpacked, and stops as soon as either form of it is larger than allowed. */
final class LimitedBody {
    /** What {@link #read} unpacks. */
    static final String ENCODINGS = "gzip, deflate, br";

    private LimitedBody() {}

    static byte[] read(InputStream body, String encoding, int max) throws IOException, FeedException {
        InputStream counted = new Counted(body, max);
        byte[] plain;
        try (InputStream in = unpacked(counted, encoding.strip().toLowerCase(Locale.ROOT))) {
            plain = in.readNBytes(max);
            if (in.read() >= 0) {
                throw tooLarge(max);
            }
            return plain;
        } catch (TooLargeException e) {
            throw tooLarge(max);
        }
    }

    private static InputStream unpacked(InputStream in, String encoding) throws IOException, FeedException {
        return switch (encoding) {
            case "", "identity" -> in;
            case "gzip", "x-gzip" -> new Named(new GZIPInputStream(in), "gzip");
            case "deflate" -> new Named(inflated(in), "deflate");
            case "br" -> new Named(new BrotliInputStream(in), "br");
            default -> {
                if (!isNoPacking(encoding)) {
                    throw new FeedException("a body in the encoding '" + encoding + "', which was not asked for");
                }
                yield in;
            }
        };
    }

    /** Some servers name the charset here, or say that there is none. */
    private static boolean isNoPacking(String encoding) {
        try {
            return Set.of("none", "binary", "8bit", "text").contains(encoding) || Charset.isSupported(encoding);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    /** With the header of zlib, as the standard says, or without, as some servers send it. */
    private static InputStream inflated(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        buffered.mark(2);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        boolean zlib = (first & 0x0f) == 8 && (first * 256 + second) % 31 == 0;
        return new InflaterInputStream(buffered, new Inflater(!zlib));
    }

    private static FeedException tooLarge(int max) {
        return new FeedException("the body is larger than the limit of " + max + " bytes (max-bytes)");
    }

    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;
    }

    private static final class Counted extends java.io.FilterInputStream {
        private long left;

        Counted(InputStream in, int max) {
            super(in);
            left = max;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new TooLargeException();
            }
        }
    }

    /** Says which packing was broken. */
    private static final class Named extends java.io.FilterInputStream {
        private final String encoding;

        Named(InputStream in, String encoding) {
            super(in);
            this.encoding = encoding;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return super.read(into, offset, length);
            } catch (java.util.zip.ZipException | java.io.EOFException e) {
                throw new IOException("broken " + encoding + " body: " + e.getMessage(), e);
            }
        }
    }
}
