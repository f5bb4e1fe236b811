package tidewire.summarizer.prompt;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import tidewire.llm.Tokenizer;
import tidewire.summarizer.story.Story;
import tidewire.summarizer.text.PlainText;

/**
 * The format {@code tape-1} that the default model was trained on: markers are tokens of their own, added by number. Text
 * is encoded by a tokenizer that does not know them, so that no feed can write one.
 */
final class MarkedFormat implements TapeFormat {
    private static final int DETAIL_TOKENS = 72;
    private static final int MOST_ITEMS = 3;
    private static final int MOST_MOVES = 2;
    private static final int MOST_LINES = 6;

    private final Cut cut;
    private final int sink;
    private final int end;
    private final int item;
    private final int move;
    private final int digest;
    private final int story;
    private final int line;
    private final int lead;
    private final int separator;

    MarkedFormat(Tokenizer tokenizer) {
        cut = new Cut(tokenizer);
        sink = marker(tokenizer, "<|sink|>");
        end = marker(tokenizer, "<|end|>");
        item = marker(tokenizer, "<|item|>");
        move = marker(tokenizer, "<|move|>");
        digest = marker(tokenizer, "<|digest|>");
        story = marker(tokenizer, "<|story|>");
        line = marker(tokenizer, "<|line|>");
        lead = marker(tokenizer, "<|lead|>");
        separator = marker(tokenizer, "<|sep|>");
    }

    static boolean isKnownTo(Tokenizer tokenizer) {
        return List.of("<|sink|>", "<|end|>", "<|item|>", "<|story|>", "<|line|>", "<|lead|>", "<|sep|>").stream()
                .allMatch(marker -> tokenizer.special(marker).isPresent());
    }

    private static int marker(Tokenizer tokenizer, String literal) {
        OptionalInt id = tokenizer.special(literal);
        return id.orElseThrow(() -> new IllegalArgumentException(
                "the model's tokenizer has some markers of the tape format, but not " + literal));
    }

    @Override
    public int[] begin() {
        return new int[] {sink};
    }

    @Override
    public int[] item(ItemText text) {
        TokenBuffer out = new TokenBuffer().add(item).add(cut.segment(text.stamp()));
        out.add(separator).add(cut.segment(text.headline()));
        if (!text.detail().isEmpty()) {
            out.add(separator).add(cut.segment(text.detail()));
        }
        return entry(out);
    }

    @Override
    public int[] move(String text) {
        return entry(new TokenBuffer().add(move).add(cut.segment(PlainText.clean(text))));
    }

    @Override
    public int[] digest(String leadText, List<String> lines) {
        TokenBuffer out = new TokenBuffer().add(digest).add(cut.segment(leadText));
        lines.forEach(text -> out.add(separator).add(cut.segment(text)));
        return entry(out);
    }

    @Override
    public int[] askLine(Story about) {
        TokenBuffer out = new TokenBuffer().add(story);
        about.items().stream().limit(MOST_ITEMS).forEach(report -> {
            out.add(item).add(cut.segment(report.headline()));
            String detail = cut.atSentence(report.detail(), DETAIL_TOKENS);
            if (!detail.isEmpty() && !PlainText.key(detail).equals(PlainText.key(report.headline()))) {
                out.add(separator).add(cut.segment(detail));
            }
        });
        about.moves().stream()
                .limit(MOST_MOVES)
                .forEach(price -> out.add(move).add(cut.segment(PlainText.clean(price.text()))));
        return out.add(line).toArray();
    }

    @Override
    public int[] askLead(List<String> lines) {
        TokenBuffer out = new TokenBuffer().add(story);
        lines.stream().limit(MOST_LINES).forEach(text -> out.add(digest).add(cut.segment(text)));
        return out.add(lead).toArray();
    }

    @Override
    public boolean onlyCuts() {
        return true;
    }

    @Override
    public Set<Integer> stopTokens() {
        return Set.of(end);
    }

    /** The end marker must survive the cut: an entry without it would run into the next one. */
    private int[] entry(TokenBuffer tokens) {
        int[] all = tokens.toArray();
        int[] cutToFit = Arrays.copyOf(all, Math.min(all.length, MOST_ENTRY_TOKENS - 1) + 1);
        cutToFit[cutToFit.length - 1] = end;
        return cutToFit;
    }
}
