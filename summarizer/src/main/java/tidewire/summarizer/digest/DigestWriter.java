package tidewire.summarizer.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tidewire.events.Citation;
import tidewire.events.Digest;
import tidewire.events.Interval;
import tidewire.events.Phrasing;
import tidewire.events.StoryRef;
import tidewire.llm.LanguageModel;
import tidewire.llm.SinkWindow;
import tidewire.summarizer.Desk;
import tidewire.summarizer.gate.Cited;
import tidewire.summarizer.gate.Gate;
import tidewire.summarizer.gate.Verdict;
import tidewire.summarizer.prompt.TapeFormat;
import tidewire.summarizer.story.RankedStory;
import tidewire.summarizer.story.Story;

/**
 * Writes the digest of one interval: a line for each story, all lines together, then a lead from the lines. What the gate
 * refuses is replaced by a source's own words, with the reason.
 */
final class DigestWriter {
    private static final Pattern CLAUSES = Pattern.compile(";|, (?:while|and|as) ");

    private final LanguageModel model;
    private final TapeFormat format;
    private final LineWriter lines;

    DigestWriter(LanguageModel model, TapeFormat format, DigestOptions options, DigestMetrics metrics) {
        this.model = model;
        this.format = format;
        this.lines = new LineWriter(model, format, options, metrics);
    }

    /**
     * @param stories at least one, best first
     * @param window the desk's window at the end of the interval; only forks of it are fed
     * @param read tokens fed in this interval
     */
    Digest write(
            Desk desk,
            Interval interval,
            List<RankedStory> stories,
            SinkWindow window,
            long read,
            DeskCounters counters) {
        long writtenBefore = counters.get("tokensWritten");
        Gate gate = new Gate(desk.symbols().keySet(), format.onlyCuts());
        List<Cited> cited =
                stories.stream().map(ranked -> Cited.of(ranked.story())).toList();
        List<Digest.Line> digestLines =
                lines(new LineWriter.Assignment(desk.name(), "line", window, gate, counters), stories, cited);
        Digest.Lead lead =
                lead(new LineWriter.Assignment(desk.name(), "lead", window, gate, counters), digestLines, cited);
        digestLines.forEach(line -> counters.line(line.phrasing()));
        counters.add("digests", 1);
        return new Digest(
                desk.name() + "/" + interval.to() + "/0",
                desk.name(),
                0,
                interval.from(),
                interval.to(),
                false,
                lead,
                digestLines,
                null,
                List.of(),
                0,
                new Digest.Tokens(read, counters.get("tokensWritten") - writtenBefore),
                new Digest.Model(model.info().name(), model.info().sha256()));
    }

    private List<Digest.Line> lines(LineWriter.Assignment assignment, List<RankedStory> stories, List<Cited> cited) {
        List<LineWriter.Task> tasks = new ArrayList<>();
        for (int i = 0; i < stories.size(); i++) {
            Story story = stories.get(i).story();
            tasks.add(new LineWriter.Task(format.askLine(story), cited.get(i)));
        }
        List<LineWriter.Written> written = lines.write(assignment, tasks);
        return IntStream.range(0, stories.size())
                .mapToObj(i -> line(stories.get(i), written.get(i)))
                .toList();
    }

    private static Digest.Line line(RankedStory ranked, LineWriter.Written written) {
        Story story = ranked.story();
        Verdict verdict = written.verdict();
        boolean ownWords = verdict.passed() || verdict.outcome() == Verdict.Outcome.COPIED;
        return new Digest.Line(
                story.id(),
                StoryRef.Role.NEW,
                ownWords ? written.text() : story.headline(),
                verdict.passed() ? Phrasing.GENERATED : Phrasing.EXTRACTED,
                verdict.passed() ? Digest.Wording.SHORTENED : Digest.Wording.SOURCE,
                verdict.why(),
                ranked.rank(),
                Map.of(),
                ranked.novelty(),
                null,
                story.symbols(),
                citations(story));
    }

    private static List<Citation> citations(Story story) {
        Stream<Citation> items = story.items().stream()
                .map(item -> new Citation(item.id(), Citation.Kind.ITEM, item.headline(), item.link()));
        Stream<Citation> moves =
                story.moves().stream().map(move -> new Citation(move.id(), Citation.Kind.MOVE, move.title(), null));
        return Stream.concat(items, moves).toList();
    }

    private Digest.Lead lead(LineWriter.Assignment assignment, List<Digest.Line> digestLines, List<Cited> cited) {
        Digest.Line first = digestLines.get(0);
        if (digestLines.size() == 1) {
            return repeated(first, "there is one line only");
        }
        List<String> texts = digestLines.stream().map(Digest.Line::text).toList();
        // With the lines among the sources, a lead that is one of them again counts as copied.
        Cited all = Cited.union(
                Stream.concat(cited.stream(), Stream.of(new Cited(texts))).toList());
        LineWriter.Task task = new LineWriter.Task(format.askLead(texts), all);
        LineWriter.Written written = lines.write(assignment, List.of(task)).get(0);
        if (!written.verdict().passed()) {
            return repeated(first, String.valueOf(written.verdict().why()));
        }
        Set<Integer> used = backing(written.text(), cited);
        if (used.isEmpty()) {
            return repeated(first, "mixes stories: \"" + written.text() + "\"");
        }
        boolean enough = assignment
                .gate()
                .check(
                        written.text(),
                        true,
                        Cited.union(used.stream().map(cited::get).toList()))
                .passed();
        List<Digest.Line> backing = enough ? used.stream().map(digestLines::get).toList() : digestLines;
        return new Digest.Lead(
                written.text(),
                Phrasing.GENERATED,
                null,
                backing.stream().flatMap(DigestWriter::ids).distinct().toList());
    }

    /** The lead says what the first line says: in the line's own words, by whoever wrote it. */
    private static Digest.Lead repeated(Digest.Line first, String reason) {
        return new Digest.Lead(
                first.text(),
                first.phrasing(),
                "repeats the first line: " + reason,
                ids(first).toList());
    }

    private static Stream<String> ids(Digest.Line line) {
        return line.cites().stream().map(Citation::id);
    }

    /**
     * For each clause of a lead the first line that backs all of it, or nothing when a clause has words of several stories
     * and so tells what none of them does ("Juno flies by Earth on its way to be a marijuana operation").
     */
    private static Set<Integer> backing(String lead, List<Cited> cited) {
        Cited all = Cited.union(cited);
        Set<Integer> backing = new TreeSet<>();
        for (String clause : CLAUSES.split(lead)) {
            Set<String> words = all.shared(clause);
            OptionalInt line = IntStream.range(0, cited.size())
                    .filter(i -> cited.get(i).shared(clause).equals(words))
                    .findFirst();
            if (line.isEmpty()) {
                return Set.of();
            }
            if (!words.isEmpty()) {
                backing.add(line.getAsInt());
            }
        }
        return backing;
    }

    /** Differs between stories and intervals, not between runs. */
}
