package tidewire.app.config.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of the file, read key by key. A key that is wrong is reported with its path and reads as its default (or a
 * placeholder), so that reading goes on and finds every other error too. {@link #end()} reports the keys nobody asked for.
 */
public final class Section {
    private final String path;
    private final JsonNode node;
    private final Environment environment;
    private final Problems problems;
    private final TreeSet<String> known = new TreeSet<>();

    public Section(String path, JsonNode node, Environment environment, Problems problems) {
        this.path = path;
        this.environment = environment;
        this.problems = problems;
        this.node = node;
        if (!node.isObject() && !node.isMissingNode() && !node.isNull()) {
            problems.add(path.isEmpty() ? "(whole file)" : path, "must be a mapping of keys to values");
        }
    }

    public String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    public void problem(String key, String message) {
        problems.add(path(key), message);
    }

    /** Reports a problem of the section as a whole. */
    public void problem(String message) {
        problems.add(path, message);
    }

    private JsonNode value(String key) {
        known.add(key);
        JsonNode value = node.path(key);
        // A key without a value, as in a section of which every line is commented out.
        boolean empty = value.isNull() || (value.isTextual() && value.asText().isBlank());
        return empty ? MissingNode.getInstance() : value;
    }

    /** Text of a scalar, the environment first; null when neither is there. */
    @Nullable
    public String optionalText(String key) {
        JsonNode value = value(key);
        String override = environment.override(path(key));
        if (override != null) {
            return override;
        }
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isValueNode()) {
            problem(key, "must be one value, not a list or mapping");
            return null;
        }
        return value.asText();
    }

    /** Text that must be there; empty when it is not, which has then been reported. */
    public String text(String key) {
        String text = optionalText(key);
        if (text == null || text.isBlank()) {
            problem(key, "is missing");
            return "";
        }
        return text;
    }

    public String text(String key, String otherwise) {
        String text = optionalText(key);
        return text == null || text.isBlank() ? otherwise : text;
    }

    /** A value by a parser whose exceptions' messages say what is expected. */
    public <T> T parsed(String key, T otherwise, Function<String, T> parser) {
        String text = optionalText(key);
        if (text == null) {
            return otherwise;
        }
        try {
            return parser.apply(text.strip());
        } catch (RuntimeException e) {
            problem(key, e.getMessage() + ", was '" + text + "'");
            return otherwise;
        }
    }

    public int integer(String key, int otherwise, int least, int most) {
        return parsed(key, otherwise, text -> {
            try {
                int value = Integer.parseInt(text);
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new IllegalArgumentException("must be a whole number from " + least + " to " + most);
        });
    }

    public double number(String key, double otherwise, double least, double most) {
        return parsed(key, otherwise, text -> {
            try {
                double value = Double.parseDouble(text);
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new IllegalArgumentException("must be a number from " + least + " to " + most);
        });
    }

    /** One of the values, the first when the key is not there. */
    public String oneOf(String key, String... values) {
        return parsed(key, values[0], text -> {
            if (!List.of(values).contains(text)) {
                throw new IllegalArgumentException("must be one of " + String.join(", ", values));
            }
            return text;
        });
    }

    /** A path, relative to a folder unless it is absolute; null when the key is not there. */
    public @Nullable Path path(String key, Path folder) {
        String text = optionalText(key);
        return text == null || text.isBlank() ? null : folder.resolve(text).normalize();
    }

    public boolean flag(String key, boolean otherwise) {
        return parsed(key, otherwise, text -> switch (text) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        });
    }

    public Duration duration(String key, Duration otherwise) {
        return parsed(key, otherwise, Durations::parse);
    }

    public List<String> texts(String key) {
        JsonNode list = structure(key);
        List<String> texts = new ArrayList<>();
        if (list.isTextual()) {
            for (String part : list.asText().split(",", -1)) {
                if (!part.isBlank()) {
                    texts.add(part.strip());
                }
            }
            return texts;
        }
        if (!list.isMissingNode() && !list.isArray()) {
            problem(key, "must be a list");
            return texts;
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).isValueNode() && !list.get(i).asText("").isBlank()) {
                texts.add(list.get(i).asText().strip());
            } else {
                problem(key + "[" + i + "]", "must be text");
            }
        }
        return texts;
    }

    /** A mapping whose keys are free, each to one value. Variables of the environment below it add keys. */
    public Map<String, String> map(String key) {
        JsonNode map = structure(key);
        Map<String, String> values = new LinkedHashMap<>();
        if (!map.isMissingNode() && !map.isObject()) {
            problem(key, "must be a mapping of keys to values");
        }
        map.properties().forEach(e -> {
            if (e.getValue().isValueNode()) {
                values.put(e.getKey(), e.getValue().asText());
            } else {
                problem(key + "." + e.getKey(), "must be one value");
            }
        });
        values.putAll(environment.free(path(key)));
        return values;
    }

    /** A mapping whose keys are free, each to a list of texts; one text stands for a list of one. */
    public Map<String, List<String>> lists(String key) {
        JsonNode map = structure(key);
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (map.isArray()) {
            map.forEach(name -> values.put(name.asText(), List.of()));
            return values;
        }
        if (!map.isMissingNode() && !map.isObject()) {
            problem(key, "must be a mapping of names to lists");
            return values;
        }
        Section inner = new Section(path(key), map, environment, problems);
        map.properties().forEach(e -> values.put(e.getKey(), inner.texts(e.getKey())));
        return values;
    }

    public Section section(String key) {
        return new Section(path(key), value(key), environment, problems);
    }

    /** The mappings of a list. Variables for the index after the last add one. */
    public List<Section> sections(String key) {
        JsonNode list = structure(key);
        if (!list.isMissingNode() && !list.isArray()) {
            problem(key, "must be a list");
        }
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < list.size() || environment.anyBelow(path(key) + "[" + i + "]"); i++) {
            sections.add(new Section(path(key) + "[" + i + "]", list.path(i), environment, problems));
        }
        return sections;
    }

    /** A list or mapping; a variable of the environment may give it whole, as YAML. */
    private JsonNode structure(String key) {
        JsonNode value = value(key);
        String override = environment.override(path(key));
        if (override == null) {
            return value;
        }
        try {
            return Yaml.read(override);
        } catch (Yaml.SyntaxException e) {
            problem(key, "the variable " + Environment.nameOf(path(key)) + " is not valid YAML: " + e.getMessage());
            return MissingNode.getInstance();
        }
    }

    /** Whether a name is that of an environment variable which has no value. */
    public boolean isUnset(String variable) {
        String value = variable.matches("[A-Za-z_][A-Za-z0-9_]*") ? environment.secret(variable) : "-";
        return value == null || value.isBlank();
    }

    /** A secret: the key names the environment variable that holds it. Null when the key is not there. */
    @Nullable
    public String secret(String key) {
        String variable = optionalText(key);
        if (variable == null || variable.isBlank()) {
            return null;
        }
        return secretOf(key, variable);
    }

    /** Value of an environment variable named by a key, reported under that key when it is not set. */
    @Nullable
    public String secretOf(String key, String variable) {
        if (!variable.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            // The value is not repeated: it may be the secret itself.
            problem(key, "must be the name of an environment variable; secrets do not stand in the file");
            return null;
        }
        String value = environment.secret(variable);
        if (value == null || value.isBlank()) {
            problem(key, "the environment variable " + variable + " is not set");
            return null;
        }
        // Of a file that a secret was read from the last line ends too.
        return value.replaceFirst("[\\r\\n]+$", "");
    }

    public void end() {
        node.properties().forEach(e -> {
            if (!known.contains(e.getKey())) {
                problem(e.getKey(), "unknown key" + Suggestion.of(e.getKey(), known));
            }
        });
    }
}
