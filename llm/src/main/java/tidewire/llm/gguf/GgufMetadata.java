package tidewire.llm.gguf;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tidewire.llm.ModelException;

/** Typed look-ups in a GGUF file's metadata; a refusal names the file and the key. */
record GgufMetadata(Path file, Map<String, Object> values) {

    boolean has(String key) {
        return values.containsKey(key);
    }

    OptionalLong number(String key) {
        Object value = values.get(key);
        if (value == null) {
            return OptionalLong.empty();
        }
        if (!(value instanceof Long number)) {
            throw refused(key, "a whole number", value);
        }
        return OptionalLong.of(number);
    }

    Optional<Integer> size(String key) {
        OptionalLong number = number(key);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        if (number.getAsLong() < 1 || number.getAsLong() > Integer.MAX_VALUE) {
            throw refused(key, "a whole number of 1 or more", number.getAsLong());
        }
        return Optional.of((int) number.getAsLong());
    }

    int neededSize(String key) {
        return size(key).orElseThrow(() -> missing(key));
    }

    Optional<Double> positive(String key) {
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof Double number) || !(number > 0) || number.isInfinite()) {
            throw refused(key, "a number above 0", value);
        }
        return Optional.of(number);
    }

    Optional<String> text(String key) {
        Object value = values.get(key);
        if (value != null && !(value instanceof String)) {
            throw refused(key, "a text", value);
        }
        return Optional.ofNullable((String) value);
    }

    String neededText(String key) {
        return text(key).orElseThrow(() -> missing(key));
    }

    Optional<Boolean> flag(String key) {
        Object value = values.get(key);
        if (value != null && !(value instanceof Boolean)) {
            throw refused(key, "true or false", value);
        }
        return Optional.ofNullable((Boolean) value);
    }

    String[] texts(String key) {
        return array(key, String[].class, "a list of texts");
    }

    long[] numbers(String key) {
        return array(key, long[].class, "a list of whole numbers");
    }

    double[] decimals(String key) {
        return array(key, double[].class, "a list of numbers");
    }

    private <T> T array(String key, Class<T> type, String expected) {
        Object value = values.get(key);
        if (value == null) {
            throw missing(key);
        }
        if (!type.isInstance(value)) {
            throw refused(key, expected, value);
        }
        return type.cast(value);
    }

    ModelException missing(String key) {
        return new ModelException(file + ": metadata " + key + " is missing");
    }

    ModelException refused(String key, String expected, @Nullable Object found) {
        String shown = found != null && found.getClass().isArray() ? "a list" : String.valueOf(found);
        return new ModelException(file + ": metadata " + key + ": expected " + expected + ", found " + shown);
    }

    ModelException unsupported(String key, String what) {
        return new ModelException(file + ": metadata " + key + " = " + values.get(key) + ": " + what);
    }
}
