package tidewire.llm.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidewire.llm.ModelException;

/**
 * What a repository holds at one revision, and which of it a model folder needs.
 *
 * @param commit the revision's full id: files are fetched by it, so that they belong together even if the repository moves on
 * @param files needed ones, small first: what is wrong with a model shows before its weights are on the way
 */
record HubListing(String commit, List<HubFile> files) {
    private static final Pattern PART = Pattern.compile("(.*)-\\d{5}-of-(\\d{5}\\.gguf)");

    /** @param file a GGUF file of the repository, fetched with the parts that belong to it; null for a model folder */
    static HubListing of(String repository, JsonNode answer, @Nullable String file) {
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
        if (file != null) {
            return new HubListing(commit, ggufFiles(repository, answer, names, file));
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
                List<String> gguf =
                        names.stream().filter(n -> n.endsWith(".gguf")).toList();
                throw new ModelException(repository + " has no " + must + ": it is not a model in Hugging Face layout"
                        + (gguf.isEmpty() ? "" : "; it has GGUF files, of which --file names one: " + gguf));
            }
        }
        if (needed.stream().noneMatch(f -> f.name().endsWith(".safetensors"))) {
            throw new ModelException(repository + " has no .safetensors files; pickled weights are not read");
        }
        needed.sort(Comparator.comparingLong(HubFile::size).thenComparing(HubFile::name));
        return new HubListing(commit, List.copyOf(needed));
    }

    private static List<HubFile> ggufFiles(String repository, JsonNode answer, List<String> names, String file) {
        if (!file.endsWith(".gguf") || !names.contains(file) || file.contains("/")) {
            throw new ModelException(repository + " has no GGUF file " + file + "; it has "
                    + names.stream().filter(n -> n.endsWith(".gguf")).toList());
        }
        Matcher part = PART.matcher(file);
        List<HubFile> files = new ArrayList<>();
        for (JsonNode sibling : answer.path("siblings")) {
            String name = sibling.path("rfilename").asText();
            Matcher other = PART.matcher(name);
            boolean samePartedModel = part.matches()
                    && other.matches()
                    && other.group(1).equals(part.group(1))
                    && other.group(2).equals(part.group(2));
            if (name.equals(file) || samePartedModel) {
                files.add(HubFile.of(sibling));
            }
        }
        files.sort(Comparator.comparing(HubFile::name));
        return List.copyOf(files);
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
