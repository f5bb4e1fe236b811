package tidewire.benchmarks.lines;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidewire.events.Digest;
import tidewire.events.Interval;
import tidewire.events.NewsItem;
import tidewire.events.StoryRef;
import tidewire.llm.LanguageModel;
import tidewire.llm.SinkWindow;
import tidewire.summarizer.Desk;
import tidewire.summarizer.Selection;
import tidewire.summarizer.digest.DigestOptions;
import tidewire.summarizer.digest.tell.DeskCounters;
import tidewire.summarizer.digest.tell.DigestMetrics;
import tidewire.summarizer.digest.tell.DigestWriter;
import tidewire.summarizer.digest.tell.IntervalReport;
import tidewire.summarizer.digest.tell.IntervalStories;
import tidewire.summarizer.digest.tell.Told;
import tidewire.summarizer.digest.tell.line.LineWriter;
import tidewire.summarizer.digest.tell.line.LineWriter.Written;
import tidewire.summarizer.gate.Gate;
import tidewire.summarizer.gate.Limits;
import tidewire.summarizer.prompt.ItemText;
import tidewire.summarizer.prompt.StoryText;
import tidewire.summarizer.prompt.TapeFormat;
import tidewire.summarizer.prompt.Task;
import tidewire.summarizer.story.Surprise;
import tidewire.summarizer.text.CleanLine;
import tidewire.summarizer.text.Sentences;

/** Reads items one after another through a desk's window, and has a digest of each alone written, by the classes of the product. */
final class LinesBench {
    private static final Desk DESK = new Desk(
            "lines",
            Set.of("feed:news"),
            Set.of(),
            Map.of(),
            Selection.ALL,
            Duration.ofHours(1),
            null,
            ZoneOffset.UTC,
            1);

    private final LanguageModel model;
    private final TapeFormat format;
    private final DigestOptions options = DigestOptions.DEFAULT;
    private final DigestWriter digests;
    private final LineWriter lines;
    private final boolean hidden;
    private final boolean empty;
    private final boolean attempts;
    private final DeskCounters counters = new DeskCounters();
    private final LinesScore score = new LinesScore();
    private final Map<String, Told> told = new HashMap<>();
    private SinkWindow window;

    LinesBench(LanguageModel model, boolean hidden, boolean empty, boolean attempts) {
        this.model = model;
        this.hidden = hidden;
        this.empty = empty;
        this.attempts = attempts;
        format = TapeFormat.of(model);
        DigestMetrics metrics = new DigestMetrics(new SimpleMeterRegistry());
        digests = new DigestWriter(model, format, options, metrics);
        lines = new LineWriter(model, format, options, metrics);
        window = begun();
    }

    private SinkWindow begun() {
        SinkWindow fresh = model.openWindow(options.window());
        if (format.begin().length > 0) {
            fresh.feed(format.begin());
        }
        return fresh;
    }

    /**
     * Nothing for an item that has no text when its title is hidden.
     *
     * @param story that the item belongs to, as its file says; null for one of its own
     */
    Optional<WrittenLine> tell(NewsItem item, @Nullable String story) {
        Optional<NewsItem> seen = hidden ? withoutTitle(item) : Optional.of(item);
        return seen.map(one -> tell(one, item.title(), Objects.requireNonNullElse(story, item.id())));
    }

    private WrittenLine tell(NewsItem item, String title, String story) {
        if (empty) {
            window.close();
            window = begun();
        }
        long start = System.nanoTime();
        ItemText text = ItemText.of(item, DESK.zone(), model.tokenizer());
        SinkWindow.Fed fed = window.feed(format.item(text));
        IntervalReport report =
                IntervalReport.of(item, ref(story), item.observed(), text).read(fed.surprisal(), fed.tokens());
        WrittenLine told = attempts ? attempted(item, title, report) : digested(item, title, report);
        score.add(told, System.nanoTime() - start);
        return told;
    }

    private StoryRef ref(String story) {
        StoryRef.Role role = isTold(story) ? StoryRef.Role.UPDATE : StoryRef.Role.NEW;
        return new StoryRef(story, role, 1, 1, 0, Map.of());
    }

    private boolean isTold(String story) {
        return told.containsKey(story);
    }

    private WrittenLine attempted(NewsItem item, String title, IntervalReport report) {
        StoryText story = new StoryText(List.of(new StoryText.Report(report.headline(), report.detail())), List.of());
        LineWriter.Assignment assignment = new LineWriter.Assignment(
                DESK.name(),
                "line",
                window,
                new Gate(Set.of(), format.tasks().contains(Task.REWORD), Limits.of(model.taught())),
                counters);
        List<Written> all = new ArrayList<>();
        for (Task task : List.of(Task.REWORD, Task.SHORTEN)) {
            if (format.tasks().contains(task)) {
                all.add(lines.writeOne(assignment, task, story));
            }
        }
        Optional<Written> best =
                all.stream().filter(one -> one.verdict().passed()).findFirst();
        return new WrittenLine(
                item.id(),
                title,
                sources(report),
                false,
                best.map(Written::text).orElse(report.headline()),
                best.map(one -> one.verdict().outcome().name().toLowerCase(Locale.ROOT))
                        .orElse("source"),
                "",
                best.map(one -> one.judgement().check()).orElse(null),
                report.nats() / report.tokens(),
                all);
    }

    private WrittenLine digested(NewsItem item, String title, IntervalReport report) {
        Instant end = item.observed().plusSeconds(1);
        Optional<Digest> digest = digests.write(
                DESK,
                new DigestWriter.Brought(
                        new Interval(item.observed(), end),
                        IntervalStories.of(
                                List.of(report),
                                List.of(),
                                story -> told.getOrDefault(story, Told.NEVER),
                                Surprise.NONE),
                        List.of(),
                        0,
                        report.tokens()),
                window,
                counters);
        Optional<Digest.Line> line = digest.flatMap(one -> one.lines().stream().findFirst());
        boolean update = isTold(report.story().id());
        line.ifPresent(one -> {
            window.feed(format.digest("", List.of(one.text())));
            told.merge(one.story(), Told.NEVER.with(one.text(), end), (before, now) -> before.with(one.text(), end));
        });
        return new WrittenLine(
                item.id(),
                title,
                sources(report),
                update,
                line.map(Digest.Line::text).orElse(""),
                line.map(one -> one.wording().name().toLowerCase(Locale.ROOT)).orElse("none"),
                line.map(one -> Objects.requireNonNullElse(one.why(), ""))
                        .map(why -> why.isEmpty() ? "" : ": " + why)
                        .orElse(""),
                line.map(Digest.Line::check).orElse(null),
                report.nats() / report.tokens(),
                List.of());
    }

    private static List<String> sources(IntervalReport report) {
        return Stream.of(report.headline(), report.detail())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static Optional<NewsItem> withoutTitle(NewsItem item) {
        String text =
                CleanLine.clean(item.text() != null ? item.text() : Objects.requireNonNullElse(item.summary(), ""));
        List<String> sentences = Sentences.split(text);
        if (sentences.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new NewsItem(
                item.id(),
                item.source(),
                item.observed(),
                item.published(),
                item.precision(),
                sentences.get(0),
                sentences.size() > 1 ? String.join(" ", sentences.subList(1, sentences.size())) : null,
                null,
                item.link(),
                item.author(),
                item.categories(),
                item.symbols(),
                item.severity(),
                item.revision(),
                item.backlog()));
    }

    String summary() {
        return score.summary(counters.get("tokensWritten"));
    }
}
