package tidewire.llm.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tidewire.llm.ModelException;

/**
 * One file of a hub repository.
 *
 * @param hash hex digest that the hub states: SHA-256 of the content for large files, git's blob id (SHA-1) for small ones
 */
record HubFile(String name, long size, Kind kind, String hash) {
    enum Kind {
        SHA256,
        GIT_BLOB
    }

    /** @param sibling one of {@code siblings} in the hub's answer, asked for with {@code blobs=true} */
    static HubFile of(JsonNode sibling) {
        String name = sibling.path("rfilename").asText();
        JsonNode lfs = sibling.path("lfs");
        JsonNode size = lfs.isObject() ? lfs.path("size") : sibling.path("size");
        Kind kind = lfs.isObject() ? Kind.SHA256 : Kind.GIT_BLOB;
        String hash = (lfs.isObject() ? lfs.path("sha256") : sibling.path("blobId")).asText();
        int length = kind == Kind.SHA256 ? 64 : 40;
        if (!size.canConvertToLong() || size.longValue() < 0 || !hash.matches("[0-9a-f]{" + length + "}")) {
            throw new ModelException("the hub gives no size or no checksum for " + name + ": " + sibling);
        }
        return new HubFile(name, size.longValue(), kind, hash);
    }

    /** Where an unfinished download is kept; another content of the same name has another. */
    String partName() {
        return name + "." + hash.substring(0, 16) + ".part";
    }

    /** Whether a file on disk is this one, by size and checksum. */
    boolean matches(Path file) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == size
                && digest(file).equals(hash);
    }

    private String digest(Path file) throws IOException {
        MessageDigest digest = newDigest();
        if (kind == Kind.GIT_BLOB) {
            digest.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
        }
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance(kind == Kind.SHA256 ? "SHA-256" : "SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1 and SHA-256", e);
        }
    }
}
