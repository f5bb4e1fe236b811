package tidewire.summarizer.story.cluster;

import java.util.Optional;
import tidewire.events.NewsItem;
import tidewire.summarizer.story.text.Body;
import tidewire.summarizer.story.text.Headline;

/**
 * The words of a report that decide to which story it belongs; small enough to be kept.
 *
 * @param title as it came
 * @param brief the publisher's summary, or the first words of the text; may be empty
 * @param lead the first words of the text, or the summary; may be empty
 */
public record ReportText(String title, String brief, String lead) {
    static final int LEAD_WORDS = 120;
    static final int BRIEF_WORDS = 45;

    public static ReportText of(NewsItem item) {
        String text = Body.of(Optional.ofNullable(item.text()).orElse(""));
        String summary = Body.of(Optional.ofNullable(item.summary()).orElse(""));
        return new ReportText(
                item.title(),
                Body.first(summary.isBlank() ? Body.first(text, BRIEF_WORDS) : summary, LEAD_WORDS),
                Body.first(text.isBlank() ? summary : text, LEAD_WORDS));
    }

    Headline headline() {
        return Headline.of(title);
    }
}
