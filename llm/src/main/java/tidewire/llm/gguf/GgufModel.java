package tidewire.llm.gguf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tidewire.llm.ModelException;
import tidewire.llm.Taught;
import tidewire.llm.checkpoint.Checkpoint;
import tidewire.llm.checkpoint.ModelConfig;

/** A GGUF model: what its files say, checked. No weight has been read yet. */
public final class GgufModel {
    private static final String TAUGHT = "tidewire.";
    private static final String MARKER = TAUGHT + "marker.";
    private static final String CHECK = TAUGHT + "check.";
    private static final String GATE = TAUGHT + "gate.";
    private static final String CERTAINTY = TAUGHT + "certainty.";

    private final GgufMetadata metadata;
    private final Checkpoint checkpoint;

    private GgufModel(GgufMetadata metadata, Checkpoint checkpoint) {
        this.metadata = metadata;
        this.checkpoint = checkpoint;
    }

    /**
     * @param file the file, or any part of a model that comes in parts
     * @throws ModelException saying what is wrong with which file, and what to do
     */
    public static GgufModel open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ModelException(file + ": " + (Files.exists(file) ? "not a file" : "no such file"));
        }
        List<Path> files = GgufFiles.parts(file);
        List<GgufHeader> headers = files.stream().map(GgufHeader::read).toList();
        GgufFiles.checkParts(headers);
        Map<String, GgufTensor> tensors = new HashMap<>();
        headers.forEach(h -> h.tensors().forEach(t -> tensors.put(t.name(), t)));
        GgufMetadata metadata = headers.get(0).metadata();
        GgufConfig reader = new GgufConfig(metadata, tensors);
        ModelConfig config = reader.read();
        RowOrder order = new RowOrder(reader.pairsAdjacent(), config.shape().headDim());
        return new GgufModel(
                metadata, new Checkpoint(file, "its metadata", config, new GgufWeights(headers, order), files));
    }

    public Checkpoint checkpoint() {
        return checkpoint;
    }

    public GgufTokenizer tokenizer() {
        return new GgufTokenizer(metadata);
    }

    /** What the file says the model was taught: {@code tidewire.format}, {@code tidewire.marker.NAME}, {@code tidewire.check.yes}, {@code tidewire.gate.NAME}, {@code tidewire.certainty.NAME}. */
    public Taught taught() {
        Map<String, Integer> numbers = new TreeMap<>();
        for (String key : metadata.values().keySet()) {
            if (key.startsWith(MARKER) || key.startsWith(CHECK) || key.startsWith(GATE) || key.startsWith(CERTAINTY)) {
                long number = metadata.number(key).orElseThrow(() -> metadata.missing(key));
                long least = Taught.mayBeNegative(key.substring(TAUGHT.length())) ? Integer.MIN_VALUE : 0;
                if (number < least || number > Integer.MAX_VALUE) {
                    throw metadata.refused(key, "a whole number from " + least + " to " + Integer.MAX_VALUE, number);
                }
                numbers.put(key.substring(TAUGHT.length()), (int) number);
            }
        }
        return new Taught(metadata.text(TAUGHT + "format").orElse(""), numbers);
    }

    /** The Jinja template of conversations, if the model was made for them. */
    public Optional<String> chatTemplate() {
        return metadata.text("tokenizer.chat_template");
    }
}
