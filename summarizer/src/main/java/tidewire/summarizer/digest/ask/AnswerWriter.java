package tidewire.summarizer.digest.ask;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tidewire.events.Answer;
import tidewire.events.Citation;
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
import tidewire.summarizer.gate.Address;
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
     * @param window of the desk; only forks of it are fed
     * @param known reports that the window holds or that wait to be read
     * @param time that the desk's tape has reached
     */
    public Answering begin(
            Desk desk,
            Question question,
            SinkWindow window,
            List<IntervalReport> known,
            Instant time,
            DeskCounters counters) {
        Set<String> ids = known.stream().map(IntervalReport::id).collect(Collectors.toSet());
        List<NewsItem> older = question.context().stream()
                .filter(item -> !ids.contains(item.id()))
                .toList();
        List<Askable> items = new ArrayList<>();
        older.forEach(item -> items.add(Askable.of(item, text(item, desk.zone()))));
        known.forEach(report -> items.add(Askable.of(report)));
        List<Passage> passages = Search.find(question.text(), items, MOST_PARTS).stream()
                .filter(passage -> Address.fault(passage.sentence().text()).isEmpty())
                .toList();
        metrics.answer(desk.name(), !passages.isEmpty());
        if (passages.isEmpty()) {
            return Answering.of(new Answer(question.id(), desk.name(), 0, true, false, time, null, null, List.of()));
        }
        Gate gate = new Gate(desk.symbols().keySet(), format.tasks().contains(Task.REWORD), Limits.of(model.taught()));
        SinkWindow fork = window.fork();
        LineWriter.Assignment assignment = new LineWriter.Assignment(desk.name(), "answer", fork, gate, counters);
        older.forEach(item -> fork.feed(format.item(text(item, desk.zone()))));
        return new Answering(
                fork,
                passages.size(),
                part -> part(question, assignment, passages.get(part), part, part + 1 == passages.size(), time));
    }

    private ItemText text(NewsItem item, ZoneId zone) {
        return ItemText.of(item, zone, model.tokenizer());
    }

    private Answer part(
            Question question,
            LineWriter.Assignment assignment,
            Passage passage,
            int part,
            boolean done,
            Instant time) {
        String sentence = passage.sentence().text();
        Task task = format.tasks().contains(Task.SHORTEN) ? Task.SHORTEN : Task.REWORD;
        LineWriter.Written written = writer.writeOne(
                assignment, task, new StoryText(List.of(new StoryText.Report(sentence, "")), List.of()));
        boolean generated = written.verdict().passed();
        return new Answer(
                question.id(),
                assignment.desk(),
                part,
                done,
                true,
                time,
                generated ? written.text() : sentence,
                generated ? Phrasing.GENERATED : Phrasing.EXTRACTED,
                List.of(new Citation(
                        passage.item().id(),
                        Citation.Kind.ITEM,
                        passage.item().headline(),
                        passage.item().link())));
    }
}
