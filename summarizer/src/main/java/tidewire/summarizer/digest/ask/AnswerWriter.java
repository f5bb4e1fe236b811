package tidewire.summarizer.digest.ask;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import tidewire.events.Answer;
import tidewire.events.NewsItem;
import tidewire.events.Phrasing;
import tidewire.events.Question;
import tidewire.llm.LanguageModel;
import tidewire.llm.SinkWindow;
import tidewire.summarizer.Desk;
import tidewire.summarizer.digest.DigestOptions;
import tidewire.summarizer.digest.tell.DeskCounters;
import tidewire.summarizer.digest.tell.DigestMetrics;
import tidewire.summarizer.digest.tell.IntervalReport;
import tidewire.summarizer.digest.tell.line.LineWriter;
import tidewire.summarizer.gate.Gate;
import tidewire.summarizer.gate.Limits;
import tidewire.summarizer.prompt.ItemText;
import tidewire.summarizer.prompt.StoryText;
import tidewire.summarizer.prompt.TapeFormat;
import tidewire.summarizer.prompt.Task;

/**
 * Answers a question with what stands on the tape: finds the sentences that have its words, among what the desk's window holds
 * and the items that came with the question, has each worded on a fork, and lets the gate decide as for a digest. The
 * question itself is never shown to the model: it is somebody else's text.
 */
public final class AnswerWriter {
    private static final int MOST_PARTS = 3;

    private final LanguageModel model;
    private final TapeFormat format;
    private final LineWriter writer;
    private final DigestMetrics metrics;

    public AnswerWriter(LanguageModel model, TapeFormat format, DigestOptions options, DigestMetrics metrics) {
        this.model = model;
        this.format = format;
        this.metrics = metrics;
        writer = new LineWriter(model, format, options, metrics);
    }

    /**
     * Begins to answer, or goes on with it.
     *
     * @param window of the desk; only forks of it are fed
     * @param known reports that the window holds or that wait to be read
     * @param time that the desk's tape has reached
     */
    public Answering begin(
            Desk desk,
            OpenQuestion open,
            SinkWindow window,
            List<IntervalReport> known,
            Instant time,
            DeskCounters counters) {
        Set<String> ids = known.stream().map(IntervalReport::id).collect(Collectors.toSet());
        List<NewsItem> older = open.question().context().stream()
                .filter(item -> !ids.contains(item.id()))
                .toList();
        OpenQuestion found = open.found() == null ? open.with(find(desk, open.question(), known, older), time) : open;
        return found.quotes().isEmpty()
                ? new Answering(null, found, now -> Answer.nothing(now.question(), now.sent(), time))
                : onFork(desk, found, window.fork(), older, counters);
    }

    private List<Quote> find(Desk desk, Question question, List<IntervalReport> known, List<NewsItem> older) {
        List<Askable> items = new ArrayList<>();
        older.forEach(item -> items.add(Askable.of(item, text(item, desk.zone()))));
        StandingReports.of(known).forEach(report -> items.add(Askable.of(report)));
        List<Quote> quotes = Search.find(question.text(), items, MOST_PARTS).stream()
                .filter(passage -> Gate.standsAlone(passage.sentence()))
                .map(Quote::of)
                .toList();
        metrics.answer(desk.name(), !quotes.isEmpty());
        return quotes;
    }

    /** Before a desk's first entry its window has not begun: the fork does, the window is left to the tape. */
    private Answering onFork(
            Desk desk, OpenQuestion open, SinkWindow fork, List<NewsItem> older, DeskCounters counters) {
        Gate gate = new Gate(desk.symbols().keySet(), format.tasks().contains(Task.REWORD), Limits.of(model.taught()));
        LineWriter.Assignment assignment = new LineWriter.Assignment(desk.name(), "answer", fork, gate, counters);
        Answering answering = new Answering(fork, open, now -> part(now, assignment));
        try {
            if (fork.state().fed() == 0 && format.begin().length > 0) {
                fork.feed(format.begin());
            }
            older.forEach(item -> fork.feed(format.item(text(item, desk.zone()))));
            return answering;
        } catch (RuntimeException e) {
            answering.close();
            throw e;
        }
    }

    private ItemText text(NewsItem item, ZoneId zone) {
        return ItemText.of(item, zone, model.tokenizer());
    }

    private Answer part(OpenQuestion open, LineWriter.Assignment assignment) {
        Quote quote = open.quotes().get(open.sent());
        Task task = format.tasks().contains(Task.SHORTEN) ? Task.SHORTEN : Task.REWORD;
        LineWriter.Written written = writer.writeOne(
                assignment, task, new StoryText(List.of(new StoryText.Report(quote.text(), "")), List.of()));
        boolean generated = written.verdict().passed();
        return new Answer(
                open.question().id(),
                assignment.desk(),
                open.sent(),
                open.sent() + 1 == open.quotes().size(),
                true,
                null,
                Objects.requireNonNull(open.found()),
                generated ? written.text() : quote.text(),
                generated ? Phrasing.GENERATED : Phrasing.EXTRACTED,
                List.of(quote.source()));
    }
}
