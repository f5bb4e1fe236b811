package tidewire.llm.gguf;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tidewire.llm.ModelException;
import tidewire.llm.checkpoint.Finite;
import tidewire.llm.checkpoint.StoredWeights;

/**
 * The tensors of one or several GGUF files by their Hugging Face names. Nothing is held: each read maps the tensor's bytes,
 * widens them to f32 and lets the mapping go.
 */
final class GgufWeights implements StoredWeights {
    /** About so many values are mapped at once; far below the 2 GiB that one mapping can have. */
    private static final int MAPPED_VALUES = 1 << 26;

    private final Map<String, GgufTensor> byName = new LinkedHashMap<>();
    private final RowOrder rowOrder;

    /** @param headers of all files; a tensor in two files is refused */
    GgufWeights(List<GgufHeader> headers, RowOrder rowOrder) {
        this.rowOrder = rowOrder;
        for (GgufHeader header : headers) {
            for (GgufTensor tensor : header.tensors()) {
                if (tensor.name().equals(GgufConfig.ROPE_FACTORS)) {
                    continue;
                }
                GgufTensor before = byName.put(GgufNames.huggingFace(tensor.name()), tensor);
                if (before != null) {
                    throw new ModelException(header.file() + ": tensor " + tensor.name() + " is also in "
                            + before.file() + "; the files are not parts of one model");
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
        return tensor(name).shape().clone();
    }

    @Override
    public float[] read(String name) {
        GgufTensor tensor = tensor(name);
        float[] values = widened(tensor);
        Finite.check(values, tensor.name(), tensor.file());
        long[] shape = tensor.shape();
        return rowOrder.huggingFace(values, name, shape.length == 1 ? 1 : Math.toIntExact(shape[1]));
    }

    static float[] widened(GgufTensor tensor) {
        GgufType type = tensor.type();
        float[] values = new float[Math.toIntExact(tensor.elements())];
        try (FileChannel channel = FileChannel.open(tensor.file(), StandardOpenOption.READ)) {
            if (channel.size() < tensor.end()) {
                throw new ModelException(tensor.file() + ": became shorter while it was read");
            }
            long position = tensor.begin();
            for (int done = 0; done < values.length; ) {
                int count = Math.min(values.length - done, MAPPED_VALUES);
                long length = (long) count / type.values * type.bytes;
                type.read(new Bytes(channel.map(MapMode.READ_ONLY, position, length)), values, done, count);
                done += count;
                position += length;
            }
        } catch (IOException e) {
            throw new ModelException(
                    tensor.file() + ": tensor " + tensor.name() + " cannot be read: " + e.getMessage(), e);
        }
        return values;
    }

    @Override
    public Path file(String name) {
        return tensor(name).file();
    }

    @Override
    public String type(String name) {
        return tensor(name).type().name();
    }

    @Override
    public boolean isReadable(String name) {
        return tensor(name).type().isReadable();
    }

    @Override
    public String readableTypes() {
        return GgufType.readable();
    }

    @Override
    public Set<String> names() {
        return byName.keySet();
    }

    @Override
    public Collection<String> types() {
        Set<String> types = new LinkedHashSet<>();
        byName.values().forEach(tensor -> types.add(tensor.type().name()));
        return types;
    }

    private GgufTensor tensor(String name) {
        GgufTensor tensor = byName.get(name);
        if (tensor == null) {
            throw new ModelException("no tensor " + name + " in this model");
        }
        return tensor;
    }
}
