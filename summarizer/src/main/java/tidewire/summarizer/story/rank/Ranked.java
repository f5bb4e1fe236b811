package tidewire.summarizer.story.rank;

import java.util.Map;

/**
 * A story's place in a digest.
 *
 * @param rank 0 to 1
 * @param reasons what the rank is made of: those of the importance, and {@code moves}, {@code novelty}, {@code told}
 * @param worthTelling false for what an editor would leave out, even if there were room
 */
public record Ranked(Candidate candidate, double rank, Map<String, Double> reasons, boolean worthTelling) {}
