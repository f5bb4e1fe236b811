package tidewire.llm;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.llm.checkpoint.Checkpoint;
import tidewire.llm.checkpoint.DecoderShape;
import tidewire.llm.tokenizer.CheckpointTokenizer;
import tidewire.llm.torch.DeviceChoice;
import tidewire.llm.torch.TorchDecoder;
import tidewire.llm.window.DecoderModel;

/**
 * The way in: a model on disk (see {@link ModelFiles}) becomes a {@link LanguageModel}.
 *
 * <p>On a CPU everything needed is on the class path of this module. For an NVIDIA GPU, DJL takes PyTorch's libraries from a
 * folder: install PyTorch 2.7.1 for CUDA 12.8, set the environment variables {@code PYTORCH_LIBRARY_PATH} to its {@code lib}
 * folder, {@code PYTORCH_VERSION=2.7.1} and {@code PYTORCH_FLAVOR=cu128}; the matching JNI library for Linux and Windows on
 * x86-64 is in {@code pytorch-jni} already (Maven Central has no CUDA natives of this version). Then {@code auto} finds the
 * GPU and holds weights as bf16. This has not been tried on a machine with a GPU yet.
 */
public final class Models {
    private static final Logger LOG = LoggerFactory.getLogger(Models.class);

    private Models() {}

    /**
     * Checks everything first (configuration, every tensor's name, shape and format, tokenizer); only then are weights read.
     *
     * @param path a GGUF file; or a folder with config.json, tokenizer.json, and model.safetensors or its index with all
     *     shards
     * @throws ModelException if the model cannot be used: which file, what is wrong, what to do
     * @throws IllegalArgumentException for a device or weight format that this machine has not
     */
    public static LanguageModel load(Path path, LoadOptions options) {
        return load(ModelFiles.open(path), options);
    }

    /** As above, of a model that was opened already. */
    public static LanguageModel load(ModelFiles files, LoadOptions options) {
        Checkpoint checkpoint = files.checkpoint();
        DecoderShape shape = checkpoint.shape();
        CheckpointTokenizer tokenizer = files.tokenizer();
        TorchDecoder decoder = null;
        try {
            DeviceChoice choice = DeviceChoice.of(options);
            ModelInfo info = info(files, choice.weights());
            long start = System.nanoTime();
            decoder = TorchDecoder.load(shape, checkpoint.weights(), choice.weights(), choice.device());
            LOG.info(
                    "Loaded {} ({}, {} parameters, {} on {}) in {} ms",
                    info.name(),
                    info.architecture(),
                    info.parameters(),
                    info.weights(),
                    choice.device(),
                    (System.nanoTime() - start) / 1_000_000);
            checkpoint
                    .config()
                    .slidingWindow()
                    .ifPresent(w -> LOG.info(
                            "{} was trained to look back {} tokens: keep sinks and rolling part below that",
                            info.name(),
                            w));
            return new DecoderModel(info, tokenizer, decoder, files.taught());
        } catch (RuntimeException | Error e) {
            tokenizer.close();
            if (decoder != null) {
                decoder.close();
            }
            throw e;
        }
    }

    /**
     * Refuses whatever {@link #load} would refuse before it reads weights: the tokenizer, what the model was taught, a device or weight
     * format that was asked for.
     *
     * @throws ModelException which file, what is wrong, what to do
     * @throws IllegalArgumentException for a device or weight format that this machine has not
     */
    public static void check(ModelFiles files, LoadOptions options) {
        files.tokenizer().close();
        files.taught();
        // What is chosen by itself is there, and need not be waited for.
        if (options.weights().isPresent() || options.device().startsWith("cuda")) {
            DeviceChoice choice = DeviceChoice.of(options);
            TorchDecoder.check(choice.weights(), choice.device());
        }
    }

    private static ModelInfo info(ModelFiles files, WeightFormat weights) {
        Checkpoint checkpoint = files.checkpoint();
        DecoderShape shape = checkpoint.shape();
        return new ModelInfo(
                files.name(),
                shape.architecture(),
                checkpoint.sha256(),
                shape.layers(),
                shape.hiddenSize(),
                shape.heads(),
                shape.kvHeads(),
                shape.headDim(),
                shape.vocabularySize(),
                checkpoint.parameters(),
                weights);
    }
}
