package tidewire.app;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import tidewire.llm.LanguageModel;
import tidewire.llm.LoadOptions;
import tidewire.llm.Models;

/** Loads the model while the broker starts. */
public final class ModelLoading {
    private ModelLoading() {}

    /** Begins to load; what is wrong with the folder comes out of {@link #await}. */
    public static CompletableFuture<LanguageModel> begin(Path folder, String weights, String device) {
        CompletableFuture<LanguageModel> loaded = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        loaded.complete(Models.load(folder, LoadOptions.of(weights, device)));
                    } catch (RuntimeException | Error e) {
                        loaded.completeExceptionally(e);
                    }
                },
                "tidewire-model");
        thread.setDaemon(true);
        thread.start();
        return loaded;
    }

    /**
     * The model, when it is loaded.
     *
     * @throws tidewire.llm.ModelException if the folder cannot be used
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
