package tidewire.llm.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tidewire.llm.ModelException;

/**
 * What a repository holds at one revision, and which of it a model folder needs.
 *
 * @param commit the revision's full id: files are fetched by it, so that they belong together even if the repository moves on
 * @param files needed ones, small first: what is wrong with a model shows before its weights are on the way
 */
record HubListing(String commit, List<HubFile> files) {

    static HubListing of(String repository, JsonNode answer) {
        String commit = answer.path("sha").asText("");
        if (!commit.matches("[0-9a-f]{40}") || !answer.path("siblings").isArray()) {
            throw new ModelException("the hub's answer about " + repository + " is not a model listing");
        }
        List<String> names = new ArrayList<>();
        for (JsonNode sibling : answer.path("siblings")) {
            String name = sibling.path("rfilename").asText();
            refuseWaysOut(repository, name);
            names.add(name);
        }
        boolean named = names.stream().anyMatch(HubListing::isModelWeights);
        List<HubFile> needed = new ArrayList<>();
        for (JsonNode sibling : answer.path("siblings")) {
            String name = sibling.path("rfilename").asText();
            if (isNeeded(name, named)) {
                needed.add(HubFile.of(sibling));
            }
        }
        for (String must : List.of("config.json", "tokenizer.json")) {
            if (needed.stream().noneMatch(f -> f.name().equals(must))) {
                throw new ModelException(repository + " has no " + must + ": it is not a model in Hugging Face layout");
            }
        }
        if (needed.stream().noneMatch(f -> f.name().endsWith(".safetensors"))) {
            throw new ModelException(repository + " has no .safetensors files; pickled weights are not read");
        }
        needed.sort(Comparator.comparingLong(HubFile::size).thenComparing(HubFile::name));
        return new HubListing(commit, List.copyOf(needed));
    }

    private static boolean isModelWeights(String name) {
        return name.startsWith("model") && name.endsWith(".safetensors");
    }

    /**
     * @param named the repository has weights under the usual names; others (Mistral's consolidated.safetensors) are then the
     *     same weights once more
     */
    private static boolean isNeeded(String name, boolean named) {
        if (name.contains("/")) {
            return false;
        }
        return switch (name) {
            case "config.json",
                    "generation_config.json",
                    "special_tokens_map.json",
                    "chat_template.jinja",
                    "tidewire.json",
                    "model.safetensors.index.json",
                    "LICENSE",
                    "LICENSE.txt",
                    "README.md" -> true;
            default ->
                (name.startsWith("tokenizer") && name.endsWith(".json"))
                        || (named ? isModelWeights(name) : name.endsWith(".safetensors"));
        };
    }

    /** A listing that tries to leave the folder is not to be trusted in anything. */
    private static void refuseWaysOut(String repository, String name) {
        boolean bad = name.isEmpty()
                || name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf(':') >= 0
                || name.chars().anyMatch(Character::isISOControl)
                || List.of(name.split("/", -1)).contains("..");
        if (bad) {
            throw new ModelException(repository + " lists a file that would lie outside the model folder: \""
                    + name.replaceAll("\\p{Cntrl}", "?") + "\"; nothing was fetched");
        }
    }

    long bytes() {
        return files.stream().mapToLong(HubFile::size).sum();
    }
}
