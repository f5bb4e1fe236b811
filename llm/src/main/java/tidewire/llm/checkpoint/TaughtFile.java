package tidewire.llm.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tidewire.llm.ModelException;
import tidewire.llm.Taught;

/** {@code tidewire.json} of a model folder: {@code {"format": …, "markers": {NAME: id}, "check": {"yes": id, "no": id}}}. */
public final class TaughtFile {
    private static final String NAME = "tidewire.json";

    private TaughtFile() {}

    /** @throws ModelException if the file is there and cannot be used */
    public static Taught read(Path folder) {
        Path file = folder.resolve(NAME);
        Optional<JsonNode> root = JsonFile.readIfPresent(file);
        if (root.isEmpty()) {
            return Taught.NOTHING;
        }
        Map<String, Integer> numbers = new TreeMap<>();
        take(file, root.get().path("markers"), "marker.", numbers);
        take(file, root.get().path("check"), "check.", numbers);
        take(file, root.get().path("gate"), "gate.", numbers);
        return new Taught(root.get().path("format").asText(""), numbers);
    }

    private static void take(Path file, JsonNode object, String prefix, Map<String, Integer> numbers) {
        object.fields().forEachRemaining(field -> {
            if (!field.getValue().canConvertToInt() || field.getValue().asInt() < 0) {
                throw new ModelException(file + ": " + prefix + field.getKey()
                        + " must be a whole number that is not negative, was " + field.getValue());
            }
            numbers.put(prefix + field.getKey(), field.getValue().asInt());
        });
    }
}
