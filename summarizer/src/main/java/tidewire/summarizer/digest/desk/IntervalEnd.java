package tidewire.summarizer.digest.desk;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.Digest;
import tidewire.events.Interval;
import tidewire.events.Move;
import tidewire.llm.LanguageModel;
import tidewire.summarizer.digest.DigestOptions;
import tidewire.summarizer.digest.tell.DigestMetrics;
import tidewire.summarizer.digest.tell.DigestSize;
import tidewire.summarizer.digest.tell.DigestWriter;
import tidewire.summarizer.digest.tell.IntervalReport;
import tidewire.summarizer.digest.tell.IntervalStories;
import tidewire.summarizer.digest.tell.IntervalStory;
import tidewire.summarizer.digest.tell.Noted;
import tidewire.summarizer.prompt.TapeFormat;

/** What happens at the end of an interval, when the reports that waited have been read: its digest is written, told and remembered. */
final class IntervalEnd {
    private static final Logger LOG = LoggerFactory.getLogger(IntervalEnd.class);
    /** A story of which a digest has told so long ago is new when it comes again. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final DigestOptions options;
    private final DigestMetrics metrics;
    private final DeskFeeder feeder;
    private final DigestWriter writer;

    IntervalEnd(
            LanguageModel model, TapeFormat format, DigestOptions options, DigestMetrics metrics, DeskFeeder feeder) {
        this.options = options;
        this.metrics = metrics;
        this.feeder = feeder;
        writer = new DigestWriter(model, format, options, metrics);
    }

    Optional<Digest> digest(DeskInHand inHand, Interval interval, long now) {
        String desk = inHand.desk.name();
        List<Noted> noted = List.copyOf(inHand.memory.noted().values());
        inHand.memory.forgetNoted();
        if (isLongGone(interval, now)) {
            metrics.skipped(desk);
            LOG.info("Desk {}: no digest to {}, it is older than digest.skip-after", desk, interval.to());
            inHand.state = inHand.state.atIntervalEnd(0);
            return Optional.empty();
        }
        List<IntervalReport> reports =
                noted.stream().map(Noted::report).filter(Objects::nonNull).toList();
        List<Noted> unread = noted.stream().filter(one -> one.unread() != null).toList();
        sayNotRead(inHand, unread.size(), reports.size());
        List<Move> moves =
                noted.stream().map(Noted::move).filter(Objects::nonNull).toList();
        long read = inHand.state.read();
        inHand.state = inHand.state.atIntervalEnd(
                unread.stream().mapToDouble(WaitingReports::importance).max().orElse(0));
        inHand.memory.forgetToldBefore(interval.to().minus(REMEMBERED));
        if (reports.isEmpty() && moves.isEmpty()) {
            return Optional.empty();
        }
        long start = System.nanoTime();
        List<IntervalStory> stories = IntervalStories.of(reports, moves, inHand.memory::told, inHand.state.items());
        Optional<Digest> digest = writer.write(
                inHand.desk,
                new DigestWriter.Brought(interval, stories, moves, unread.size(), read),
                inHand.window.inUse(),
                inHand.counters);
        metrics.digest(desk, System.nanoTime() - start);
        digest.ifPresent(written -> {
            feeder.digest(inHand, written);
            stories.forEach(story -> remember(inHand.memory, story, written));
        });
        return digest.map(DigestSize::within);
    }

    /** A line is told of each story whose reports it cites. @param digest before anything is left out of it */
    private static void remember(DeskMemory memory, IntervalStory story, Digest digest) {
        digest.lines().stream()
                .filter(line -> line.cites().containsAll(story.citations()))
                .findFirst()
                .ifPresent(
                        line -> memory.tell(story.id(), memory.told(story.id()).with(line.text(), digest.to())));
    }

    /** Whether it is so long ago that nobody wants a digest of it any more. */
    boolean isLongGone(Interval interval, long now) {
        Duration after = options.skipAfter();
        return after != null && interval.to().plus(after).toEpochMilli() < now;
    }

    private void sayNotRead(DeskInHand inHand, int notRead, int reports) {
        if (notRead > 0) {
            metrics.notRead(inHand.desk.name(), notRead);
            LOG.warn(
                    "Desk {}: {} of {} reports were not read, the interval's share of {} tokens was used up",
                    inHand.desk.name(),
                    notRead,
                    reports,
                    feeder.share(inHand.desk));
        }
    }
}
