package tidewire.llm.tools;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tidewire.llm.LoadOptions;
import tidewire.llm.ModelException;
import tidewire.llm.ModelFiles;
import tidewire.llm.WindowConfig;
import tidewire.llm.checkpoint.Checkpoint;
import tidewire.llm.checkpoint.DecoderShape;
import tidewire.llm.tokenizer.CheckpointTokenizer;
import tidewire.llm.torch.DeviceChoice;

/** Says what a model folder holds and what loading it would take, without loading it. */
public final class ModelReport {
    private final Path folder;
    private final LoadOptions options;
    private final WindowConfig window;

    public ModelReport(Path folder, LoadOptions options, WindowConfig window) {
        this.folder = folder;
        this.options = options;
        this.window = window;
    }

    /** @throws ModelException if the folder cannot be used */
    public void print(PrintStream out) {
        ModelFiles model = ModelFiles.open(folder);
        Checkpoint checkpoint = model.checkpoint();
        DecoderShape shape = checkpoint.shape();
        try (CheckpointTokenizer tokenizer = model.tokenizer()) {
            out.println(folder);
            line(
                    out,
                    "architecture",
                    shape.architecture()
                            + (shape.tiedEmbeddings() ? ", tied embeddings" : "")
                            + (shape.attentionBias() ? ", attention bias" : "")
                            + (shape.qkNorm() ? ", query/key norm" : ""));
            line(
                    out,
                    "shape",
                    "%d layers, hidden %d, %d heads on %d of %d, feed-forward %d, context %d",
                    shape.layers(),
                    shape.hiddenSize(),
                    shape.heads(),
                    shape.kvHeads(),
                    shape.headDim(),
                    shape.ffnSize(),
                    checkpoint.config().context());
            line(out, "parameters", "%,d", checkpoint.parameters());
            line(
                    out,
                    "tokenizer",
                    "%d tokens for %d rows of the embedding; begin %s, end %s",
                    tokenizer.vocabularySize(),
                    shape.vocabularySize(),
                    tokenizer.beginOfStream().isPresent()
                            ? String.valueOf(tokenizer.beginOfStream().getAsInt())
                            : "none",
                    Arrays.toString(tokenizer.endTokens()));
            files(out, checkpoint);
            line(out, "sha256", checkpoint.sha256());
            memory(out, checkpoint);
            for (String note : notes(checkpoint, tokenizer)) {
                line(out, "note", note);
            }
        }
    }

    private static void files(PrintStream out, Checkpoint checkpoint) {
        String types = String.join(", ", checkpoint.storedTypes());
        for (Path file : checkpoint.weightFiles()) {
            try {
                line(
                        out,
                        "weights",
                        "%s, %s, %s",
                        file.getFileName(),
                        MemoryEstimate.megabytes(Files.size(file)),
                        types);
            } catch (IOException e) {
                throw new ModelException(file + ": cannot be read: " + e.getMessage(), e);
            }
        }
    }

    private void memory(PrintStream out, Checkpoint checkpoint) {
        DeviceChoice choice = DeviceChoice.of(options);
        MemoryEstimate memory =
                MemoryEstimate.of(checkpoint.shape(), checkpoint.parameters(), choice.weights(), window);
        line(
                out,
                "would load as",
                "%s on %s%s",
                choice.weights().name().toLowerCase(Locale.ROOT),
                choice.device(),
                options.weights().isPresent() ? "" : " (auto)");
        line(
                out,
                "memory",
                "about %s for weights, %s for each window of %d sinks and %d rolling tokens",
                MemoryEstimate.megabytes(memory.weights()),
                MemoryEstimate.megabytes(memory.window()),
                window.sinks(),
                window.rolling());
    }

    private List<String> notes(Checkpoint checkpoint, CheckpointTokenizer tokenizer) {
        List<String> notes = new ArrayList<>();
        int visible = window.sinks() + window.rolling();
        if (visible > checkpoint.config().context()) {
            notes.add("the window shows " + visible + " tokens, the model was made for "
                    + checkpoint.config().context() + ": set window.rolling lower");
        }
        checkpoint.config().slidingWindow().stream()
                .filter(w -> visible > w)
                .forEach(w -> notes.add("the model's own sliding window is " + w + " tokens; the window shows "
                        + visible + ", which it was not trained for: set window.rolling lower"));
        if (tokenizer.missingBytes() > 0) {
            notes.add(tokenizer.missingBytes() + " of 256 bytes have no token: text with them loses them");
        }
        return notes;
    }

    private static void line(PrintStream out, String label, String format, Object... values) {
        String text = values.length == 0 ? format : String.format(Locale.ROOT, format, values);
        out.printf(Locale.ROOT, "  %-14s %s%n", label, text);
    }
}
