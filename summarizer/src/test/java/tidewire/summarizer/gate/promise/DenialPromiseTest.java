package tidewire.summarizer.gate.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;

class DenialPromiseTest {
    private static Optional<String> fault(String line, String... sources) {
        return DenialPromise.fault(Sentence.of(line), new Sources(List.of(sources)));
    }

    @Test
    void denialOfAnotherVerb_isNotThisOnes() {
        String[] sources = {"Acme signed the treaty.", "Globex did not settle."};
        assertThat(fault("Acme did not sign the treaty.", sources)).hasValue("no source denies \"sign\"");
        assertThat(fault("Acme signed the treaty.", sources)).isEmpty();
        assertThat(fault("Globex did not settle.", sources)).isEmpty();
        assertThat(fault("Globex settled.", sources)).hasValue("leaves out \"not settle\"");
    }

    @Test
    void eachOfTwoDenials_isKept() {
        String source = "The minister did not resign and will not sign the treaty.";
        assertThat(fault("The minister did not resign and will sign the treaty.", source))
                .hasValue("leaves out \"not sign\"");
        assertThat(fault("The minister resigned and will not sign the treaty.", source))
                .isPresent();
        assertThat(fault(source, source)).isEmpty();
    }

    @Test
    void failureIsADenial() {
        String source = "Senators failed to pass the bill on Monday.";
        assertThat(fault("Senators pass the bill.", source)).isPresent();
        assertThat(fault("Senators fail to pass the bill.", source)).isEmpty();
    }

    @Test
    void whereOneDidAndOneDidNot_itIsSaidOfEachAsItIs() {
        String source = "Acme signed the treaty but Globex did not sign the treaty.";
        assertThat(fault("Acme signed the treaty.", source)).isEmpty();
    }

    @Test
    void denialOfANoun_isLeftAlone() {
        String source = "No senator signed the letter.";
        assertThat(fault("Senators did not sign the letter.", source)).isEmpty();
    }
}
