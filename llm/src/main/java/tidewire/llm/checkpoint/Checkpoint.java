package tidewire.llm.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tidewire.llm.ModelException;

/**
 * A model, opened and checked: the decoder is a known one, and every tensor it needs is there
 * in a readable number format and the right shape, with none left over. No weight has been read yet.
 */
public final class Checkpoint {
    /** A tensor goes into PyTorch as f32 in one buffer of at most 2^31 bytes. */
    private static final long MOST_ELEMENTS = (1L << 29) - 2;

    private final Path path;
    private final String sizes;
    private final ModelConfig config;
    private final StoredWeights weights;
    private final List<Path> files;

    /**
     * @param path of the model, as a person would name it
     * @param sizes where the configuration stands: {@code config.json}, or {@code its metadata}
     * @param files with weights, in name order
     * @throws ModelException saying which tensor is wrong, what was expected, and what to do
     */
    public Checkpoint(Path path, String sizes, ModelConfig config, StoredWeights weights, List<Path> files) {
        this.path = path;
        this.sizes = sizes;
        this.config = config;
        this.weights = weights;
        this.files = List.copyOf(files);
        checkTensors();
    }

    /**
     * A folder in Hugging Face layout.
     *
     * @throws ModelException saying which file or tensor is wrong, what was expected, and what to do
     */
    public static Checkpoint ofFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ModelException(folder + ": " + (Files.exists(folder) ? "not a folder" : "no such folder")
                    + "; a model is a folder as Hugging Face publishes it, or a GGUF file");
        }
        ModelConfig config = ModelConfig.read(folder);
        WeightFiles files = WeightFiles.find(folder);
        return new Checkpoint(folder, "config.json", config, files.open(), files.files());
    }

    private void checkTensors() {
        DecoderShape shape = config.shape();
        if (shape.layers() > weights.names().size()) {
            throw new ModelException(path + ": has " + shape.layers() + " layers by " + sizes + ", but only "
                    + weights.names().size() + " tensors; the files are of different models");
        }
        Map<String, long[]> expected = ExpectedTensors.of(config);
        expected.forEach((name, dimensions) -> {
            if (!weights.has(name)) {
                throw new ModelException(path + ": tensor " + name + " " + Arrays.toString(dimensions) + " is missing; "
                        + shape.architecture() + " with the sizes of " + sizes + " needs it");
            }
            long[] found = weights.shape(name);
            if (!Arrays.equals(found, dimensions)) {
                throw new ModelException(
                        weights.file(name) + ": tensor " + name + " has shape " + Arrays.toString(found)
                                + ", expected " + Arrays.toString(dimensions)
                                + " from " + sizes + "; the files are of different models");
            }
            if (!weights.isReadable(name)) {
                throw new ModelException(weights.file(name) + ": tensor " + name + " has number format "
                        + weights.type(name) + "; read are " + weights.readableTypes());
            }
            if (Arrays.stream(found).reduce(1, (a, b) -> a * b) > MOST_ELEMENTS) {
                throw new ModelException(weights.file(name) + ": tensor " + name + " has more than " + MOST_ELEMENTS
                        + " elements, the most that can be loaded");
            }
        });
        Set<String> unknown = new TreeSet<>(weights.names());
        unknown.removeAll(expected.keySet());
        unknown.removeIf(name -> ExpectedTensors.isRedundant(name, shape));
        if (!unknown.isEmpty()) {
            String first = unknown.iterator().next();
            throw new ModelException(weights.file(first) + ": " + unknown.size() + " tensors are not known to "
                    + shape.architecture() + " with the sizes of " + sizes + ", the first is " + first
                    + "; leaving them out would change what the model says");
        }
    }

    public ModelConfig config() {
        return config;
    }

    public DecoderShape shape() {
        return config.shape();
    }

    public WeightSource weights() {
        return weights;
    }

    /** Weight files in name order. */
    public List<Path> weightFiles() {
        return files;
    }

    /** Number formats of the tensors as they are on disk, for example {@code BF16}. */
    public Set<String> storedTypes() {
        return new TreeSet<>(weights.types());
    }

    /** Weights of the decoder, tied ones counted once. */
    public long parameters() {
        return ExpectedTensors.of(config).values().stream()
                .mapToLong(s -> Arrays.stream(s).reduce(1, (a, b) -> a * b))
                .sum();
    }

    /** Hex SHA-256 over the contents of the weight files, one after the other in name order. Reads them all. */
    public String sha256() {
        return FileHash.sha256(files);
    }
}
