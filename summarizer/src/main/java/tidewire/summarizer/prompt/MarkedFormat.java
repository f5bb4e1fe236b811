package tidewire.summarizer.prompt;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tidewire.llm.Tokenizer;
import tidewire.summarizer.text.CleanLine;

/**
 * The formats {@code tape-1} and {@code tape-2}, as {@code training/README.md} has them: markers are tokens of their own, added by
 * number. Text is encoded by a tokenizer that does not know them, so that no feed can write one.
 */
final class MarkedFormat implements TapeFormat {
    /** Of one report's text, in {@code tape-1}. */
    private static final int DETAIL_TOKENS = 72;
    /** Of all reports of a story together, in {@code tape-2}. */
    private static final int STORY_TOKENS = 150;

    private static final int TOLD_TOKENS = 40;
    private static final int MOST_REPORTS = 3;
    private static final int MOST_TOLD = 2;
    private static final int MOST_LINES = 6;

    private final Cut cut;
    private final Markers m;

    MarkedFormat(Tokenizer tokenizer, Markers markers) {
        cut = new Cut(tokenizer);
        m = markers;
    }

    @Override
    public Set<Task> tasks() {
        Set<Task> tasks = EnumSet.noneOf(Task.class);
        add(tasks, Task.REWORD, m.has(m.line()));
        add(tasks, Task.SHORTEN, m.has(m.shortened()));
        add(tasks, Task.LEAD, m.has(m.lead()));
        add(tasks, Task.CHECK, m.has(m.check()) && m.has(m.yes()) && m.has(m.no()));
        return tasks;
    }

    private static void add(Set<Task> tasks, Task task, boolean known) {
        if (known) {
            tasks.add(task);
        }
    }

    @Override
    public int[] begin() {
        return new int[] {m.sink()};
    }

    @Override
    public int[] item(ItemText text) {
        TokenBuffer out = new TokenBuffer().add(m.item()).add(cut.segment(text.stamp()));
        out.add(m.separator()).add(cut.segment(text.headline()));
        if (!text.detail().isEmpty()) {
            out.add(m.separator()).add(cut.segment(text.detail()));
        }
        return entry(out);
    }

    @Override
    public int[] move(String text) {
        return entry(new TokenBuffer().add(m.move()).add(cut.segment(CleanLine.clean(text))));
    }

    @Override
    public int[] digest(String leadText, List<String> lines) {
        TokenBuffer out = new TokenBuffer().add(m.digest());
        if (!leadText.isEmpty()) {
            out.add(cut.segment(leadText));
        }
        lines.forEach(text -> out.add(m.separator()).add(cut.segment(text)));
        return entry(out);
    }

    @Override
    public int[] story(StoryText about) {
        TokenBuffer out = new TokenBuffer().add(m.story());
        List<StoryText.Report> reports =
                about.reports().stream().limit(MOST_REPORTS).toList();
        reports.forEach(report -> report(report, reports.size(), out));
        return out.toArray();
    }

    @Override
    public int[] askLine(StoryText about, Task task) {
        TokenBuffer out = new TokenBuffer();
        if (m.has(m.told())) {
            about.told().stream()
                    .skip(Math.max(0, about.told().size() - MOST_TOLD))
                    .forEach(line -> out.add(m.told()).add(cut.segment(cut.atWord(line, TOLD_TOKENS))));
        }
        return out.add(task == Task.SHORTEN ? m.shortened() : m.line()).toArray();
    }

    private void report(StoryText.Report report, int reports, TokenBuffer out) {
        int[] headline = cut.segment(report.headline());
        out.add(m.item()).add(headline);
        int share = STORY_TOKENS / reports;
        int room = m.second() ? Math.max(share - headline.length - 1, share / 3) : DETAIL_TOKENS;
        String detail = cut.atSentence(report.detail(), room);
        if (!detail.isEmpty() && !CleanLine.key(detail).equals(CleanLine.key(report.headline()))) {
            out.add(m.separator()).add(cut.segment(detail));
        }
    }

    @Override
    public int[] lines(List<String> lines) {
        TokenBuffer out = new TokenBuffer().add(m.story());
        lines.stream().limit(MOST_LINES).forEach(text -> out.add(m.digest()).add(cut.segment(text)));
        return out.toArray();
    }

    @Override
    public int[] askLead() {
        return new int[] {m.lead()};
    }

    @Override
    public int[] askCheck() {
        return new int[] {m.end(), m.check()};
    }

    @Override
    public int[] askCheck(String line) {
        return new TokenBuffer().add(cut.segment(line)).add(askCheck()).toArray();
    }

    @Override
    public double check(float[] logits) {
        return 1 / (1 + StrictMath.exp(logits[m.no()] - (double) logits[m.yes()]));
    }

    @Override
    public Set<Integer> stopTokens() {
        return Set.of(m.end());
    }

    /** The end marker must survive the cut: an entry without it would run into the next one. */
    private int[] entry(TokenBuffer tokens) {
        int[] all = tokens.toArray();
        int[] cutToFit = Arrays.copyOf(all, Math.min(all.length, MOST_ENTRY_TOKENS - 1) + 1);
        cutToFit[cutToFit.length - 1] = m.end();
        return cutToFit;
    }
}
