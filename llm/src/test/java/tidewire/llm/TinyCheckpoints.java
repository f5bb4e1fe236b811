package tidewire.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The checkpoints that src/test/python/make_checkpoints.py wrote, and what transformers says of them. */
public final class TinyCheckpoints {
    public static final String[] FAMILIES = {
        "llama2", "llama3", "llama-linear", "llama-bias", "smollm2", "mistral", "qwen2", "qwen3"
    };
    private static final ObjectMapper JSON = new ObjectMapper();

    private TinyCheckpoints() {}

    public static Stream<String> families() {
        return Stream.of(FAMILIES);
    }

    public static Path folder(String family) {
        try {
            return Path.of(TinyCheckpoints.class
                            .getResource("/checkpoints/" + family + "/config.json")
                            .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode expected(String family) {
        return read(folder(family).resolve("expected.json"));
    }

    /** A copy that a test may damage. */
    public static Path copy(String family, Path into) {
        Path copy = into.resolve(family);
        try (Stream<Path> files = Files.list(folder(family))) {
            Files.createDirectories(copy);
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    public static void edit(Path jsonFile, Consumer<ObjectNode> change) {
        ObjectNode root = (ObjectNode) read(jsonFile);
        change.accept(root);
        try {
            JSON.writeValue(jsonFile.toFile(), root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int[] ints(JsonNode list) {
        int[] values = new int[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i).intValue();
        }
        return values;
    }

    public static float[] floats(JsonNode list) {
        float[] values = new float[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i).floatValue();
        }
        return values;
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
