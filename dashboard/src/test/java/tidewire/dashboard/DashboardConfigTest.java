package tidewire.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardConfigTest {
    private static final String TOKEN = "correct-horse-battery";

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.7", "::"})
    void addressThatOthersReach_needsExposed(String host) {
        assertThatThrownBy(() -> new DashboardConfig(host, 8080, false, null, "/", null, Map.of(), List.of()))
                .hasMessageContaining("dashboard.host " + host)
                .hasMessageContaining("dashboard.exposed");
    }

    @Test
    void exposed_needsAToken() {
        assertThatThrownBy(() -> new DashboardConfig("0.0.0.0", 8080, true, null, "/", null, Map.of(), List.of()))
                .hasMessageContaining("dashboard.token");
        assertThatThrownBy(() -> new DashboardConfig("0.0.0.0", 8080, true, "short", "/", null, Map.of(), List.of()))
                .hasMessageContaining("at least 16 characters")
                .hasMessageNotContaining("short");
        assertThat(new DashboardConfig("0.0.0.0", 8080, true, TOKEN, "/", null, Map.of(), List.of()).exposed())
                .isTrue();
    }

    @Test
    void token_isNotPrinted() {
        assertThat(new DashboardConfig("0.0.0.0", 8080, true, TOKEN, "/", null, Map.of(), List.of()).toString())
                .contains("token=set")
                .doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tidewire", "/tidewire", "tidewire/", "//", "/a b/", "/../x\""})
    void basePath_runsFromSlashToSlash(String path) {
        assertThatThrownBy(() -> new DashboardConfig("127.0.0.1", 0, false, null, path, null, Map.of(), List.of()))
                .hasMessageContaining("dashboard.base-path");
    }
}
