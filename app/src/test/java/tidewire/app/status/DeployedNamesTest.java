package tidewire.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What dashboards and rules ask for is what {@code /metrics} shows. */
class DeployedNamesTest {
    private static final Path EXPLAINED = Path.of("src/main/resources/tidewire/app/status/metrics.properties");
    private static final Pattern NAME = Pattern.compile("\\b(?:tidewire|kafka)_[a-z_]+\\b");
    private static final String FORMS = "(_total|_seconds|_seconds_sum|_seconds_count|_seconds_max)?";

    @ParameterizedTest
    @ValueSource(strings = {"../deploy/grafana/dashboards/tidewire.json", "../deploy/prometheus/rules.yml"})
    void names_areThoseOfMetersThatThereAre(String file) throws IOException {
        Set<String> meters = meters();
        Set<String> unknown = new TreeSet<>();
        int found = 0;
        for (Matcher name = NAME.matcher(Files.readString(Path.of(file))); name.find(); found++) {
            if (meters.stream().noneMatch(meter -> name.group().matches(meter + FORMS))) {
                unknown.add(name.group());
            }
        }
        assertThat(found).isGreaterThan(3);
        assertThat(unknown).isEmpty();
    }

    private static Set<String> meters() throws IOException {
        Properties explained = new Properties();
        try (Reader in = Files.newBufferedReader(EXPLAINED)) {
            explained.load(in);
        }
        Set<String> meters = new TreeSet<>();
        Stream.of(explained.keySet().toArray(String[]::new)).forEach(key -> meters.add(key.replace('.', '_')));
        return meters;
    }
}
