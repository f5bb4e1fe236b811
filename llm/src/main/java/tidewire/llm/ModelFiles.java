package tidewire.llm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidewire.llm.chat.ChatTemplate;
import tidewire.llm.checkpoint.Checkpoint;
import tidewire.llm.checkpoint.TaughtFile;
import tidewire.llm.gguf.GgufFiles;
import tidewire.llm.gguf.GgufModel;
import tidewire.llm.tokenizer.CheckpointTokenizer;

/**
 * A model on disk, opened and checked, no weight read: a folder in Hugging Face layout, a GGUF file (or the first of its
 * parts), or a folder with exactly one GGUF model in it.
 */
public final class ModelFiles {
    private final Path path;
    private final @Nullable GgufModel gguf;
    private final Checkpoint checkpoint;

    private ModelFiles(Path path, @Nullable GgufModel gguf, Checkpoint checkpoint) {
        this.path = path;
        this.gguf = gguf;
        this.checkpoint = checkpoint;
    }

    /** @throws ModelException saying which file or tensor is wrong, what was expected, and what to do */
    public static ModelFiles open(Path path) {
        if (!Files.exists(path)) {
            throw new ModelException(path + ": no such file or folder");
        }
        Optional<Path> file = Optional.of(path);
        if (Files.isDirectory(path)) {
            file = Files.exists(path.resolve("config.json")) ? Optional.empty() : GgufFiles.only(path);
        } else if (!GgufFiles.isGguf(path)) {
            throw new ModelException(path + ": neither a GGUF file nor a model folder as Hugging Face publishes it");
        }
        if (file.isEmpty()) {
            return new ModelFiles(path, null, Checkpoint.ofFolder(path));
        }
        GgufModel gguf = GgufModel.open(file.get());
        return new ModelFiles(path, gguf, gguf.checkpoint());
    }

    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /** To be closed by the caller. */
    public CheckpointTokenizer tokenizer() {
        CheckpointTokenizer tokenizer =
                gguf == null ? CheckpointTokenizer.load(path) : CheckpointTokenizer.of(gguf.tokenizer());
        int rows = checkpoint.shape().vocabularySize();
        // Every token must have an embedding; embeddings without a token are common padding.
        if (tokenizer.vocabularySize() > rows) {
            int tokens = tokenizer.vocabularySize();
            tokenizer.close();
            throw new ModelException(path + ": the tokenizer has " + tokens + " tokens, but the embedding only " + rows
                    + " rows (vocab_size); the files are of different models");
        }
        return tokenizer;
    }

    /** What the model was taught beyond its language, as its files say. */
    public Taught taught() {
        return gguf == null ? TaughtFile.read(path) : gguf.taught();
    }

    /** How conversations are written, if the model was made for them. */
    public Optional<ChatTemplate> chatTemplate() {
        if (gguf == null) {
            return ChatTemplate.read(path);
        }
        return gguf.chatTemplate()
                .map(source -> ChatTemplate.of(source, gguf.tokenizer().literals(), path));
    }

    /** Name of the folder, or of the file without ending. */
    public String name() {
        Path name = path.toAbsolutePath().normalize();
        return name.getFileName() == null ? "model" : GgufFiles.modelName(name);
    }
}
