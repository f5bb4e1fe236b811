package tidewire.summarizer.story.track;

import org.jspecify.annotations.Nullable;
import tidewire.events.StoryRef.Role;
import tidewire.summarizer.story.cluster.ReportText;
import tidewire.summarizer.story.rank.Evidence;
import tidewire.summarizer.story.track.MemberState.OwnWeight;

/**
 * What a report says by itself, before it is known who else has it.
 *
 * @param item its id
 * @param title as it came
 * @param source name of its feed
 * @param lead its first words below the headline; may be empty
 * @param severity as its feed gives it, or null
 * @param attention how much of the last day's news spoke of the same things when it came: 0 to 1
 * @param focus how far it is about what the desk asks for: 0 to 1
 */
public record BestReport(
        String item,
        String title,
        String source,
        String lead,
        @Nullable Double severity,
        double attention,
        double focus) {
    static BestReport of(String item, ReportText text, OwnWeight own) {
        return new BestReport(
                item, text.title(), own.feed(), text.lead(), own.severity(), own.attention(), own.focus());
    }

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
                focus,
                standing.moveSize(),
                severity,
                lead);
    }
}
