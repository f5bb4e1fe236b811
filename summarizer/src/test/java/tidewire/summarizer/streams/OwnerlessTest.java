package tidewire.summarizer.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OwnerlessTest {
    private static final String LIVE = "tidewire-digest-11111111-2222-3333-4444-555555555555";
    private static final String DEAD = "tidewire-digest-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";

    @Test
    void transactionsOfProcessesThatLeftTheGroup_areOwnerless_ofEveryThread() {
        assertThat(of(List.of(LIVE + "-1", LIVE + "-2", DEAD + "-2", DEAD + "-1"), consumer(LIVE)))
                .containsExactly(DEAD + "-1", DEAD + "-2");
        assertThat(of(List.of(LIVE + "-1", DEAD + "-1"), consumer(LIVE), consumer(DEAD)))
                .isEmpty();
    }

    @Test
    void otherApplicationsTransactions_areTheirs() {
        assertThat(of(
                        List.of(
                                "tidewire-digest-of-another",
                                "tidewire-" + DEAD + "-1",
                                DEAD.replace("digest", "tape") + "-1"),
                        consumer(LIVE)))
                .isEmpty();
    }

    @Test
    void membersThatCannotBeTold_leaveEverythingAlone() {
        assertThat(of(List.of(DEAD + "-1"))).isEmpty();
        assertThat(of(List.of(DEAD + "-1"), consumer(LIVE), "named by its user-StreamThread-1-consumer"))
                .isEmpty();
    }

    private static String consumer(String process) {
        return process + "-StreamThread-1-consumer";
    }

    private static List<String> of(List<String> transactions, String... members) {
        return Ownerless.of("tidewire-digest", transactions, List.of(members));
    }
}
