package tidewire.summarizer.tape.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tidewire.events.Move;
import tidewire.events.NewsItem;
import tidewire.events.Story;
import tidewire.events.StoryRef;
import tidewire.events.TapeEntry.LinkedStory;
import tidewire.summarizer.story.track.DeskStories;
import tidewire.summarizer.story.track.Filed;

/** Tells a desk's tape what each report is to its story, and passes on every story that changes. */
public final class TapeStories {
    private final DeskStories stories;
    private final Consumer<Story> changed;
    private final Runnable repeated;

    /** @param changed gets every story that changes @param repeated runs for every item that is left off the tape */
    public TapeStories(DeskStories stories, Consumer<Story> changed, Runnable repeated) {
        this.stories = stories;
        this.changed = changed;
        this.repeated = repeated;
    }

    /**
     * Asked once for every item, in tape order.
     *
     * @return empty for an item whose publisher had said the very same before: it is left off the tape
     */
    Optional<StoryRef> file(NewsItem item, Instant place) {
        Filed filed = stories.file(item, place);
        changed.accept(filed.story());
        if (filed.repeated()) {
            repeated.run();
            return Optional.empty();
        }
        return Optional.of(filed.ref());
    }

    /**
     * Told of every move, in tape order.
     *
     * @return stories of its symbol near it, nearest first
     */
    List<LinkedStory> link(Move move, Instant place) {
        List<Story> linked = stories.link(move, place);
        linked.forEach(changed);
        return LinkedStories.of(move, linked);
    }
}
