package tidewire.summarizer.digest.tell;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidewire.events.NewsItem;
import tidewire.events.StoryRef;
import tidewire.summarizer.prompt.ItemText;

/**
 * A report of the present interval, with what a digest needs of it.
 *
 * @param time its place on the tape
 * @param title as people are shown it
 * @param headline as the model was shown it
 * @param detail what was shown beside the headline; may be empty
 * @param story what it is to its story
 * @param backlog whether its feed held it already at a first start
 * @param nats surprisal of the entry in its window; 0 when it was not read
 * @param tokens length of the entry; 0 when it was not read
 */
public record IntervalReport(
        String id,
        String source,
        Instant time,
        String title,
        String headline,
        String detail,
        @Nullable String link,
        List<String> symbols,
        StoryRef story,
        boolean backlog,
        double nats,
        int tokens) {
    public IntervalReport {
        title = title == null ? headline : title; // kept before titles were
        symbols = List.copyOf(symbols);
    }

    public static IntervalReport of(NewsItem item, StoryRef story, Instant time, ItemText text) {
        return new IntervalReport(
                item.id(),
                item.source(),
                time,
                text.title(),
                text.headline(),
                text.detail(),
                item.link(),
                item.symbols(),
                story,
                item.backlog(),
                0,
                0);
    }

    /** The same, read by the model. */
    public IntervalReport read(double surprisal, int length) {
        return new IntervalReport(
                id, source, time, title, headline, detail, link, symbols, story, backlog, surprisal, length);
    }

    boolean isCopy() {
        return story.role() == StoryRef.Role.COPY;
    }
}
