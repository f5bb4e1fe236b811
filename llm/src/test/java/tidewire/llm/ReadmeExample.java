package tidewire.llm;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The block of llm/README.md, with a path in place of the file's name; {@link ReadmeTest} holds the one against the other. */
final class ReadmeExample {
    private ReadmeExample() {}

    static void run(Path path, BufferedReader in) throws IOException {
        // begin
        try (LanguageModel model = Models.load(path, LoadOptions.AUTO);
                SinkWindow window = model.openWindow(WindowConfig.DEFAULT)) {
            Tokenizer tokenizer = model.tokenizer();
            for (String line; (line = in.readLine()) != null; ) {
                System.out.println(window.feed(tokenizer.encode(line + "\n")).surprisal() + " nats");
            }
            try (SinkWindow fork = window.fork()) { // costs nothing, and is forgotten
                int[] prompt = tokenizer.encode("In short:");
                GenerationRequest request = GenerationRequest.greedy(fork, prompt, 64, Set.of());
                System.out.println(
                        tokenizer.decode(model.generate(List.of(request)).get(0).tokens()));
            }
        }
        // end
    }
}
