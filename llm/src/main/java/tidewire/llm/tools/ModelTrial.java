package tidewire.llm.tools;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tidewire.llm.Generation;
import tidewire.llm.GenerationRequest;
import tidewire.llm.LanguageModel;
import tidewire.llm.Sampler;
import tidewire.llm.SinkWindow;
import tidewire.llm.Tokenizer;
import tidewire.llm.WindowConfig;
import tidewire.llm.chat.ChatMessage;
import tidewire.llm.chat.ChatPrompt;

/**
 * A model tried by hand: lines of text are fed to one window without end, and on demand the model goes on writing, on a fork,
 * so that what it writes is forgotten and the stream goes on as if it had not been asked.
 */
public final class ModelTrial {
    private static final String HELP = """
            Each line is fed to the window as one entry. Commands:
              (empty line)  write on from here
              /go TEXT      write on, TEXT first
              /ask TEXT     answer TEXT (models made for conversations)
              /pin TEXT     keep TEXT in sight (alone: nothing pinned)
              /window       what the model still sees
              /help, /quit""";

    private final LanguageModel model;
    private final WindowConfig config;
    private final int maxTokens;
    private final Sampler sampler;
    private final Optional<ChatPrompt> chat;

    /**
     * @param maxTokens longest continuation
     * @param chat how the model wants to be asked, if it was made for conversations
     */
    public ModelTrial(
            LanguageModel model, WindowConfig config, int maxTokens, Sampler sampler, Optional<ChatPrompt> chat) {
        this.model = model;
        this.config = config;
        this.maxTokens = maxTokens;
        this.sampler = sampler;
        this.chat = chat;
    }

    /**
     * Runs until the input ends or says /quit.
     *
     * @param out what the model writes and what was asked to be shown
     * @param notes what feeding did, one line an entry
     */
    public void run(BufferedReader in, PrintStream out, PrintStream notes) throws IOException {
        notes.println(HELP);
        try (SinkWindow window = model.openWindow(config)) {
            WindowView view = new WindowView(model.tokenizer(), config.sinks());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.strip();
                String rest = command.contains(" ") ? command.substring(command.indexOf(' ') + 1) : "";
                if (command.isEmpty() || command.equals("/go") || command.startsWith("/go ")) {
                    goOn(window, rest, out, notes);
                } else if (command.equals("/ask") || command.startsWith("/ask ")) {
                    ask(window, rest, out, notes);
                } else if (command.equals("/window")) {
                    view.print(window.state(), out);
                } else if (command.equals("/pin") || command.startsWith("/pin ")) {
                    pin(window, rest, notes);
                } else if (command.equals("/quit")) {
                    return;
                } else if (command.startsWith("/")) {
                    notes.println(HELP);
                } else {
                    feed(window, line, view, notes);
                }
            }
        }
    }

    private void feed(SinkWindow window, String line, WindowView view, PrintStream notes) {
        int[] tokens = entry(window, line + "\n");
        SinkWindow.Fed fed = window.feed(tokens);
        view.fed(Arrays.copyOf(tokens, fed.tokens()), window.state());
        notes.printf(
                "[%d tokens at %d, %.2f nats a token%s%s]%n",
                fed.tokens(),
                fed.position(),
                fed.surprisal() / fed.tokens(),
                fed.cut() > 0 ? ", " + fed.cut() + " cut off" : "",
                fed.evicted() > 0 ? ", " + fed.evicted() + " evicted" : "");
    }

    /** The stream begins with the token that the model expects there, if it expects one. */
    private int[] entry(SinkWindow window, String text) {
        Tokenizer tokenizer = model.tokenizer();
        int[] tokens = tokenizer.encode(text);
        if (window.state().fed() > 0 || tokenizer.beginOfStream().isEmpty()) {
            return tokens;
        }
        return IntStream.concat(IntStream.of(tokenizer.beginOfStream().getAsInt()), Arrays.stream(tokens))
                .toArray();
    }

    private void pin(SinkWindow window, String text, PrintStream notes) {
        if (window.state().fed() < config.sinks()) {
            notes.println("[a pin stands behind the sinks: feed a line first]");
            return;
        }
        int[] tokens = text.isEmpty() ? new int[0] : model.tokenizer().encode(text);
        window.pin(tokens);
        notes.printf("[%d tokens pinned]%n", tokens.length);
    }

    private void goOn(SinkWindow window, String prompt, PrintStream out, PrintStream notes) {
        write(window, prompt.isEmpty() ? new int[0] : entry(window, prompt), out, notes);
    }

    /** A turn of a conversation that knows the window; the question cannot spell the turns' own markers. */
    private void ask(SinkWindow window, String question, PrintStream out, PrintStream notes) {
        if (chat.isEmpty()) {
            notes.println(
                    "[this model has no chat template: it goes on with text, /go TEXT, and answers no questions]");
        } else if (question.isBlank()) {
            notes.println("[ask what?]");
        } else {
            write(window, chat.get().encode(List.of(ChatMessage.user(question)), true), out, notes);
        }
    }

    private void write(SinkWindow window, int[] first, PrintStream out, PrintStream notes) {
        if (window.state().fed() + first.length == 0) {
            notes.println("[nothing to go on from: feed a line first]");
            return;
        }
        Set<Integer> ends =
                Arrays.stream(model.tokenizer().endTokens()).boxed().collect(Collectors.toUnmodifiableSet());
        try (SinkWindow fork = window.fork()) {
            LiveText live = new LiveText(model.tokenizer(), out);
            long start = System.nanoTime();
            GenerationRequest request = new GenerationRequest(fork, first, maxTokens, ends, sampler, live, () -> false);
            Generation written = model.generate(List.of(request)).get(0);
            live.finish(written.tokens());
            notes.printf(
                    "[%d tokens, %s, %.0f tokens/s]%n",
                    written.tokens().length,
                    written.finish(),
                    written.tokens().length * 1e9 / (System.nanoTime() - start));
        }
    }
}
