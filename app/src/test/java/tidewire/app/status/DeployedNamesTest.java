package tidewire.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.app.Meters;

/** What dashboards and rules ask for is what {@code /metrics} shows. */
class DeployedNamesTest {
    private static final Pattern NAME = Pattern.compile("\\b(?:tidewire|kafka)_[a-z_]+\\b");

    @ParameterizedTest
    @ValueSource(strings = {"../deploy/grafana/dashboards/tidewire.json", "../deploy/prometheus/rules.yml"})
    void names_areThoseOfMetersThatThereAre(String file) throws IOException {
        Set<String> meters = Meters.explained();
        Set<String> unknown = new TreeSet<>();
        int found = 0;
        for (Matcher name = NAME.matcher(Files.readString(Path.of(file))); name.find(); found++) {
            if (meters.stream().noneMatch(meter -> name.group().matches(meter + Meters.FORMS))) {
                unknown.add(name.group());
            }
        }
        assertThat(found).isGreaterThan(3);
        assertThat(unknown).isEmpty();
    }
}
