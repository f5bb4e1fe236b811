package tidewire.ingest.trades;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenIdsTest {
    @Test
    void ids_areKnownInWhateverOrderTheyCome_likeInASet() {
        Random random = new Random(5);
        SeenIds seen = new SeenIds();
        Set<Long> reference = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            long id = random.nextInt(800);
            assertThat(seen.add(id)).isEqualTo(reference.add(id));
        }
    }

    @Test
    void hole_isTheFirstThatIsLeft_upToWhatIsAnnounced() {
        SeenIds seen = new SeenIds();
        assertThat(seen.hole(100)).isNull();
        seen.add(5);
        seen.add(9);
        assertThat(seen.hole(12)).isEqualTo(new SeenIds.Range(6, 8));
        seen.addAll(new SeenIds.Range(6, 8));
        assertThat(seen.hole(12)).isEqualTo(new SeenIds.Range(10, 12));
        assertThat(seen.hole(9)).isNull();
        assertThat(seen.hole(-1)).isNull();
    }

    @Test
    void memory_isBounded_theOldestHolesAreGivenUp() {
        SeenIds seen = new SeenIds();
        for (long id = 0; id < 10_000; id += 2) {
            seen.add(id);
        }
        assertThat(seen.hole(-1).from()).isGreaterThan(7_000);
        assertThat(seen.add(9_997)).isTrue();
    }
}
