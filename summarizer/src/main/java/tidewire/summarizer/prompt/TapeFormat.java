package tidewire.summarizer.prompt;

import java.util.List;
import java.util.Set;
import tidewire.llm.LanguageModel;

/**
 * How the tape and the questions asked of it become token ids. Which format a model reads, and what it can be asked, its
 * files say.
 */
public sealed interface TapeFormat permits MarkedFormat, TextFormat {
    /** Tokens of the longest entry, so that it fits the entry limit of a window. */
    int MOST_ENTRY_TOKENS = 256;

    static TapeFormat of(LanguageModel model) {
        return Markers.of(model)
                .<TapeFormat>map(markers -> new MarkedFormat(model.tokenizer(), markers))
                .orElseGet(() -> new TextFormat(model.tokenizer()));
    }

    /** What the model can be asked. */
    Set<Task> tasks();

    /** What a stream starts with; fed before the first entry. May be empty. */
    int[] begin();

    /** A news item on the tape. */
    int[] item(ItemText item);

    /** A move on the tape. */
    int[] move(String text);

    /** A digest fed back to the tape: what has been said already. */
    int[] digest(String lead, List<String> lines);

    /** Shows, on a fork, what is asked about: a story's reports. Then follows {@link #askLine}. */
    int[] story(StoryText story);

    /** Asks, behind {@link #story}, for one sentence about it; {@code task} is to reword or to shorten. */
    int[] askLine(StoryText story, Task task);

    /** Shows, on a fork, the lines of a digest. Then follows {@link #askLead}. */
    int[] lines(List<String> lines);

    /** Asks, behind {@link #lines}, for one sentence or two about them. */
    int[] askLead();

    /** Asks, on the fork on which a line was just written, whether the reports say so; the answer is in the logits. */
    int[] askCheck();

    /** The same of a line from elsewhere, behind {@link #askLine}. */
    int[] askCheck(String line);

    /** How sure the model is that they do, 0 to 1. */
    double check(float[] logits);

    /** Any of these ends an answer. */
    Set<Integer> stopTokens();
}
