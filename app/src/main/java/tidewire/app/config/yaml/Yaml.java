package tidewire.app.config.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** YAML text to a tree. A key that stands twice in a mapping is an error, not a silent overwriting. */
public final class Yaml {
    private static final YAMLMapper MAPPER = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private Yaml() {}

    public static JsonNode read(String text) throws SyntaxException {
        try {
            JsonNode tree = MAPPER.readTree(text);
            return tree == null || tree.isNull() ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            throw new SyntaxException(e);
        }
    }

    /** Message: line, column and what the parser expected there. */
    public static final class SyntaxException extends Exception {
        private static final long serialVersionUID = 1L;

        SyntaxException(JsonProcessingException e) {
            super(describe(e), e);
        }

        private static String describe(JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            // SnakeYAML repeats the text around the place; its first lines say enough.
            String what = e.getOriginalMessage()
                    .lines()
                    .limit(1)
                    .findFirst()
                    .orElse("not YAML")
                    .strip();
            String problem = e.getOriginalMessage()
                    .lines()
                    .map(String::strip)
                    .filter(l -> l.startsWith("expected") || l.startsWith("found") || l.startsWith("mapping values"))
                    .findFirst()
                    .map(p -> ", " + p)
                    .orElse("");
            return (at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ")
                    + what
                    + problem;
        }
    }
}
