package tidewire.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which model folder is meant. */
public final class ModelFolder {
    private ModelFolder() {}

    /**
     * The folder that was asked for, or the one that is bundled.
     *
     * @throws StartException if there is none
     */
    public static Path of(@Nullable Path asked, Path home) {
        if (asked != null) {
            if (!Files.isDirectory(asked)) {
                throw new StartException("There is no model folder " + asked + " (model.path or --model).");
            }
            return asked;
        }
        Path models = home.resolve("models");
        List<Path> bundled = List.of();
        if (Files.isDirectory(models)) {
            try (Stream<Path> folders = Files.list(models)) {
                bundled = folders.filter(f -> Files.exists(f.resolve("config.json")))
                        .sorted()
                        .toList();
            } catch (IOException e) {
                throw new StartException("The folder of bundled models, " + models + ", cannot be read: " + e, e);
            }
        }
        if (bundled.isEmpty()) {
            throw new StartException("There is no model in " + models
                    + ". Name a folder in Hugging Face layout with model.path or --model.");
        }
        return bundled.get(0);
    }
}
