package tidewire.summarizer.prompt;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tidewire.llm.Tokenizer;
import tidewire.summarizer.text.CleanLine;

/**
 * Plain lines of text, for a checkpoint that knows no markers. Clean text has no line break, so that a line of the tape
 * cannot be forged either, and a line break ends an answer.
 */
final class TextFormat implements TapeFormat {
    private static final int DETAIL_TOKENS = 96;
    private static final String LINE_TASK =
            "\nTASK Write one short factual sentence for a news digest. Use only the facts and figures below.\n";
    private static final String LEAD_TASK =
            "\nTASK Write one short sentence that sums up the digest lines below. Use only their facts and figures.\n";

    private final Tokenizer tokenizer;
    private final Cut cut;
    private final Set<Integer> stops = new HashSet<>();

    TextFormat(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
        cut = new Cut(tokenizer);
        Arrays.stream(tokenizer.endTokens()).forEach(stops::add);
        for (int token = 0; token < tokenizer.vocabularySize(); token++) {
            byte[] bytes = tokenizer.bytesOf(token);
            if (bytes.length > 0 && bytes[0] == '\n') {
                stops.add(token);
            }
        }
    }

    @Override
    public int[] begin() {
        return tokenizer.beginOfStream().stream().toArray();
    }

    @Override
    public int[] item(ItemText item) {
        return entry("ITEM " + item.stamp() + ": " + said(item.headline(), item.detail()));
    }

    @Override
    public int[] move(String text) {
        return entry("MOVE " + CleanLine.clean(text));
    }

    @Override
    public int[] digest(String lead, List<String> lines) {
        return entry("DIGEST " + lead + " | " + String.join(" | ", lines));
    }

    @Override
    public int[] story(StoryText story) {
        StringBuilder ask = new StringBuilder(LINE_TASK);
        story.reports()
                .forEach(report -> ask.append("REPORT ")
                        .append(said(report.headline(), cut.atSentence(report.detail(), DETAIL_TOKENS)))
                        .append('\n'));
        return tokenizer.encode(ask.toString());
    }

    @Override
    public int[] askLine(StoryText story, Task task) {
        StringBuilder ask = new StringBuilder();
        story.told().forEach(line -> ask.append("TOLD ").append(line).append('\n'));
        return tokenizer.encode(ask.append("SENTENCE:").toString());
    }

    @Override
    public int[] lines(List<String> lines) {
        return tokenizer.encode(LEAD_TASK + "LINE " + String.join("\nLINE ", lines) + "\n");
    }

    @Override
    public int[] askLead() {
        return tokenizer.encode("SENTENCE:");
    }

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.REWORD, Task.LEAD);
    }

    @Override
    public int[] askCheck() {
        throw new UnsupportedOperationException("a model that was taught no tape cannot be asked to check");
    }

    @Override
    public int[] askCheck(String line) {
        return askCheck();
    }

    @Override
    public double check(float[] logits) {
        throw new UnsupportedOperationException("a model that was taught no tape cannot be asked to check");
    }

    @Override
    public Set<Integer> stopTokens() {
        return Set.copyOf(stops);
    }

    private static String said(String headline, String detail) {
        return detail.isEmpty() ? headline : headline + " | " + detail;
    }

    private int[] entry(String line) {
        int[] lineBreak = tokenizer.encode("\n");
        int[] text = tokenizer.encode(cut.atWord(line, MOST_ENTRY_TOKENS - lineBreak.length));
        return new TokenBuffer().add(text).add(lineBreak).toArray();
    }
}
