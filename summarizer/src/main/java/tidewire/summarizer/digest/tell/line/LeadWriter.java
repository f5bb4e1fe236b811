package tidewire.summarizer.digest.tell.line;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tidewire.events.Citation;
import tidewire.events.Digest;
import tidewire.events.Phrasing;
import tidewire.summarizer.prompt.TapeFormat;
import tidewire.summarizer.prompt.Task;

/** What holds a digest's lines together, in a sentence or two; none where it would say a line again. */
public final class LeadWriter {
    private static final int LEAST_LINES = 2;
    /** A lead that is longer than this share of the lines it draws on only says them again. */
    private static final double MOST_OF_ITS_LINES = 0.6;

    private final TapeFormat format;
    private final LineWriter writer;

    public LeadWriter(TapeFormat format, LineWriter writer) {
        this.format = format;
        this.writer = writer;
    }

    private static boolean saysThemAgain(String lead, List<Digest.Line> backing) {
        int length = backing.stream().mapToInt(line -> line.text().length()).sum();
        return lead.length() > MOST_OF_ITS_LINES * length;
    }

    public Digest.@Nullable Lead write(LineWriter.Assignment assignment, List<Digest.Line> lines) {
        if (lines.size() < LEAST_LINES || !format.tasks().contains(Task.LEAD)) {
            return null;
        }
        List<String> texts = lines.stream().map(Digest.Line::text).toList();
        Task how = format.tasks().contains(Task.REWORD) ? Task.REWORD : Task.SHORTEN;
        LineWriter.Written written = writer.write(assignment, List.of(Wanted.lead(format, texts, how)))
                .get(0);
        List<Digest.Line> backing = Backing.of(written.text(), lines);
        if (!written.verdict().passed() || backing.size() < LEAST_LINES || saysThemAgain(written.text(), backing)) {
            return null;
        }
        return new Digest.Lead(
                written.text(),
                Phrasing.GENERATED,
                null,
                backing.stream()
                        .flatMap(line -> line.cites().stream())
                        .map(Citation::id)
                        .distinct()
                        .toList());
    }
}
