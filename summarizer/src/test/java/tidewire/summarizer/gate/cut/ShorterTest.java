package tidewire.summarizer.gate.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
        assertThat(Shorter.isLong("word ".repeat(29) + "word.")).isFalse();
        assertThat(Shorter.isLong("word ".repeat(30) + "word.")).isTrue();
    }

    @Test
    void sentence_thatSaysWhoSaidIt_keepsThat() {
        assertThat(shorter(
                        "The bank cut its rate by half a point after a long meeting in Oslo with the heads of all the other large banks of "
                                + "the north and the ministers of five states, a spokesman said."))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A costumed bear, who collected tips for hugging the children of visitors in photos of families on the square in front of the station, "
                        + "and a friend of his from the north are sent to jail.",
                "Four people living at one address in Savannah, Tennessee (three men and one woman), believed to be involved in a ring that stole cars "
                        + "and tools in the area for many years, are arrested."
            })
    void sentence_whoseVerbComesLate_isNotCutBeforeIt(String sentence) {
        assertThat(shorter(sentence)).isEmpty();
    }

    @Test
    void sentence_withoutWords_hasNone() {
        assertThat(Shorter.of("- ".repeat(40))).isEmpty();
    }
}
