package tidewire.llm.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tidewire.llm.ModelException;

/** Which files of a model folder hold the weights: those that the index names, else {@code model.safetensors}. */
final class WeightFiles {
    static final String INDEX = "model.safetensors.index.json";
    static final String SINGLE = "model.safetensors";

    private final Path folder;
    private final List<Path> files;
    /** Tensor to file name; empty without an index. */
    private final Map<String, String> index;

    private WeightFiles(Path folder, List<Path> files, Map<String, String> index) {
        this.folder = folder;
        this.files = files;
        this.index = index;
    }

    static WeightFiles find(Path folder) {
        Path indexFile = folder.resolve(INDEX);
        if (Files.isRegularFile(indexFile)) {
            return ofIndex(folder, indexFile);
        }
        Path single = folder.resolve(SINGLE);
        if (Files.isRegularFile(single)) {
            return new WeightFiles(folder, List.of(single), Map.of());
        }
        List<Path> found = list(folder, ".safetensors");
        if (found.size() == 1) {
            return new WeightFiles(folder, found, Map.of());
        }
        String hint = "fetch the model again";
        if (!list(folder, ".bin").isEmpty() || !list(folder, ".pth").isEmpty()) {
            hint = "pickled weights (.bin, .pth) are not read: save the checkpoint as safetensors";
        } else if (!list(folder, ".gguf").isEmpty()) {
            hint = "there are several GGUF models: name the file that is meant";
        }
        throw new ModelException(folder + ": no weights: neither " + INDEX + " nor " + SINGLE
                + (found.isEmpty() ? "" : ", but " + found.size() + " other safetensors files") + "; " + hint);
    }

    private static WeightFiles ofIndex(Path folder, Path indexFile) {
        JsonNode map = JsonFile.read(indexFile).path("weight_map");
        if (!map.isObject() || map.isEmpty()) {
            throw new ModelException(indexFile + ": has no weight_map; fetch the model again");
        }
        Map<String, String> index = new TreeMap<>();
        Map<String, Path> files = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : map.properties()) {
            String name = entry.getValue().asText("");
            if (!entry.getValue().isTextual() || !isPlainName(name)) {
                throw new ModelException(indexFile + ": tensor " + entry.getKey() + " is said to be in "
                        + entry.getValue() + ", which is not the name of a file beside it");
            }
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file)) {
                throw new ModelException(file + ": missing, but " + INDEX + " names it for tensor " + entry.getKey()
                        + "; fetch the model again");
            }
            index.put(entry.getKey(), name);
            files.put(name, file);
        }
        return new WeightFiles(folder, List.copyOf(files.values()), index);
    }

    /** No separators, no way out of the folder. */
    private static boolean isPlainName(String name) {
        return name.endsWith(".safetensors") && name.indexOf('/') < 0 && name.indexOf('\\') < 0 && name.indexOf(0) < 0;
    }

    private static List<Path> list(Path folder, String ending) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(p -> p.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ModelException(folder + ": cannot be listed: " + e.getMessage(), e);
        }
    }

    /** Reads all headers; no tensor yet. */
    SafetensorsWeights open() {
        SafetensorsWeights weights = new SafetensorsWeights(
                files.stream().map(SafetensorsHeader::read).toList());
        index.forEach((tensor, file) -> {
            if (!weights.has(tensor)) {
                throw new ModelException(folder.resolve(file) + ": tensor " + tensor + " is missing, but " + INDEX
                        + " says it is there; fetch the model again");
            }
        });
        return weights;
    }

    /** In name order. */
    List<Path> files() {
        return files;
    }
}
