package tidewire.summarizer.gate.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tidewire.summarizer.gate.Gate;
import tidewire.summarizer.gate.Limits;
import tidewire.summarizer.gate.Verdict;
import tidewire.summarizer.gate.source.Sources;

class ShorterTest {
    private static final String LONG =
            "Integer overflow in the parser in the Zip Library (aka zip or pkzip) 2.17 and earlier allows remote attackers to cause a denial of "
                    + "service (crash) or possibly execute arbitrary code via a long string, which triggers an overflow.";

    private static Optional<String> shorter(String sentence) {
        Sources sources = new Sources(List.of(sentence));
        Gate gate = new Gate(Set.of(), false, Limits.DEFAULT);
        return Shorter.of(sentence)
                .filter(one -> gate.check(one, true, sources).equals(Verdict.SHORTENED))
                .findFirst();
    }

    @Test
    void longSentence_endsAtTheLastPlaceWhereItIsWhole() {
        assertThat(shorter(LONG))
                .hasValue(
                        "Integer overflow in the parser in the Zip Library (aka zip or pkzip) 2.17 and earlier allows remote attackers to "
                                + "cause a denial of service (crash).");
    }

    @Test
    void sentence_ofThirtyWords_isLeftAlone() {
        assertThat(Shorter.of("word ".repeat(29) + "word.")).isEmpty();
        assertThat(Shorter.of("word ".repeat(30) + "word.")).isNotEmpty();
    }

    @Test
    void sentence_thatSaysWhoSaidIt_keepsThat() {
        assertThat(shorter(
                        "The bank cut its rate by half a point after a long meeting in Oslo with the heads of all the other large banks of "
                                + "the north and the ministers of five states, a spokesman said."))
                .isEmpty();
    }

    @Test
    void sentence_withoutWords_hasNone() {
        assertThat(Shorter.of("- ".repeat(40))).isEmpty();
    }
}
