package tidewire.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** Meters that {@code /metrics} shows, by the text that explains each. */
public final class Meters {
    /** What Prometheus' format puts behind a name. */
    public static final String FORMS = "(_total|_seconds|_seconds_sum|_seconds_count|_seconds_max)?";

    private static final Path EXPLAINED = Path.of("src/main/resources/tidewire/app/status/metrics.properties");

    private Meters() {}

    /** Their names with underscores. */
    public static Set<String> explained() throws IOException {
        Properties explained = new Properties();
        try (Reader in = Files.newBufferedReader(EXPLAINED)) {
            explained.load(in);
        }
        Set<String> meters = new TreeSet<>();
        explained.stringPropertyNames().forEach(key -> meters.add(key.replace('.', '_')));
        return meters;
    }
}
