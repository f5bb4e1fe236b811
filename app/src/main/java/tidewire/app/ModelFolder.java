package tidewire.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidewire.llm.gguf.GgufFiles;

/** Which model is meant. */
public final class ModelFolder {
    private ModelFolder() {}

    /**
     * The folder or file that was asked for, or the one that is bundled.
     *
     * @throws StartException if there is none
     */
    public static Path of(@Nullable Path asked, Path home) {
        if (asked != null) {
            if (!Files.exists(asked)) {
                throw new StartException(
                        "There is no model folder or GGUF file " + asked + " (model.path or --model).");
            }
            return asked;
        }
        Path models = home.resolve("models");
        List<Path> bundled = List.of();
        if (Files.isDirectory(models)) {
            try (Stream<Path> folders = Files.list(models)) {
                bundled = folders.filter(ModelFolder::isModel).sorted().toList();
            } catch (IOException e) {
                throw new StartException("The folder of bundled models, " + models + ", cannot be read: " + e, e);
            }
        }
        if (bundled.isEmpty()) {
            throw new StartException("There is no model in " + models
                    + ". Name a GGUF file, or a folder in Hugging Face layout, with model.path or --model.");
        }
        return bundled.get(0);
    }

    private static boolean isModel(Path entry) {
        return GgufFiles.isGguf(entry)
                || Files.isDirectory(entry)
                        && (Files.exists(entry.resolve("config.json"))
                                || GgufFiles.only(entry).isPresent());
    }
}
