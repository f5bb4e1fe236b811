package tidewire.llm.window;

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
    private final Decoder decoder;
    private final List<Writer> writers = new ArrayList<>();

    BatchGeneration(Decoder decoder, List<GenerationRequest> requests) {
        this.decoder = decoder;
        Set<RollingWindow> seen = new HashSet<>();
        for (GenerationRequest request : requests) {
            if (!(request.window() instanceof RollingWindow window) || window.decoder() != decoder) {
                throw new IllegalArgumentException("generate: a window of another model");
            }
            if (!seen.add(window)) {
                throw new IllegalArgumentException("generate: two requests on one window; fork it");
            }
            window.checkTokens(request.prompt(), "generate: prompt");
            writers.add(new Writer(window, request));
        }
    }

    List<Generation> run() {
        List<RollingWindow> acquired = new ArrayList<>();
        try {
            for (Writer writer : writers) {
                writer.window().acquire();
                acquired.add(writer.window());
            }
            decoder.checkOpen();
            writers.forEach(this::begin);
            while (step()) {}
        } finally {
            acquired.forEach(RollingWindow::release);
        }
        return writers.stream().map(Writer::result).toList();
    }

    private void begin(Writer writer) {
        RollingWindow window = writer.window();
        if (writer.prompt().length > 0) {
            window.feedEntry(writer.prompt(), false);
        }
        window.checkNotEmpty();
        offerLogits(writer);
    }

    private void offerLogits(Writer writer) {
        Decoder.Scored next = writer.window().next();
        writer.offer(next.logits().clone(), next.logSumExp()[0]);
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
        stepping.forEach(writer -> writer.window().makeRoom(1));
        List<Writer> rows = StepBatch.inOrder(stepping, Writer::window);
        List<RollingWindow> windows = rows.stream().map(Writer::window).toList();
        boolean[] beginning = new boolean[rows.size()];
        long[] tokens = new long[rows.size()];
        for (int row = 0; row < tokens.length; row++) {
            beginning[row] = rows.get(row).length() == 1;
            tokens[row] = rows.get(row).takeToken();
        }
        if (decoder.forksTogether()) {
            StepBatch.join(decoder, windows);
        }
        StepBatch batch = StepBatch.of(windows, tokens, decoder.forksTogether());
        Decoder.Scored next =
                decoder.step(windows.stream().map(RollingWindow::cache).toList(), batch);
        int vocabulary = decoder.vocabularySize();
        for (int row = 0; row < tokens.length; row++) {
            windows.get(row).stepped(beginning[row]);
            float[] logits = Arrays.copyOfRange(next.logits(), row * vocabulary, (row + 1) * vocabulary);
            rows.get(row).offer(logits, next.logSumExp()[row]);
        }
    }
}
