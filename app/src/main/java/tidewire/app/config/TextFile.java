package tidewire.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** Files that people write: not endless ones, and never half of one in place of another. */
public final class TextFile {
    /** Bytes; a configuration with ten thousand feeds has a tenth of it. */
    private static final int MOST = 16 << 20;

    private static final String MARK = "\uFEFF";

    private TextFile() {}

    /**
     * What stands in it, without the mark that some editors put before UTF-8.
     *
     * @throws IOException also when it is longer than a person writes, or no UTF-8
     */
    public static String read(Path file) throws IOException {
        byte[] bytes = bytes(file);
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith(MARK) ? text.substring(1) : text;
    }

    /** @throws IOException also when it is longer than a person writes */
    public static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw new IOException("it is longer than " + (MOST >> 20) + " MiB");
            }
            return bytes;
        }
    }

    /**
     * Puts a text in the place of a file, all of it or nothing; where a link points to it, the link stays. A file whose owner or group a
     * new one may not have is written where it stands, so that who could read it still can.
     */
    public static void replace(Path file, String text) throws IOException {
        Path target = file.toRealPath();
        Path fresh = Files.createTempFile(target.getParent(), ".tidewire-", ".part");
        try {
            Files.writeString(fresh, text);
            if (isLike(target, fresh)) {
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.writeString(target, text);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Gives a new file the rights, owner and group of another, if it may have them. */
    private static boolean isLike(Path target, Path fresh) throws IOException {
        PosixFileAttributeView of = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        PosixFileAttributeView to = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (of == null || to == null) {
            return true;
        }
        PosixFileAttributes wanted = of.readAttributes();
        try {
            if (!to.readAttributes().group().equals(wanted.group())) {
                to.setGroup(wanted.group());
            }
            if (!to.readAttributes().owner().equals(wanted.owner())) {
                to.setOwner(wanted.owner());
            }
            to.setPermissions(wanted.permissions());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
