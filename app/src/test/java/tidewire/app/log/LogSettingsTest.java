package tidewire.app.log;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidewire.app.StartException;

class LogSettingsTest {
    @Test
    void words_thatMeanSomething_areTaken() {
        assertThatCode(() -> LogSettings.refuse(Map.of())).doesNotThrowAnyException();
        assertThatCode(() -> LogSettings.refuse(Map.of("TIDEWIRE_LOG_LEVEL", "DEBUG", "TIDEWIRE_LOG_FORMAT", "json")))
                .doesNotThrowAnyException();
    }

    /** As a compose file passes on what is not set. */
    @Test
    void emptyVariables_askForNothing() {
        assertThatCode(() -> LogSettings.refuse(Map.of("TIDEWIRE_LOG_LEVEL", "", "TIDEWIRE_LOG_FORMAT", " ")))
                .doesNotThrowAnyException();
    }

    /** An unknown format was no log at all, and an unknown level all of it. */
    @ParameterizedTest
    @CsvSource({
        "TIDEWIRE_LOG_LEVEL, loud, 'trace, debug, info, warn, error, off'",
        "TIDEWIRE_LOG_FORMAT, xml, 'text, json'",
        "TIDEWIRE_LOG_FORMAT, JSON, 'text, json'"
    })
    void words_thatMeanNothing_areRefused(String name, String word, String words) {
        assertThatThrownBy(() -> LogSettings.refuse(Map.of(name, word)))
                .isInstanceOf(StartException.class)
                .hasMessage(name + " must be one of " + words + ", was '" + word + "'.");
    }
}
