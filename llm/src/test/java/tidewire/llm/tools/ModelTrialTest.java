package tidewire.llm.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.llm.GenerationRequest;
import tidewire.llm.LanguageModel;
import tidewire.llm.LoadOptions;
import tidewire.llm.ModelFiles;
import tidewire.llm.Models;
import tidewire.llm.Sampler;
import tidewire.llm.SinkWindow;
import tidewire.llm.TinyCheckpoints;
import tidewire.llm.TokenConstraint;
import tidewire.llm.WeightFormat;
import tidewire.llm.WindowConfig;
import tidewire.llm.chat.ChatMessage;
import tidewire.llm.chat.ChatPrompt;
import tidewire.llm.tokenizer.CheckpointTokenizer;

class ModelTrialTest {
    private static final WindowConfig WINDOW = new WindowConfig(4, 20, WindowConfig.Eviction.ENTRY, 16);
    private static LanguageModel model;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

    @BeforeAll
    static void load() {
        model = Models.load(TinyCheckpoints.folder("smollm2"), new LoadOptions(Optional.of(WeightFormat.F32), "cpu"));
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void run_emptyLine_printsWhatTheModelWrites() throws IOException {
        try_("rates fell\n\n");
        assertThat(text(out))
                .isEqualTo(WindowView.printable(continuation("", "rates fell\n")) + System.lineSeparator());
        assertThat(text(notes)).contains("tokens at 0").contains("[8 tokens, MAX_TOKENS");
    }

    @Test
    void run_goWithText_continuesTheTextAndForgetsIt() throws IOException {
        try_("rates fell\n/go IBM\n/go IBM\n");
        String once = WindowView.printable(continuation("IBM", "rates fell\n")) + System.lineSeparator();
        assertThat(text(out)).isEqualTo(once + once);
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "mistral-00001-of-00003"})
    void run_ofAGgufFile_wholeOrInParts_writesItsContinuation(String name) throws Exception {
        Path file = Path.of(
                ModelTrialTest.class.getResource("/gguf/" + name + ".gguf").toURI());
        try (LanguageModel gguf = Models.load(file, new LoadOptions(Optional.of(WeightFormat.F32), "cpu"))) {
            new ModelTrial(gguf, WINDOW, 8, Sampler.GREEDY, Optional.empty())
                    .run(
                            new BufferedReader(new StringReader("rates fell\n\n")),
                            new PrintStream(out, true, StandardCharsets.UTF_8),
                            new PrintStream(notes, true, StandardCharsets.UTF_8));
            assertThat(text(out))
                    .isEqualTo(WindowView.printable(continuation(gguf, "", "rates fell\n")) + System.lineSeparator());
        }
    }

    @Test
    void run_ask_ofAModelWithoutTemplate_saysSo() throws IOException {
        try_("rates fell\n/ask why?\n");
        assertThat(text(out)).isEmpty();
        assertThat(text(notes)).contains("no chat template");
    }

    @Test
    void run_ask_writesTheAnswerToATurnOfTheModelsTemplate() throws IOException {
        ModelFiles files = ModelFiles.open(TinyCheckpoints.folder("qwen2"));
        try (LanguageModel qwen = Models.load(files, new LoadOptions(Optional.of(WeightFormat.F32), "cpu"));
                CheckpointTokenizer tokenizer = files.tokenizer()) {
            ChatPrompt chat = new ChatPrompt(files.chatTemplate().orElseThrow(), tokenizer);
            new ModelTrial(qwen, WINDOW, 8, Sampler.GREEDY, Optional.of(chat))
                    .run(
                            new BufferedReader(new StringReader("rates fell\n/ask why?\n")),
                            new PrintStream(out, true, StandardCharsets.UTF_8),
                            new PrintStream(notes, true, StandardCharsets.UTF_8));
            try (SinkWindow window = qwen.openWindow(WINDOW)) {
                window.feed(tokenizer.encode("rates fell\n"));
                SinkWindow fork = window.fork();
                int[] turn = chat.encode(List.of(ChatMessage.user("why?")), true);
                int[] answer = qwen.generate(List.of(new GenerationRequest(
                                fork,
                                turn,
                                8,
                                Set.of(
                                        tokenizer.special("<|im_end|>").getAsInt(),
                                        tokenizer.special("<|endoftext|>").getAsInt()),
                                Sampler.GREEDY,
                                TokenConstraint.NONE,
                                () -> false)))
                        .get(0)
                        .tokens();
                fork.close();
                assertThat(text(out).strip())
                        .isEqualTo(
                                WindowView.printable(tokenizer.decode(answer)).strip());
            }
        }
    }

    @Test
    void run_window_showsSinksAndTheEntriesThatAreLeft() throws IOException {
        try_("first one\nsecond\nthird\nfourth\n/window\n");
        assertThat(text(out))
                .contains("4 sinks, 0 pinned")
                .contains("of 20 rolling")
                .contains("sinks [0, ")
                .contains("fourth")
                .doesNotContain("first one");
        assertThat(text(notes)).contains("evicted]");
    }

    @Test
    void run_lineLongerThanAnEntry_saysWhatWasCut() throws IOException {
        try_("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz\n");
        assertThat(text(notes)).contains("[16 tokens at 0").contains("cut off");
    }

    @Test
    void run_pin_staysInSight() throws IOException {
        try_("rates fell\n/pin IBM\n/window\n/pin\n/window\n");
        assertThat(text(out)).containsSubsequence("4 sinks, 2 pinned", "4 sinks, 0 pinned");
    }

    @Test
    void run_commandsOutOfTurn_areAnswered() throws IOException {
        try_("/go\n/pin x\n/nonsense\n/window\n/quit\nnever fed\n");
        assertThat(text(notes))
                .contains("[nothing to go on from")
                .contains("[a pin stands behind the sinks")
                .doesNotContain("tokens at");
        assertThat(text(out)).contains("0 fed");
    }

    @Test
    void run_controlCharactersInTheFeed_doNotReachTheTerminal() throws IOException {
        try_("a\u001b[2Jb\u202ec\n/window\n");
        assertThat(text(out)).doesNotContain("\u001b").doesNotContain("\u202e").contains("a\uFFFD[");
    }

    private void try_(String input) throws IOException {
        new ModelTrial(model, WINDOW, 8, Sampler.GREEDY, Optional.empty())
                .run(new BufferedReader(new StringReader(input)), stream(out), stream(notes));
    }

    /** The same without the class under test. */
    private static String continuation(String prompt, String fed) {
        return continuation(model, prompt, fed);
    }

    private static String continuation(LanguageModel model, String prompt, String fed) {
        try (SinkWindow window = model.openWindow(WINDOW)) {
            int[] entry = model.tokenizer().encode(fed);
            int[] first = new int[entry.length + 1];
            first[0] = model.tokenizer().beginOfStream().orElseThrow();
            System.arraycopy(entry, 0, first, 1, entry.length);
            window.feed(first);
            try (SinkWindow fork = window.fork()) {
                int[] tokens = model.generate(List.of(new GenerationRequest(
                                fork,
                                model.tokenizer().encode(prompt),
                                8,
                                Arrays.stream(model.tokenizer().endTokens())
                                        .boxed()
                                        .collect(Collectors.toSet()),
                                Sampler.GREEDY,
                                TokenConstraint.NONE,
                                () -> false)))
                        .get(0)
                        .tokens();
                return model.tokenizer().decode(tokens);
            }
        }
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
