package tidewire.summarizer.digest.tell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidewire.events.Digest;
import tidewire.events.Interval;
import tidewire.events.Move;
import tidewire.events.Phrasing;
import tidewire.llm.LanguageModel;
import tidewire.llm.SinkWindow;
import tidewire.summarizer.Desk;
import tidewire.summarizer.digest.DigestOptions;
import tidewire.summarizer.digest.tell.line.LeadWriter;
import tidewire.summarizer.digest.tell.line.LineWriter;
import tidewire.summarizer.digest.tell.line.StoryLines;
import tidewire.summarizer.gate.Gate;
import tidewire.summarizer.gate.Limits;
import tidewire.summarizer.prompt.TapeFormat;
import tidewire.summarizer.prompt.Task;

/**
 * Writes the digest of one interval: a line for each of the best stories, a lead that holds them together, the moves as one
 * block, the rest by name.
 */
public final class DigestWriter {
    private static final int MOST_UNTOLD = 500;

    private final LanguageModel model;
    private final TapeFormat format;
    private final StoryLines lines;
    private final LeadWriter leads;

    public DigestWriter(LanguageModel model, TapeFormat format, DigestOptions options, DigestMetrics metrics) {
        this.model = model;
        this.format = format;
        LineWriter writer = new LineWriter(model, format, options, metrics);
        lines = new StoryLines(format, writer);
        leads = new LeadWriter(format, writer);
    }

    /**
     * What an interval brought.
     *
     * @param stories best first
     * @param moves in the order of the tape
     * @param notRead reports that the model did not read
     * @param tokensRead fed in this interval
     */
    public record Brought(
            Interval interval, List<IntervalStory> stories, List<Move> moves, int notRead, long tokensRead) {}

    /**
     * @param window the desk's window at the end of the interval; only forks of it are fed
     * @return of any size; nothing when there is nothing to say
     */
    public Optional<Digest> write(Desk desk, Brought brought, SinkWindow window, DeskCounters counters) {
        long writtenBefore = counters.get("tokensWritten");
        Gate gate = new Gate(desk.symbols().keySet(), format.tasks().contains(Task.REWORD), Limits.of(model.taught()));
        StoryLines.Told told = lines.write(
                new LineWriter.Assignment(desk.name(), "line", window, gate, counters),
                brought.stories(),
                desk.lines());
        Digest.Moves moves = MovesBlock.of(brought.moves());
        if (told.lines().isEmpty() && told.untold().isEmpty() && moves == null) {
            return Optional.empty();
        }
        Digest.Lead lead =
                leads.write(new LineWriter.Assignment(desk.name(), "lead", window, gate, counters), told.lines());
        told.lines()
                .forEach(line ->
                        counters.add(line.phrasing() == Phrasing.GENERATED ? "linesGenerated" : "linesExtracted", 1));
        counters.add("digests", 1);
        return Optional.of(digest(desk, brought, told, moves, lead, counters.get("tokensWritten") - writtenBefore));
    }

    private Digest digest(
            Desk desk,
            Brought brought,
            StoryLines.Told told,
            Digest.@Nullable Moves moves,
            Digest.@Nullable Lead lead,
            long written) {
        Interval interval = brought.interval();
        List<Digest.Untold> untold = new ArrayList<>();
        told.untold().stream()
                .limit(MOST_UNTOLD)
                .forEach(story -> untold.add(
                        new Digest.Untold(story.id(), story.own().get(0).title(), story.rank(), story.reasons())));
        return new Digest(
                desk.name() + "/" + interval.to() + "/0",
                desk.name(),
                0,
                interval.from(),
                interval.to(),
                brought.stories().stream()
                        .flatMap(story -> story.reports().stream())
                        .anyMatch(IntervalReport::backlog),
                lead,
                told.lines(),
                moves,
                untold,
                told.untold().size(),
                brought.notRead(),
                new Digest.Tokens(brought.tokensRead(), written),
                new Digest.Model(model.info().name(), model.info().sha256()));
    }
}
