package tidewire.summarizer.prompt;

import java.util.List;

/**
 * What a fork is shown of a story.
 *
 * @param reports what is new of it, the best first; the texts are clean
 * @param told lines that digests told of it before, oldest first
 */
public record StoryText(List<Report> reports, List<String> told) {
    public StoryText {
        reports = List.copyOf(reports);
        told = List.copyOf(told);
    }

    /** @param detail may be empty */
    public record Report(String headline, String detail) {}
}
