package tidewire.summarizer.prompt;

import java.util.List;
import java.util.Set;
import tidewire.llm.Tokenizer;
import tidewire.summarizer.story.Story;

/**
 * How the tape and the questions asked of it become token ids. Which format a model reads is a property of its tokenizer:
 * one that has the markers was taught them.
 */
public sealed interface TapeFormat permits MarkedFormat, TextFormat {
    /** Tokens of the longest entry, so that it fits the entry limit of a window. */
    int MOST_ENTRY_TOKENS = 256;

    static TapeFormat of(Tokenizer tokenizer) {
        return MarkedFormat.isKnownTo(tokenizer) ? new MarkedFormat(tokenizer) : new TextFormat(tokenizer);
    }

    /** What a stream starts with; fed before the first entry. May be empty. */
    int[] begin();

    /** A news item on the tape. */
    int[] item(ItemText item);

    /** A move on the tape. */
    int[] move(String text);

    /** A digest fed back to the tape: what has been said already. */
    int[] digest(String lead, List<String> lines);

    /** Asks, on a fork, for one sentence about a story. */
    int[] askLine(Story story);

    /** Asks, on a fork, for one sentence about the lines just written. */
    int[] askLead(List<String> lines);

    /** Was the model that reads this format taught to cut sentences down and join them, and nothing else? */
    boolean onlyCuts();

    /** Any of these ends an answer. */
    Set<Integer> stopTokens();
}
