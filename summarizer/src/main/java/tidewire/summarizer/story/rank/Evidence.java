package tidewire.summarizer.story.rank;

import org.jspecify.annotations.Nullable;
import tidewire.events.StoryRef.Role;

/**
 * What is known of a report and its story when the report stands on the tape.
 *
 * @param title of the report, as it came
 * @param source of the report
 * @param reports of the story so far with words of their own
 * @param recent publishers with words of their own whose first report came within two hours
 * @param sources publishers with words of their own
 * @param copying publishers that only repeat others
 * @param attention how much of the last day's news speaks of the same things: 0 to 1
 * @param focus how far it is about what its desk asks for: 0 to 1
 * @param moveSize size of the largest linked move in units of what is usual; 0 without one
 * @param severity as the feed gives it, or null
 * @param lead its first words below the headline; empty when it has none
 */
public record Evidence(
        String title,
        String source,
        Role role,
        int reports,
        int recent,
        int sources,
        int copying,
        double attention,
        double focus,
        double moveSize,
        @Nullable Double severity,
        String lead) {}
