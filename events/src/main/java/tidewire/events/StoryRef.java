package tidewire.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * What a report is to its story, at the moment at which it stands on the tape.
 *
 * @param id id of the story: that of its first report
 * @param role what this report adds
 * @param reports reports of the story so far, this one included
 * @param sources independent sources among them
 * @param importance 0 to 1, deterministic
 * @param reasons what the importance is made of, each part by name with its share
 */
public record StoryRef(String id, Role role, int reports, int sources, double importance, Map<String, Double> reasons) {

    /** What a report adds to its story. */
    public enum Role {
        @JsonProperty("new")
        NEW,
        @JsonProperty("copy")
        COPY,
        @JsonProperty("update")
        UPDATE,
        @JsonProperty("correction")
        CORRECTION
    }

    public StoryRef {
        Check.text("StoryRef.id", id);
        Check.present("StoryRef.role", role);
        Check.that(reports > 0, "StoryRef.reports must be positive, was " + reports);
        Check.that(sources > 0, "StoryRef.sources must be positive, was " + sources);
        Check.that(
                importance >= 0 && importance <= 1, "StoryRef.importance must be between 0 and 1, was " + importance);
        reasons = Sorted.copy(Check.present("StoryRef.reasons", reasons));
    }

    /** A story that has this report alone, not weighed yet. */
    public static StoryRef alone(NewsItem item) {
        return new StoryRef(item.id(), Role.NEW, 1, 1, 0, Map.of());
    }
}
