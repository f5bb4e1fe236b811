package tidewire.llm.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.llm.ModelException;
import tidewire.llm.Taught;

class TaughtFileTest {
    @TempDir
    private Path folder;

    private Taught read(String json) throws IOException {
        Files.writeString(folder.resolve("tidewire.json"), json);
        return TaughtFile.read(folder);
    }

    @Test
    void idsLimitsAndWeights_areRead() throws IOException {
        Taught taught = read("""
                {"format": "tape-2", "markers": {"line": 9}, "check": {"yes": 4}, "gate": {"check": 860},
                 "certainty": {"base": -250, "nats": 2938}}""");
        assertThat(taught.format()).isEqualTo("tape-2");
        assertThat(taught.numbers())
                .containsEntry("marker.line", 9)
                .containsEntry("check.yes", 4)
                .containsEntry("gate.check", 860)
                .containsEntry("certainty.base", -250)
                .containsEntry("certainty.nats", 2938);
    }

    @Test
    void negativeLimitAndWeightThatIsNoNumber_areRefusedByName() {
        assertThatThrownBy(() -> read("{\"gate\": {\"check\": -1}}"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("tidewire.json: gate.check must be a whole number that is not negative, was -1");
        assertThatThrownBy(() -> read("{\"certainty\": {\"nats\": \"high\"}}"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("tidewire.json: certainty.nats must be a whole number, was \"high\"");
    }
}
