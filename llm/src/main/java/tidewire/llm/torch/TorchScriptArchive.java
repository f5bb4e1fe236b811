package tidewire.llm.torch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript module as PyTorch stores it, made from source text: a zip of uncompressed entries with the code
 * ({@code code/__torch__.py}) and a pickle ({@code data.pkl}) of one object with its attributes. PyTorch does not document the
 * format; what is written here is read by version 2.7.1.
 */
final class TorchScriptArchive {
    /** An attribute that is an empty list; TorchScript needs to know of what. */
    private record EmptyList(String elementType) {}

    /** An attribute that is a tensor without elements, to be replaced at loading. */
    private enum EmptyTensor {
        INSTANCE
    }

    private static final String FORMAT_VERSION = "10\n";
    private static final byte[] EMPTY_TUPLE = {(byte) 0x80, 2, ')', '.'};

    private final String className;
    private final String source;
    private final Map<String, Object> attributes = new LinkedHashMap<>();

    /**
     * @param className class in {@code source} that the object belongs to
     * @param source TorchScript, one class
     */
    TorchScriptArchive(String className, String source) {
        this.className = className;
        this.source = source;
        attributes.put("training", false);
    }

    TorchScriptArchive integer(String name, int value) {
        attributes.put(name, value);
        return this;
    }

    TorchScriptArchive tensor(String name) {
        attributes.put(name, EmptyTensor.INSTANCE);
        return this;
    }

    TorchScriptArchive list(String name, String elementType) {
        attributes.put(name, new EmptyList(elementType));
        return this;
    }

    /** Hex digest of the whole archive: the program and its numbers, no weight. */
    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(open().readAllBytes()));
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException("every Java platform has SHA-256, and this is read from memory", e);
        }
    }

    InputStream open() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            byte[] pickle = pickle();
            put(zip, "module/data.pkl", pickle);
            for (int i = 0; i < tensors(); i++) {
                put(zip, "module/data/" + i, new byte[0]);
            }
            put(zip, "module/code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
            put(zip, "module/constants.pkl", EMPTY_TUPLE);
            put(zip, "module/version", FORMAT_VERSION.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private long tensors() {
        return attributes.values().stream().filter(EmptyTensor.INSTANCE::equals).count();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** Pickle, protocol 2: {@code object = className(); object.__dict__.update(attributes)}. */
    private byte[] pickle() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(0x80);
        out.write(2);
        global(out, "__torch__", className);
        out.writeByte(')');
        out.write(0x81);
        out.writeByte('}');
        out.writeByte('(');
        int tensor = 0;
        for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
            string(out, attribute.getKey());
            Object value = attribute.getValue();
            if (value instanceof Boolean truth) {
                out.write(truth ? 0x88 : 0x89);
            } else if (value instanceof Integer number) {
                out.writeByte('J');
                littleEndian(out, number);
            } else if (value instanceof EmptyList list) {
                emptyList(out, list);
            } else {
                emptyTensor(out, tensor++);
            }
        }
        out.writeBytes("ub.");
        return bytes.toByteArray();
    }

    /** {@code torch.jit._pickle.restore_type_tag([], "List[type]")}. */
    private static void emptyList(DataOutputStream out, EmptyList list) throws IOException {
        global(out, "torch.jit._pickle", "restore_type_tag");
        out.writeByte(']');
        string(out, "List[" + list.elementType() + "]");
        out.write(0x86);
        out.writeByte('R');
    }

    /** {@code torch._utils._rebuild_tensor_v2(storage, 0, (0,), (1,), False, OrderedDict())}. */
    private static void emptyTensor(DataOutputStream out, int index) throws IOException {
        global(out, "torch._utils", "_rebuild_tensor_v2");
        out.writeByte('(');
        out.writeByte('(');
        string(out, "storage");
        global(out, "torch", "FloatStorage");
        string(out, Integer.toString(index));
        string(out, "cpu");
        smallInt(out, 0);
        out.writeBytes("tQ");
        smallInt(out, 0);
        out.writeByte('(');
        smallInt(out, 0);
        out.writeBytes("t(");
        smallInt(out, 1);
        out.writeByte('t');
        out.write(0x89);
        global(out, "collections", "OrderedDict");
        out.writeBytes(")RtR");
    }

    private static void global(DataOutputStream out, String module, String name) throws IOException {
        out.writeBytes("c" + module + "\n" + name + "\n");
    }

    private static void string(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte('X');
        littleEndian(out, utf8.length);
        out.write(utf8);
    }

    private static void smallInt(DataOutputStream out, int value) throws IOException {
        out.writeByte('K');
        out.writeByte(value);
    }

    private static void littleEndian(DataOutputStream out, int value) throws IOException {
        out.writeInt(Integer.reverseBytes(value));
    }
}
