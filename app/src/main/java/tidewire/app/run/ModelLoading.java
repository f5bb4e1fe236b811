package tidewire.app.run;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import tidewire.app.StartException;
import tidewire.llm.LanguageModel;
import tidewire.llm.LoadOptions;
import tidewire.llm.ModelFiles;
import tidewire.llm.Models;

/** Loads the model while the broker starts. */
public final class ModelLoading {
    private ModelLoading() {}

    /**
     * Begins to load, once it is known that the model can be: nothing else need be started for one that cannot.
     *
     * @throws tidewire.llm.ModelException if a file is missing or not what it should be
     * @throws StartException for a device or weight format that this machine has not
     */
    public static CompletableFuture<LanguageModel> begin(Path folder, String weights, String device) {
        LoadOptions options = LoadOptions.of(weights, device);
        ModelFiles files = open(folder, options);
        CompletableFuture<LanguageModel> loaded = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        loaded.complete(Models.load(files, options));
                    } catch (RuntimeException | Error e) {
                        loaded.completeExceptionally(e);
                    }
                },
                "tidewire-model");
        thread.setDaemon(true);
        thread.start();
        return loaded;
    }

    public static ModelFiles open(Path folder, LoadOptions options) {
        ModelFiles files = ModelFiles.open(folder);
        try {
            Models.check(files, options);
        } catch (IllegalArgumentException e) {
            throw new StartException(e.getMessage() + " (model.device, model.weights; --device, --weights)", e);
        }
        return files;
    }

    /**
     * The model, when it is loaded.
     *
     * @throws tidewire.llm.ModelException if its weights cannot be used
     */
    public static LanguageModel await(CompletableFuture<LanguageModel> loading) {
        try {
            return loading.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
