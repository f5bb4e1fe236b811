package tidewire.summarizer.story.track;

import org.jspecify.annotations.Nullable;
import tidewire.events.StoryRef.Role;
import tidewire.summarizer.story.rank.Evidence;

/**
 * What a report says by itself, before it is known who else has it.
 *
 * @param title as it came
 * @param source name of its feed
 * @param lead its first words below the headline; may be empty
 * @param severity as its feed gives it, or null
 * @param attention how much of the last day's news spoke of the same things when it came: 0 to 1
 */
public record BestReport(
        String title, String source, String lead, @Nullable Double severity, double attention) {

    Evidence in(Standing standing, Role role) {
        return new Evidence(
                title,
                source,
                role,
                standing.reports(),
                standing.recent(),
                standing.sources(),
                standing.copying(),
                attention,
                standing.moveSize(),
                severity,
                lead);
    }
}
