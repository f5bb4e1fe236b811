package tidewire.summarizer.digest;

import org.jspecify.annotations.Nullable;
import tidewire.summarizer.story.Story;

/** An entry of the present interval, with what a digest will need of it. Exactly one of the two is set. */
record Noted(Story.@Nullable Item item, Story.@Nullable PriceMove move) {}
