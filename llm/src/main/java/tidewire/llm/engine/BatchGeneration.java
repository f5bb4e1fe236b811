package tidewire.llm.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tidewire.llm.Generation;
import tidewire.llm.GenerationRequest;

/**
 * Writes on several windows at once: one forward pass of all that are still writing per step. Rows of a pass do not touch each
 * other, so a text does not depend on which others are written beside it or when they end.
 */
final class BatchGeneration {
    private final TorchDecoder decoder;
    private final List<Writer> writers = new ArrayList<>();

    BatchGeneration(TorchDecoder decoder, List<GenerationRequest> requests) {
        this.decoder = decoder;
        Set<TorchWindow> seen = new HashSet<>();
        for (GenerationRequest request : requests) {
            if (!(request.window() instanceof TorchWindow window) || window.decoder() != decoder) {
                throw new IllegalArgumentException("generate: a window of another model");
            }
            if (!seen.add(window)) {
                throw new IllegalArgumentException("generate: two requests on one window; fork it");
            }
            decoder.checkTokens(request.prompt(), "generate: prompt");
            writers.add(new Writer(window, request));
        }
    }

    List<Generation> run() {
        List<TorchWindow> acquired = new ArrayList<>();
        try {
            for (Writer writer : writers) {
                writer.window().acquire();
                acquired.add(writer.window());
            }
            decoder.checkOpen();
            writers.forEach(this::begin);
            while (step()) {}
        } finally {
            acquired.forEach(TorchWindow::release);
        }
        return writers.stream().map(Writer::result).toList();
    }

    private void begin(Writer writer) {
        TorchWindow window = writer.window();
        if (writer.prompt().length > 0) {
            window.feedEntry(writer.prompt(), false);
        }
        window.checkNotEmpty();
        offerLogits(writer);
    }

    private void offerLogits(Writer writer) {
        TorchDecoder.Scored next = decoder.next(writer.window().tensors());
        writer.offer(next.logits(), next.logSumExp()[0]);
    }

    /** One more token for everyone who has chosen one; false when nobody has. */
    private boolean step() {
        List<Writer> stepping = new ArrayList<>();
        for (Writer writer : writers) {
            if (!writer.hasToken()) {
                continue;
            }
            if (writer.window().layout().sinksComplete()) {
                stepping.add(writer);
            } else {
                // A stream that is shorter than its sinks grows them first.
                writer.window().feedEntry(new int[] {writer.takeToken()}, false);
                offerLogits(writer);
            }
        }
        if (!stepping.isEmpty()) {
            stepTogether(stepping);
        }
        return writers.stream().anyMatch(Writer::hasToken);
    }

    private void stepTogether(List<Writer> stepping) {
        List<TorchWindow> windows = stepping.stream().map(Writer::window).toList();
        boolean[] beginning = new boolean[stepping.size()];
        long[] tokens = new long[stepping.size()];
        for (int row = 0; row < tokens.length; row++) {
            beginning[row] = stepping.get(row).length() == 1;
            tokens[row] = stepping.get(row).takeToken();
        }
        StepBatch batch = StepBatch.of(windows, tokens);
        TorchDecoder.Scored next;
        try (NativeValue together =
                decoder.together(windows.stream().map(TorchWindow::tensors).toArray(NativeValue[]::new))) {
            next = decoder.step(together, batch);
        }
        int vocabulary = decoder.shape().vocabularySize();
        for (int row = 0; row < tokens.length; row++) {
            windows.get(row).stepped(beginning[row]);
            float[] logits = Arrays.copyOfRange(next.logits(), row * vocabulary, (row + 1) * vocabulary);
            stepping.get(row).offer(logits, next.logSumExp()[row]);
        }
    }
}
