package tidewire.summarizer.story;

/**
 * A story and its place.
 *
 * @param rank 0 to 1, rounded to 4 decimals
 * @param novelty mean surprisal of the story's entries in nats per token, rounded to 4 decimals
 */
public record RankedStory(Story story, double rank, double novelty) {}
