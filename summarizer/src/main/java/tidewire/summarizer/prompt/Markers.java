package tidewire.summarizer.prompt;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tidewire.llm.LanguageModel;
import tidewire.llm.ModelException;
import tidewire.llm.Taught;
import tidewire.llm.Tokenizer;

/**
 * Numbers of the tokens that mark the parts of a tape; those that a model was not taught are -1.
 *
 * @param second whether it is the format {@code tape-2}
 */
record Markers(
        boolean second,
        int sink,
        int end,
        int item,
        int move,
        int digest,
        int story,
        int separator,
        int line,
        int shortened,
        int lead,
        int told,
        int check,
        int yes,
        int no) {
    private static final int NONE = -1;
    private static final List<String> NEEDED = List.of("sink", "end", "item", "move", "digest", "story", "separator");

    /** Those of a model, or nothing for one that was not taught the tape. */
    static Optional<Markers> of(LanguageModel model) {
        return model.taught().format().equals("tape-2") ? Optional.of(second(model)) : first(model.tokenizer());
    }

    private static Markers second(LanguageModel model) {
        Taught taught = model.taught();
        for (String name : NEEDED) {
            if (taught.number("marker." + name).isEmpty()) {
                throw new ModelException(
                        model.info().name() + ": says that it was taught tape-2, but has no marker \"" + name + "\"");
            }
        }
        return new Markers(
                true,
                marker(taught, "sink"),
                marker(taught, "end"),
                marker(taught, "item"),
                marker(taught, "move"),
                marker(taught, "digest"),
                marker(taught, "story"),
                marker(taught, "separator"),
                marker(taught, "line"),
                marker(taught, "short"),
                marker(taught, "lead"),
                marker(taught, "told"),
                marker(taught, "check"),
                taught.number("check.yes").orElse(NONE),
                taught.number("check.no").orElse(NONE));
    }

    private static int marker(Taught taught, String name) {
        return taught.number("marker." + name).orElse(NONE);
    }

    /** "tape-1" is known by its tokenizer; its one way of writing is to shorten. */
    private static Optional<Markers> first(Tokenizer tokenizer) {
        List<String> literals = List.of(
                "<|sink|>",
                "<|end|>",
                "<|item|>",
                "<|move|>",
                "<|digest|>",
                "<|story|>",
                "<|sep|>",
                "<|line|>",
                "<|lead|>");
        int[] ids = literals.stream()
                .map(tokenizer::special)
                .mapToInt(id -> id.orElse(NONE))
                .toArray();
        if (Arrays.stream(ids).anyMatch(id -> id == NONE)) {
            return Optional.empty();
        }
        return Optional.of(new Markers(
                false, ids[0], ids[1], ids[2], ids[3], ids[4], ids[5], ids[6], NONE, ids[7], ids[8], NONE, NONE, NONE,
                NONE));
    }

    boolean has(int marker) {
        return marker != NONE;
    }
}
