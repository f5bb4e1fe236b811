package tidewire.app.config.yaml;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Environment variables that stand for keys: {@code kafka.bootstrap.servers} is {@code TIDEWIRE_KAFKA_BOOTSTRAP_SERVERS},
 * {@code desks[0].every} is {@code TIDEWIRE_DESKS_0_EVERY}. A variable that stands for no key is a mistake.
 */
public final class Environment {
    private static final String PREFIX = "TIDEWIRE";
    /** Read by the launcher and the logging; the first by nobody, but people call the folder of a program so. */
    private static final Set<String> OTHERS =
            Set.of("TIDEWIRE_HOME", "TIDEWIRE_JAVA_OPTS", "TIDEWIRE_LOG_LEVEL", "TIDEWIRE_LOG_FORMAT");

    private final Map<String, String> all;
    private final Map<String, String> overrides = new TreeMap<>();
    private final Set<String> asked = new TreeSet<>();
    private final Set<String> secrets = new HashSet<>();

    public Environment(Map<String, String> all) {
        this.all = all;
        all.forEach((name, value) -> {
            if (name.startsWith(PREFIX + "_") && !OTHERS.contains(name)) {
                overrides.put(name, value);
            }
        });
    }

    static String nameOf(String path) {
        return PREFIX + "_"
                + path.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("_$", "").toUpperCase(Locale.ROOT);
    }

    /** The variable's value for a key, or null. */
    @Nullable
    String override(String path) {
        String name = nameOf(path);
        asked.add(name);
        return overrides.get(name);
    }

    /** Whether some variable stands for a key at or below this path. */
    boolean anyBelow(String path) {
        String name = nameOf(path);
        return overrides.keySet().stream().anyMatch(v -> v.equals(name) || v.startsWith(name + "_"));
    }

    /** Variables below a path whose keys are free: rest of the name in lower case, dots for underscores, to value. */
    Map<String, String> free(String path) {
        String prefix = nameOf(path) + "_";
        Map<String, String> found = new TreeMap<>();
        overrides.forEach((name, value) -> {
            if (name.startsWith(prefix) && !asked.contains(name)) {
                asked.add(name);
                found.put(
                        name.substring(prefix.length()).toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        return found;
    }

    /** A secret's value by the name of its variable, or null. */
    @Nullable
    public String secret(String variable) {
        secrets.add(variable);
        return all.get(variable);
    }

    public void reportUnused(Problems problems) {
        overrides.keySet().stream()
                .filter(name -> !asked.contains(name) && !secrets.contains(name))
                .forEach(name -> problems.add(name, "stands for no key" + near(name)));
    }

    private String near(String name) {
        String suggestion = Suggestion.of(name, asked);
        return suggestion.startsWith(" (did") ? suggestion : "";
    }
}
