package tidewire.app.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidewire.app.StartException;
import tidewire.llm.gguf.GgufFiles;

/** Which model is meant. */
public final class ModelFolder {
    private ModelFolder() {}

    /** Bundled models by what they are asked for with; the first is the one that nobody needs to ask for. */
    private static final Map<String, String> BUNDLED = new LinkedHashMap<>();

    static {
        BUNDLED.put("default", "tidewire-135m");
        BUNDLED.put("small", "tidewire-25m");
    }

    /**
     * The folder or file that was asked for, or the one that is bundled.
     *
     * @param asked may end with the name of a bundled model: {@code default}, {@code small}
     * @throws StartException if there is none
     */
    public static Path of(@Nullable Path asked, Path home) {
        Path models = home.resolve("models");
        if (asked == null) {
            return bundled(models);
        }
        if (Files.exists(asked)) {
            return asked;
        }
        String named = BUNDLED.get(String.valueOf(asked.getFileName()));
        if (named != null && isModel(models.resolve(named))) {
            return models.resolve(named);
        }
        throw new StartException("There is no model folder or GGUF file " + asked
                + " (model.path or --model; the bundled ones are called default and small).");
    }

    private static Path bundled(Path models) {
        for (String name : BUNDLED.values()) {
            if (isModel(models.resolve(name))) {
                return models.resolve(name);
            }
        }
        throw new StartException("There is no model in " + models
                + ". Name a GGUF file, or a folder in Hugging Face layout, with model.path or --model.");
    }

    private static boolean isModel(Path entry) {
        return GgufFiles.isGguf(entry)
                || Files.isDirectory(entry)
                        && (Files.exists(entry.resolve("config.json"))
                                || GgufFiles.only(entry).isPresent());
    }
}
