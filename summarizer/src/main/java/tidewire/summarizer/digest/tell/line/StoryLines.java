package tidewire.summarizer.digest.tell.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tidewire.events.Digest;
import tidewire.events.Phrasing;
import tidewire.summarizer.digest.tell.Choice;
import tidewire.summarizer.digest.tell.IntervalStory;
import tidewire.summarizer.gate.Judgement;
import tidewire.summarizer.gate.Verdict;
import tidewire.summarizer.gate.cut.Shorter;
import tidewire.summarizer.prompt.TapeFormat;
import tidewire.summarizer.prompt.Task;
import tidewire.summarizer.text.CleanLine;

/**
 * A line for each of the best stories, by rising caution: reworded, shortened, a source's own words. A story of which there is
 * nothing new to say, or no sentence that says something by itself, gives its place to the next and is listed.
 */
public final class StoryLines {
    /** Stories tried for a line each, as a multiple of the lines there are. */
    private static final int TRIED = 2;

    private final TapeFormat format;
    private final LineWriter writer;

    public StoryLines(TapeFormat format, LineWriter writer) {
        this.format = format;
        this.writer = writer;
    }

    /** @param untold stories without a line, best first */
    public record Told(List<Digest.Line> lines, List<IntervalStory> untold) {}

    /** @param all stories of the interval, best first @param most lines */
    public Told write(LineWriter.Assignment assignment, List<IntervalStory> all, int most) {
        Choice choice = Choice.of(all, most);
        Told told = best(assignment, choice.tried(), choice.most());
        List<IntervalStory> untold = new ArrayList<>(told.untold());
        untold.addAll(choice.left());
        return new Told(told.lines(), untold);
    }

    private Told best(LineWriter.Assignment assignment, List<IntervalStory> stories, int most) {
        List<Digest.Line> lines = new ArrayList<>();
        List<IntervalStory> untold = new ArrayList<>();
        int next = 0;
        while (lines.size() < most && next < Math.min(stories.size(), TRIED * most)) {
            int end = Math.min(stories.size(), next + most - lines.size());
            List<IntervalStory> batch = stories.subList(next, end);
            List<LineWriter.Written> written = write(assignment, batch);
            for (int i = 0; i < batch.size(); i++) {
                add(batch.get(i), text(assignment, batch.get(i), written.get(i)), lines, untold);
            }
            next = end;
        }
        untold.addAll(stories.subList(next, stories.size()));
        return new Told(lines, untold);
    }

    private List<LineWriter.Written> write(LineWriter.Assignment assignment, List<IntervalStory> stories) {
        return writer.write(assignment, stories.stream().map(this::wanted).toList());
    }

    private Wanted wanted(IntervalStory story) {
        List<Task> tasks = Stream.of(Task.REWORD, Task.SHORTEN)
                .filter(format.tasks()::contains)
                .toList();
        return Wanted.line(format, story.text(), tasks, News.of(story));
    }

    /** A story of which there is no text that says something new has no line; one whose text stands there already shares that line. */
    private static void add(
            IntervalStory story,
            Optional<LineWriter.Written> chosen,
            List<Digest.Line> lines,
            List<IntervalStory> untold) {
        if (chosen.isEmpty()) {
            untold.add(story);
            return;
        }
        String key = CleanLine.key(chosen.get().text());
        for (int i = 0; i < lines.size(); i++) {
            if (CleanLine.key(lines.get(i).text()).equals(key)) {
                lines.set(i, shared(lines.get(i), story));
                return;
            }
        }
        lines.add(line(story, chosen.get()));
    }

    /** What was written, or else a source's words; of cuts and of those, what is long is cut down. */
    private Optional<LineWriter.Written> text(
            LineWriter.Assignment assignment, IntervalStory story, LineWriter.Written written) {
        if (written.isNothing()) {
            return Optional.empty();
        }
        if (written.verdict().passed()) {
            boolean cut = written.verdict().outcome() == Verdict.Outcome.SHORTENED;
            return Optional.of(cut ? shorter(assignment, story, written.text()).orElse(written) : written);
        }
        boolean copied = written.verdict().outcome() == Verdict.Outcome.COPIED
                && SourceWords.isNews(written.text())
                && !SourceWords.isOnlyAName(written.text());
        return Stream.concat(copied ? Stream.of(written.text()) : Stream.empty(), SourceWords.of(story))
                .filter(News.of(story)::isIn)
                .findFirst()
                .map(text -> shorter(assignment, story, text)
                        .orElse(new LineWriter.Written(text, written.verdict(), Judgement.NONE)));
    }

    private Optional<LineWriter.Written> shorter(LineWriter.Assignment assignment, IntervalStory story, String text) {
        return Shorter.isLong(text) ? writer.cut(assignment, wanted(story), Shorter.of(text)) : Optional.empty();
    }

    private static Digest.Line shared(Digest.Line line, IntervalStory other) {
        return line.with(
                Stream.concat(line.symbols().stream(), other.symbols().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                Stream.concat(line.cites().stream(), other.citations().stream())
                        .distinct()
                        .toList());
    }

    private static Digest.Line line(IntervalStory story, LineWriter.Written written) {
        Verdict verdict = written.verdict();
        return new Digest.Line(
                story.id(),
                story.role(),
                written.text(),
                verdict.passed() ? Phrasing.GENERATED : Phrasing.EXTRACTED,
                switch (verdict.outcome()) {
                    case REWORDED -> Digest.Wording.REWORDED;
                    case SHORTENED -> Digest.Wording.SHORTENED;
                    default -> Digest.Wording.SOURCE;
                },
                verdict.why(),
                story.rank(),
                story.reasons(),
                story.novelty(),
                verdict.passed() ? written.judgement().check() : null,
                story.symbols(),
                story.citations());
    }
}
