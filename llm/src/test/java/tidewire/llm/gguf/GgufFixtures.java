package tidewire.llm.gguf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The files that src/test/python/make_gguf.py wrote. */
final class GgufFixtures {
    private GgufFixtures() {}

    static Path file(String name) {
        try {
            return Path.of(
                    GgufFixtures.class.getResource("/gguf/" + name + ".gguf").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a checkpoint family; one comes in parts. */
    static Path family(String family) {
        return file(family.equals("mistral") ? "mistral-00001-of-00003" : family);
    }

    static JsonNode expected(String name) {
        try {
            return new ObjectMapper().readTree(GgufFixtures.class.getResource("/gguf/" + name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
