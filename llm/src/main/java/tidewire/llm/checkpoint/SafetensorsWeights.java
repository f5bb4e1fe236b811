package tidewire.llm.checkpoint;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tidewire.llm.ModelException;

/**
 * The tensors of one or many safetensors files by name. Nothing is held: each read maps the tensor's bytes, widens them to
 * f32 and lets the mapping go.
 */
final class SafetensorsWeights implements StoredWeights {
    /** Bytes mapped at once: a whole number of elements, and far below the 2 GiB that one mapping can have. */
    private static final long MAPPING_BYTES = 1L << 28;

    private final Map<String, Located> byName = new HashMap<>();

    private record Located(Path file, TensorEntry tensor) {}

    /** @param headers of all files; a tensor in two files is refused */
    SafetensorsWeights(List<SafetensorsHeader> headers) {
        for (SafetensorsHeader header : headers) {
            for (TensorEntry tensor : header.tensors()) {
                Located before = byName.put(tensor.name(), new Located(header.file(), tensor));
                if (before != null) {
                    throw new ModelException(header.file() + ": tensor " + tensor.name() + " is also in "
                            + before.file() + "; remove the files that do not belong to this checkpoint");
                }
            }
        }
    }

    @Override
    public boolean has(String name) {
        return byName.containsKey(name);
    }

    @Override
    public long[] shape(String name) {
        return located(name).tensor().shape().clone();
    }

    @Override
    public float[] read(String name) {
        Located at = located(name);
        TensorEntry tensor = at.tensor();
        ElementType type = ElementType.valueOf(tensor.type());
        float[] values = new float[Math.toIntExact(tensor.elements())];
        try (FileChannel channel = FileChannel.open(at.file(), StandardOpenOption.READ)) {
            if (channel.size() < tensor.end()) {
                throw new ModelException(at.file() + ": became shorter while it was read");
            }
            long position = tensor.begin();
            for (int done = 0; done < values.length; ) {
                int count = (int) Math.min(values.length - done, MAPPING_BYTES / type.bytes);
                long length = (long) count * type.bytes;
                MappedByteBuffer bytes = channel.map(MapMode.READ_ONLY, position, length);
                bytes.order(ByteOrder.LITTLE_ENDIAN);
                type.widen(bytes, values, done, count);
                done += count;
                position += length;
            }
        } catch (IOException e) {
            throw new ModelException(at.file() + ": tensor " + name + " cannot be read: " + e.getMessage(), e);
        }
        return Finite.check(values, name, at.file());
    }

    @Override
    public Path file(String name) {
        return located(name).file();
    }

    @Override
    public String type(String name) {
        return located(name).tensor().type();
    }

    @Override
    public Set<String> names() {
        return byName.keySet();
    }

    @Override
    public boolean isReadable(String name) {
        return Arrays.stream(ElementType.values()).anyMatch(t -> t.name().equals(type(name)));
    }

    @Override
    public String readableTypes() {
        return "F32, F16 and BF16";
    }

    @Override
    public Collection<String> types() {
        Set<String> types = new LinkedHashSet<>();
        byName.values().forEach(l -> types.add(l.tensor().type()));
        return types;
    }

    private Located located(String name) {
        Located at = byName.get(name);
        if (at == null) {
            throw new ModelException("no tensor " + name + " in this checkpoint");
        }
        return at;
    }
}
