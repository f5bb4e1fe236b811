package tidewire.llm.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tidewire.llm.ModelException;
import tidewire.llm.Taught;

/** {@code tidewire.json} of a model folder: {@code {"format": …, "markers": {NAME: id}, "check": {"yes": id, "no": id}}}, and {@code gate} and {@code certainty} in thousandths. */
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
        take(file, root.get().path("certainty"), "certainty.", numbers);
        return new Taught(root.get().path("format").asText(""), numbers);
    }

    private static void take(Path file, JsonNode object, String prefix, Map<String, Integer> numbers) {
        object.fields().forEachRemaining(field -> {
            String name = prefix + field.getKey();
            boolean negative = field.getValue().asInt() < 0;
            if (!field.getValue().canConvertToInt() || (negative && !Taught.mayBeNegative(name))) {
                throw new ModelException(file + ": " + name + " must be a whole number"
                        + (Taught.mayBeNegative(name) ? "" : " that is not negative") + ", was " + field.getValue());
            }
            numbers.put(name, field.getValue().asInt());
        });
    }
}
