package tidewire.llm.gguf;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tidewire.llm.ModelException;

/**
 * What stands at the beginning of a GGUF file: metadata, and name, shape, format and place of each tensor. Checked as a whole:
 * every tensor lies within the file and none over another.
 *
 * @see <a href="https://github.com/ggml-org/ggml/blob/master/docs/gguf.md">the format</a>
 */
record GgufHeader(Path file, GgufMetadata metadata, List<GgufTensor> tensors) {
    private static final long MAGIC = 0x46554747;
    private static final int MOST_DIMENSIONS = 4;

    static GgufHeader read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(file, new GgufReader(file, channel));
        } catch (IOException e) {
            throw new ModelException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static GgufHeader read(Path file, GgufReader in) throws IOException {
        if (in.size() < 24 || in.u32() != MAGIC) {
            throw new ModelException(file + ": not a GGUF file (" + in.size() + " bytes that do not begin with GGUF)");
        }
        long version = in.u32();
        if (version != 2 && version != 3) {
            // The version of a big-endian file, read as little-endian, is a very large number.
            throw new ModelException(file + ": GGUF version " + version
                    + (version > 0xffff ? " (a big-endian file)" : "") + "; versions 2 and 3, little-endian, are read");
        }
        long tensors = in.count("tensors", 24);
        long keys = in.count("metadata keys", 13);
        Map<String, Object> metadata = new LinkedHashMap<>();
        for (long i = 0; i < keys; i++) {
            String key = in.string();
            if (metadata.put(key, GgufValues.read(in, in.u32())) != null) {
                throw in.damaged("has metadata " + key + " twice");
            }
        }
        GgufMetadata values = new GgufMetadata(file, metadata);
        long alignment = values.number("general.alignment").orElse(32);
        if (alignment < 1 || Long.bitCount(alignment) != 1) {
            throw in.damaged("has general.alignment = " + alignment + ", not a power of two");
        }
        return new GgufHeader(file, values, tensors(file, in, tensors, alignment));
    }

    private static List<GgufTensor> tensors(Path file, GgufReader in, long count, long alignment) throws IOException {
        List<GgufTensor> relative = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (long i = 0; i < count; i++) {
            GgufTensor tensor = tensor(file, in, alignment);
            if (!names.add(tensor.name())) {
                throw in.damaged("has tensor " + tensor.name() + " twice");
            }
            relative.add(tensor);
        }
        long data = (in.position() + alignment - 1) / alignment * alignment;
        List<GgufTensor> tensors = new ArrayList<>();
        for (GgufTensor t : relative) {
            tensors.add(new GgufTensor(file, t.name(), t.type(), t.shape(), data + t.begin()));
        }
        checkPlaces(in, tensors);
        return List.copyOf(tensors);
    }

    private static GgufTensor tensor(Path file, GgufReader in, long alignment) throws IOException {
        String name = in.string();
        int dimensions = (int) Math.min(in.u32(), Integer.MAX_VALUE);
        if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
            throw in.damaged("tensor " + name + " has " + dimensions + " dimensions");
        }
        long[] shape = new long[dimensions];
        long elements = 1;
        for (int i = dimensions - 1; i >= 0; i--) {
            shape[i] = in.number(8);
            if (shape[i] < 1 || shape[i] > Long.MAX_VALUE / 16 / elements) {
                throw in.damaged("tensor " + name + " has an impossible size");
            }
            elements *= shape[i];
        }
        long code = in.u32();
        GgufType type = GgufType.of(code)
                .orElseThrow(() -> new ModelException(file + ": tensor " + name + " has number format " + code
                        + ", which is not known; read are " + GgufType.readable()));
        if (shape[dimensions - 1] % type.values != 0) {
            throw in.damaged("tensor " + name + " has rows of " + shape[dimensions - 1] + " values, but " + type
                    + " has blocks of " + type.values);
        }
        long offset = in.number(8);
        if (offset < 0 || offset % alignment != 0 || offset > in.size()) {
            throw in.damaged("tensor " + name + " is said to begin at byte " + Long.toUnsignedString(offset)
                    + " of the data, which cannot be");
        }
        return new GgufTensor(file, name, type, shape, offset);
    }

    private static void checkPlaces(GgufReader in, List<GgufTensor> tensors) {
        List<GgufTensor> byPlace = new ArrayList<>(tensors);
        byPlace.sort(Comparator.comparingLong(GgufTensor::begin));
        long end = 0;
        String before = "";
        for (GgufTensor t : byPlace) {
            if (t.end() > in.size()) {
                throw in.damaged("tensor " + t.name() + " ends at byte " + t.end() + ", but the file has only "
                        + in.size() + " bytes");
            }
            if (t.begin() < end) {
                throw in.damaged("tensor " + t.name() + " overlaps tensor " + before);
            }
            end = t.end();
            before = t.name();
        }
    }
}
