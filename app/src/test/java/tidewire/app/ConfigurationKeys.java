package tidewire.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Paths of all keys that the file which {@code init} writes shows; of lists without their brackets. */
final class ConfigurationKeys {
    private static final Path TEMPLATE = Path.of("src/main/resources/tidewire/app/tidewire.yml");
    private static final Pattern COMMENTED = Pattern.compile("(?m)^(\\s*)##? (?=(\\s*)(- )?[a-z][a-z.-]*:( |$))");

    private ConfigurationKeys() {}

    static Set<String> all() throws IOException {
        String shown = COMMENTED.matcher(Files.readString(TEMPLATE)).replaceAll("$1");
        Set<String> keys = new TreeSet<>();
        add("", new YAMLMapper().readTree(shown), keys);
        return keys;
    }

    private static void add(String path, JsonNode node, Set<String> keys) {
        if (node.isArray()) {
            node.forEach(each -> add(path, each, keys));
        }
        node.properties().forEach(field -> {
            String key = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            keys.add(key);
            add(key, field.getValue(), keys);
        });
    }
}
