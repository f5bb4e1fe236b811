package tidewire.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardConfigTest {
    private static final String TOKEN = "correct-horse-battery";

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.7", "::"})
    void addressThatOthersReach_needsExposed(String host) {
        assertThatThrownBy(() -> new DashboardConfig(host, 8080, false, null, List.of()))
                .hasMessageContaining("dashboard.host " + host)
                .hasMessageContaining("dashboard.exposed");
    }

    @Test
    void exposed_needsAToken() {
        assertThatThrownBy(() -> new DashboardConfig("0.0.0.0", 8080, true, null, List.of()))
                .hasMessageContaining("dashboard.token");
        assertThatThrownBy(() -> new DashboardConfig("0.0.0.0", 8080, true, "short", List.of()))
                .hasMessageContaining("at least 16 characters")
                .hasMessageNotContaining("short");
        assertThat(new DashboardConfig("0.0.0.0", 8080, true, TOKEN, List.of()).exposed())
                .isTrue();
    }

    @Test
    void token_isNotPrinted() {
        assertThat(new DashboardConfig("0.0.0.0", 8080, true, TOKEN, List.of()).toString())
                .contains("token=set")
                .doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @CsvSource({"localhost:8080,localhost", "127.0.0.1,127.0.0.1", "[::1]:8080,::1", "Evil.Example:80,evil.example"})
    void hostName_isReadWithoutPortAndBrackets(String header, String name) {
        assertThat(Guard.hostName(header)).isEqualTo(name);
    }
}
