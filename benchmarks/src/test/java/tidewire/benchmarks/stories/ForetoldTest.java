package tidewire.benchmarks.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tidewire.events.StoryRef;
import tidewire.events.StoryRef.Role;
import tidewire.events.TapeEntry;

class ForetoldTest {
    private static final Instant TIME = Instant.parse("2013-09-16T08:00:00Z");
    private static final Offset<Double> EXACT = Offset.offset(1e-4);

    private final List<TapeEntry> tape = new ArrayList<>();

    @Test
    void furtherReports_areThoseOfTwelveHours_alsoOfTheFifthThatIsTheMostImportant() {
        report("most", Role.NEW, 0.9, Duration.ZERO);
        report("late", Role.NEW, 0.5, Duration.ofMinutes(1));
        report("two", Role.NEW, 0.4, Duration.ofMinutes(2));
        report("three", Role.NEW, 0.3, Duration.ofMinutes(3));
        report("least", Role.NEW, 0.2, Duration.ofMinutes(4));
        report("most", Role.UPDATE, 0.9, Duration.ofHours(12));
        report("late", Role.UPDATE, 0.5, Duration.ofHours(13));
        report("two", Role.COPY, 0.1, Duration.ofMinutes(30));

        Foretold foretold = Foretold.of(tape);

        assertThat(foretold.stories()).isEqualTo(5);
        assertThat(foretold.drew()).isEqualTo(2);
        assertThat(foretold.first()).isEqualTo(1);
        assertThat(foretold.drewOfFirst()).isEqualTo(1);
    }

    @Test
    void correlation_isSaidWithItsInterval() {
        // tanh(atanh(0.2) -+ 1.96 sqrt(1.06 / 100)), by another program
        assertThat(new Foretold(103, 9, 2, 0.2).between().get(0)).isCloseTo(0.00093, EXACT);
        assertThat(new Foretold(103, 9, 2, 0.2).between().get(1)).isCloseTo(0.38382, EXACT);
        assertThat(new Foretold(3, 0, 0, 0).between()).containsExactly(-1.0, 1.0);
    }

    private void report(String story, Role role, double importance, Duration after) {
        Instant time = TIME.plus(after);
        StoryRef ref = new StoryRef(story, role, 1, 1, importance, Map.of());
        tape.add(StoryReports.of(story + "/" + tape.size(), ref, time, tape.size()));
    }
}
