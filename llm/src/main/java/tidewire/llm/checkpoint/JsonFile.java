package tidewire.llm.checkpoint;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tidewire.llm.ModelException;

/** Reads the JSON files of a model folder; what cannot be read is refused with the file's name and the place. */
public final class JsonFile {
    static final JsonMapper MAPPER = JsonMapper.builder()
            // Two values under one name: whichever were taken, the other reader would take the other one.
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Python's json module writes and reads NaN and Infinity.
            .enable(JsonParser.Feature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private JsonFile() {}

    /** @return the object in the file; empty if there is no such file */
    public static Optional<JsonNode> readIfPresent(Path file) {
        return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
    }

    public static JsonNode read(Path file) {
        JsonNode node;
        try {
            node = MAPPER.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new ModelException(file + ": not valid JSON: " + where(e), e);
        } catch (IOException e) {
            throw new ModelException(file + ": cannot be read: " + e.getMessage(), e);
        }
        if (!node.isObject()) {
            throw new ModelException(file + ": expected a JSON object, found " + kind(node));
        }
        return node;
    }

    static String where(JsonProcessingException e) {
        String at = e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
        return e.getOriginalMessage() + at;
    }

    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case MISSING -> "nothing";
            case NULL -> "null";
            case OBJECT, ARRAY -> "an " + node.getNodeType().toString().toLowerCase(java.util.Locale.ROOT);
            default -> "the " + node.getNodeType().toString().toLowerCase(java.util.Locale.ROOT) + " " + node;
        };
    }
}
