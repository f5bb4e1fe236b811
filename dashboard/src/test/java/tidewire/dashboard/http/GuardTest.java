package tidewire.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardTest {
    @ParameterizedTest
    @CsvSource({"localhost:8080,localhost", "127.0.0.1,127.0.0.1", "[::1]:8080,::1", "Evil.Example:80,evil.example"})
    void hostName_isReadWithoutPortAndBrackets(String header, String name) {
        assertThat(Guard.hostName(header)).isEqualTo(name);
    }
}
