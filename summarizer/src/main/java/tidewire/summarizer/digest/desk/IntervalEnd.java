package tidewire.summarizer.digest.desk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.Digest;
import tidewire.events.Interval;
import tidewire.events.Move;
import tidewire.events.NewsItem;
import tidewire.llm.LanguageModel;
import tidewire.summarizer.digest.DigestOptions;
import tidewire.summarizer.digest.tell.DigestMetrics;
import tidewire.summarizer.digest.tell.DigestWriter;
import tidewire.summarizer.digest.tell.IntervalReport;
import tidewire.summarizer.digest.tell.IntervalStories;
import tidewire.summarizer.digest.tell.IntervalStory;
import tidewire.summarizer.digest.tell.Noted;
import tidewire.summarizer.prompt.ItemText;
import tidewire.summarizer.prompt.TapeFormat;

/** What happens at the end of an interval: reports that waited are read, the digest is written, told and remembered. */
final class IntervalEnd {
    private static final Logger LOG = LoggerFactory.getLogger(IntervalEnd.class);
    /** A story of which a digest has told so long ago is new when it comes again. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final LanguageModel model;
    private final DigestOptions options;
    private final DigestMetrics metrics;
    private final DeskFeeder feeder;
    private final DigestWriter writer;

    IntervalEnd(
            LanguageModel model, TapeFormat format, DigestOptions options, DigestMetrics metrics, DeskFeeder feeder) {
        this.model = model;
        this.options = options;
        this.metrics = metrics;
        this.feeder = feeder;
        writer = new DigestWriter(model, format, options, metrics);
    }

    Optional<Digest> digest(DeskInHand inHand, Interval interval, long now) {
        String desk = inHand.desk.name();
        List<Noted> noted = inHand.memory.noted();
        inHand.memory.forgetNoted();
        if (isLongGone(interval, now)) {
            metrics.skipped(desk);
            LOG.info("Desk {}: no digest to {}, it is older than digest.skip-after", desk, interval.to());
            inHand.state = inHand.state.atIntervalEnd();
            return Optional.empty();
        }
        List<IntervalReport> reports = new ArrayList<>();
        int notRead = readWaiting(inHand, noted, reports);
        List<Move> moves =
                noted.stream().map(Noted::move).filter(Objects::nonNull).toList();
        long read = inHand.state.read();
        inHand.state = inHand.state.atIntervalEnd();
        inHand.memory.forgetToldBefore(interval.to().minus(REMEMBERED));
        if (reports.isEmpty() && moves.isEmpty()) {
            return Optional.empty();
        }
        long start = System.nanoTime();
        List<IntervalStory> stories = IntervalStories.of(reports, moves, inHand.memory::told, inHand.state.items());
        Optional<Digest> digest = writer.write(
                inHand.desk,
                new DigestWriter.Brought(interval, stories, moves, notRead, read),
                inHand.window.inUse(),
                inHand.counters);
        metrics.digest(desk, System.nanoTime() - start);
        digest.ifPresent(written -> {
            feeder.digest(inHand, written);
            stories.forEach(story -> remember(inHand.memory, story, written));
        });
        return digest;
    }

    /** A line is told of each story that it cites a report of. */
    private static void remember(DeskMemory memory, IntervalStory story, Digest digest) {
        digest.lines().stream()
                .filter(line -> line.cites().containsAll(story.citations()))
                .findFirst()
                .ifPresent(
                        line -> memory.tell(story.id(), memory.told(story.id()).with(line.text(), digest.to())));
    }

    private boolean isLongGone(Interval interval, long now) {
        Duration after = options.skipAfter();
        return after != null && interval.to().plus(after).toEpochMilli() < now;
    }

    /**
     * The best of the reports that waited are read, as far as the interval's share goes.
     *
     * @param reports all reports of the interval are added, in the order of the tape
     * @return how many were not read
     */
    private int readWaiting(DeskInHand inHand, List<Noted> noted, List<IntervalReport> reports) {
        List<Noted> best = noted.stream()
                .filter(one -> one.unread() != null && one.report() != null)
                .sorted(Comparator.comparingDouble(IntervalEnd::importance).reversed())
                .toList();
        Map<String, IntervalReport> read = new HashMap<>();
        for (Noted one : best) {
            IntervalReport report = Objects.requireNonNull(one.report());
            NewsItem item = Objects.requireNonNull(one.unread());
            if (inHand.state.read() < feeder.share(inHand.desk)) {
                ItemText text = ItemText.of(item, inHand.desk.zone(), model.tokenizer());
                read.put(key(report), feeder.item(inHand, report, text));
            }
        }
        noted.stream()
                .map(Noted::report)
                .filter(Objects::nonNull)
                .forEach(report -> reports.add(read.getOrDefault(key(report), report)));
        int notRead = best.size() - read.size();
        if (notRead > 0) {
            metrics.notRead(inHand.desk.name(), notRead);
            LOG.warn(
                    "Desk {}: {} of {} reports were not read, the interval's share of {} tokens was used up",
                    inHand.desk.name(),
                    notRead,
                    reports.size(),
                    feeder.share(inHand.desk));
        }
        return notRead;
    }

    private static double importance(Noted noted) {
        return noted.report() == null ? 0 : noted.report().story().importance();
    }

    /** An item can stand on the tape again as a revision of itself. */
    private static String key(IntervalReport report) {
        return report.id() + " " + report.time() + " " + report.headline();
    }
}
