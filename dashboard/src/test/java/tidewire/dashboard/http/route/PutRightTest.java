package tidewire.dashboard.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PutRightTest {
    private static final String CORRECTION = row(5, "feed:a", "s", "correction");

    @ParameterizedTest
    @CsvSource({
        "4, feed:a, s, new,        true",
        "4, feed:a, s, update,     true",
        "4, feed:a, s, correction, true",
        "4, feed:b, s, copy,       true",
        "4, feed:b, s, update,     false",
        "4, feed:a, t, new,        false",
        "6, feed:a, s, update,     false",
        "6, feed:b, s, copy,       false",
        "5, feed:a, s, correction, false",
    })
    void rows_beforeACorrection_ofItsSource_andCopies_arePutRight(
            long sequence, String source, String story, String role, boolean putRight) {
        String row = row(sequence, source, story, role);
        assertThat(PutRight.by(List.of(row, CORRECTION)).has(row)).isEqualTo(putRight);
    }

    private static String row(long sequence, String source, String story, String role) {
        return String.format(
                "{\"sequence\":%d,\"source\":\"%s\",\"story\":{\"id\":\"%s\",\"role\":\"%s\"}}",
                sequence, source, story, role);
    }
}
