package tidewire.llm.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tidewire.llm.ModelException;

/**
 * What stands at the beginning of a safetensors file: 8 bytes little-endian length, then JSON that gives type, shape and
 * byte range of each tensor. Checked as a whole, as the format demands: ranges fit the shapes, do not overlap, leave no gap
 * and end where the file ends.
 *
 * @see <a href="https://huggingface.co/docs/safetensors">the format</a>
 */
record SafetensorsHeader(Path file, List<TensorEntry> tensors) {
    /** The limit that the format's own library sets. */
    private static final long MAX_HEADER_BYTES = 100_000_000;

    private static final Map<String, Integer> BITS = Map.ofEntries(
            Map.entry("BOOL", 8),
            Map.entry("U8", 8),
            Map.entry("I8", 8),
            Map.entry("F8_E4M3", 8),
            Map.entry("F8_E5M2", 8),
            Map.entry("F8_E8M0", 8),
            Map.entry("I16", 16),
            Map.entry("U16", 16),
            Map.entry("F16", 16),
            Map.entry("BF16", 16),
            Map.entry("I32", 32),
            Map.entry("U32", 32),
            Map.entry("F32", 32),
            Map.entry("F64", 64),
            Map.entry("I64", 64),
            Map.entry("U64", 64));

    static SafetensorsHeader read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size < 8) {
                throw damaged(file, "has " + size + " bytes, too few for a safetensors header");
            }
            long length = bytes(channel, 0, 8).getLong();
            if (length < 2 || length > MAX_HEADER_BYTES) {
                throw damaged(file, "header length " + Long.toUnsignedString(length) + " is not believable");
            }
            if (8 + length > size) {
                throw damaged(
                        file, "header of " + length + " bytes goes past the end of the file (" + size + " bytes)");
            }
            String json = StandardCharsets.UTF_8
                    .decode(bytes(channel, 8, (int) length))
                    .toString();
            return new SafetensorsHeader(file, parse(file, json, 8 + length, size));
        } catch (IOException e) {
            throw new ModelException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<TensorEntry> parse(Path file, String json, long dataStart, long size) {
        JsonNode root;
        try {
            root = JsonFile.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw damaged(file, "header is not valid JSON: " + JsonFile.where(e));
        }
        if (!root.isObject()) {
            throw damaged(file, "header is not a JSON object");
        }
        List<TensorEntry> tensors = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            if (!field.getKey().equals("__metadata__")) {
                tensors.add(entry(file, field.getKey(), field.getValue(), dataStart));
            }
        }
        tensors.sort(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
        checkLayout(file, tensors, dataStart, size);
        return List.copyOf(tensors);
    }

    private static TensorEntry entry(Path file, String name, JsonNode node, long dataStart) {
        String type = node.path("dtype").asText("");
        Integer bits = BITS.get(type);
        if (bits == null) {
            throw damaged(file, "tensor " + name + " has unknown dtype " + node.path("dtype"));
        }
        long[] shape = longs(file, name, "shape", node.path("shape"));
        long[] range = longs(file, name, "data_offsets", node.path("data_offsets"));
        if (range.length != 2 || range[0] > range[1]) {
            throw damaged(file, "tensor " + name + " has data_offsets " + node.path("data_offsets"));
        }
        TensorEntry entry;
        long needed;
        try {
            needed = bits / 8;
            for (long d : shape) {
                needed = Math.multiplyExact(needed, d);
            }
            entry = new TensorEntry(
                    name, type, shape, Math.addExact(dataStart, range[0]), Math.addExact(dataStart, range[1]));
        } catch (ArithmeticException e) {
            throw damaged(file, "tensor " + name + " has an impossible size: " + node);
        }
        if (needed != range[1] - range[0]) {
            throw damaged(
                    file,
                    "tensor " + name + " is " + entry.describe() + ", which takes " + needed
                            + " bytes, but its data_offsets span " + (range[1] - range[0]));
        }
        return entry;
    }

    private static long[] longs(Path file, String name, String field, JsonNode node) {
        if (!node.isArray()) {
            throw damaged(file, "tensor " + name + " has no list " + field);
        }
        long[] values = new long[node.size()];
        for (int i = 0; i < values.length; i++) {
            JsonNode v = node.get(i);
            if (!v.isIntegralNumber() || !v.canConvertToLong() || v.longValue() < 0) {
                throw damaged(
                        file, "tensor " + name + ": " + field + " holds " + v + ", not a whole number of 0 or more");
            }
            values[i] = v.longValue();
        }
        return values;
    }

    private static void checkLayout(Path file, List<TensorEntry> byBegin, long dataStart, long size) {
        long at = dataStart;
        String before = "the header";
        for (TensorEntry t : byBegin) {
            if (t.end() > size) {
                throw damaged(
                        file,
                        "tensor " + t.name() + " ends at byte " + t.end() + ", but the file has only " + size
                                + " bytes");
            }
            if (t.begin() != at) {
                String what = t.begin() < at ? " overlaps " : " leaves a gap after ";
                throw damaged(
                        file,
                        "tensor " + t.name() + what + before + ": begins at byte " + t.begin() + ", expected " + at);
            }
            at = t.end();
            before = "tensor " + t.name();
        }
        if (at != size) {
            throw damaged(file, "last tensor ends at byte " + at + ", but the file has " + size + " bytes");
        }
    }

    private static ByteBuffer bytes(FileChannel channel, long position, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("ended at byte " + (position + buffer.position()));
            }
        }
        return buffer.flip();
    }

    private static ModelException damaged(Path file, String what) {
        return new ModelException(file + ": " + what + ". The file is damaged or not complete: fetch it again.");
    }
}
