package tidewire.llm.window;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import tidewire.llm.LanguageModel;
import tidewire.llm.LoadOptions;
import tidewire.llm.Models;

/** The model folder named by the system property {@code tidewire.model}, and English that the project owns. */
final class TrainedModel {
    private TrainedModel() {}

    /** The test is skipped when there is none. */
    static LanguageModel load() {
        Path folder = Path.of(System.getProperty("tidewire.model", "no-such-model"));
        assumeTrue(
                Files.exists(folder.resolve("config.json")),
                "skipped: no model folder; -Dtidewire.model=DIR names one");
        return Models.load(folder, LoadOptions.of("f32", "cpu"));
    }

    /** A news item as it stands on a tape. */
    static int[] item(LanguageModel model, String source, String headline) {
        return join(
                special(model, "<|item|>"),
                text(model, source),
                special(model, "<|sep|>"),
                text(model, headline),
                special(model, "<|end|>"));
    }

    /** A marker of the tape format; the test is skipped for a model that does not know it. */
    static int[] special(LanguageModel model, String literal) {
        OptionalInt id = model.tokenizer().special(literal);
        assumeTrue(id.isPresent(), () -> "skipped: the model has no token " + literal);
        return new int[] {id.getAsInt()};
    }

    static int[] text(LanguageModel model, String text) {
        return model.tokenizer().encode(" " + text);
    }

    static int[] join(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }

    static String[] sentences() {
        return SENTENCES.strip().split("\n");
    }

    private static final String SENTENCES = """
            The central bank left its policy rate unchanged and said that inflation remained close to its goal.
            Retail sales rose modestly in most districts, while manufacturing activity was little changed.
            The committee expects that economic conditions will warrant low levels of the federal funds rate for some time.
            A vulnerability in the web server allows remote attackers to cause a denial of service via a crafted request.
            Residential construction continued to expand, and home prices increased in several cities.
            The company reported earnings of 1.02 dollars per share on revenue of 23.7 billion dollars.
            Negotiators met for a third day but did not reach an agreement on the budget.
            Bank lending grew slowly, with credit standards largely unchanged from the previous quarter.
            The president nominated a new chair, and the Senate will consider the nomination next month.
            Labor markets improved gradually, although wage pressures were generally contained.
            Heavy rain flooded several towns in the north, and thousands of people left their homes.
            The board approved the final rule by a unanimous vote and asked for comment within sixty days.
            Energy prices fell for the second week as supplies increased.
            """;
}
