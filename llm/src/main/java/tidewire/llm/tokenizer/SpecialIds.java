package tidewire.llm.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import tidewire.llm.ModelException;
import tidewire.llm.checkpoint.JsonFile;

/**
 * Which tokens begin and end a text. Ends are all that any file names (a chat checkpoint has one for the turn and one for the
 * text). The beginning is what tokenizer_config.json says, else config.json's.
 */
record SpecialIds(OptionalInt begin, int[] ends) {

    static SpecialIds read(Path folder, TokenTable table) {
        Path tokenizerFile = folder.resolve("tokenizer_config.json");
        Path configFile = folder.resolve("config.json");
        Path generationFile = folder.resolve("generation_config.json");
        JsonNode tokenizer = orNothing(tokenizerFile);
        JsonNode config = orNothing(configFile);
        JsonNode generation = orNothing(generationFile);

        SortedSet<Integer> ends = new TreeSet<>();
        addIds(generation.path("eos_token_id"), generationFile, table, ends);
        addIds(config.path("eos_token_id"), configFile, table, ends);
        literal(tokenizer.path("eos_token")).flatMap(l -> boxed(table.added(l))).ifPresent(ends::add);

        OptionalInt begin;
        if (tokenizer.has("bos_token")) {
            // Qwen says null here: its texts begin with nothing, whatever number config.json carries.
            begin = literal(tokenizer.path("bos_token")).map(table::added).orElse(OptionalInt.empty());
        } else {
            SortedSet<Integer> ids = new TreeSet<>();
            addIds(config.path("bos_token_id"), configFile, table, ids);
            begin = ids.isEmpty() ? OptionalInt.empty() : OptionalInt.of(ids.first());
        }
        return new SpecialIds(begin, ends.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    public int[] ends() {
        return ends.clone();
    }

    private static JsonNode orNothing(Path file) {
        return JsonFile.readIfPresent(file).orElse(MissingNode.getInstance());
    }

    /** A token is named by its text, or by an object that has it as {@code content}. */
    private static Optional<String> literal(JsonNode token) {
        JsonNode text = token.isObject() ? token.path("content") : token;
        return text.isTextual() ? Optional.of(text.asText()) : Optional.empty();
    }

    private static Optional<Integer> boxed(OptionalInt id) {
        return id.isPresent() ? Optional.of(id.getAsInt()) : Optional.empty();
    }

    private static void addIds(JsonNode idOrList, Path file, TokenTable table, SortedSet<Integer> into) {
        if (idOrList.isArray()) {
            idOrList.forEach(id -> addIds(id, file, table, into));
        } else if (idOrList.isIntegralNumber()) {
            // -1 is used for "none"
            int id = idOrList.asInt();
            if (id >= table.size()) {
                throw new ModelException(file + ": names token " + id + ", but tokenizer.json has only " + table.size()
                        + " tokens; the files are of different models");
            }
            if (id >= 0) {
                into.add(id);
            }
        }
    }
}
