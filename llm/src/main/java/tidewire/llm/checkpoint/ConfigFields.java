package tidewire.llm.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import tidewire.llm.ModelException;

/** Typed look-ups in a JSON object of a model folder; a refusal names the file and the key. */
record ConfigFields(Path file, String prefix, JsonNode object) {

    ConfigFields(Path file, JsonNode object) {
        this(file, "", object);
    }

    /** The object under a key; empty if it is missing or null. */
    Optional<ConfigFields> object(String key) {
        JsonNode value = object.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isObject()) {
            throw refused(key, "an object", value);
        }
        return Optional.of(new ConfigFields(file, prefix + key + ".", value));
    }

    boolean isSet(String key) {
        return object.hasNonNull(key);
    }

    int size(String key) {
        JsonNode value = object.path(key);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1) {
            throw refused(key, "a whole number of 1 or more", value);
        }
        return value.intValue();
    }

    int size(String key, int ifMissing) {
        return isSet(key) ? size(key) : ifMissing;
    }

    double positive(String key) {
        JsonNode value = object.path(key);
        if (!value.isNumber() || !(value.doubleValue() > 0) || Double.isInfinite(value.doubleValue())) {
            throw refused(key, "a number above 0", value);
        }
        return value.doubleValue();
    }

    double positive(String key, double ifMissing) {
        return isSet(key) ? positive(key) : ifMissing;
    }

    boolean flag(String key, boolean ifMissing) {
        JsonNode value = object.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return ifMissing;
        }
        if (!value.isBoolean()) {
            throw refused(key, "true or false", value);
        }
        return value.booleanValue();
    }

    String text(String key, String ifMissing) {
        JsonNode value = object.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return ifMissing;
        }
        if (!value.isTextual()) {
            throw refused(key, "a text", value);
        }
        return value.asText();
    }

    ModelException refused(String key, String expected, JsonNode found) {
        return new ModelException(
                file + ": " + prefix + key + ": expected " + expected + ", found " + JsonFile.kind(found));
    }

    ModelException unsupported(String key, String what) {
        return new ModelException(file + ": " + prefix + key + " = " + object.path(key) + ": " + what);
    }
}
