package tidewire.summarizer.story.track;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tidewire.events.StoryRef.Role;
import tidewire.summarizer.story.cluster.ReportText;
import tidewire.summarizer.story.text.Headline;
import tidewire.summarizer.story.text.Headline.Mark;
import tidewire.summarizer.story.text.Terms;
import tidewire.summarizer.story.text.figure.TellingFigures;

/** What a report adds to a story that has reports already. */
final class Roles {
    /** Share of a report's terms that a copy may have of its own: another cut, another lead-in. */
    private static final double COPY_OWN_TERMS = 0.15;

    /** Above this share of common terms a report with other figures puts an earlier one right. */
    private static final double CORRECTION_OWN_TERMS = 0.1;

    private Roles() {}

    /**
     * @param members reports of the story that are remembered, at least one
     * @param same the earlier revision of the same item, or null
     * @param repeated true when a member has the very same text
     */
    static Role of(
            ReportText report,
            List<MemberState> members,
            @org.jspecify.annotations.Nullable MemberState same,
            boolean repeated) {
        if (repeated) {
            return Role.COPY;
        }
        Headline headline = Headline.of(report.title());
        boolean marked = headline.marks().contains(Mark.CORRECTED);
        List<MemberState> compared = same == null ? members : List.of(same);
        double own = ownTerms(report, compared);
        boolean newFigures = !figuresOf(compared).containsAll(figures(report));
        if (marked || (same != null && newFigures && own <= CORRECTION_OWN_TERMS)) {
            return Role.CORRECTION;
        }
        return own <= COPY_OWN_TERMS && !newFigures ? Role.COPY : Role.UPDATE;
    }

    /** Least share of the report's terms that one member does not have. */
    private static double ownTerms(ReportText report, List<MemberState> members) {
        Set<String> terms = terms(report);
        double least = 1;
        for (MemberState member : members) {
            Set<String> own = new HashSet<>(terms);
            own.removeAll(terms(member.text()));
            least = Math.min(least, terms.isEmpty() ? 0 : (double) own.size() / terms.size());
        }
        return least;
    }

    private static Set<String> terms(ReportText report) {
        return new HashSet<>(
                Terms.of(Headline.of(report.title()).text() + "\n" + report.brief() + "\n" + report.lead()));
    }

    private static Set<String> figuresOf(List<MemberState> members) {
        Set<String> all = new HashSet<>();
        members.forEach(member -> all.addAll(figures(member.text())));
        return all;
    }

    private static Set<String> figures(ReportText report) {
        return TellingFigures.of(Headline.of(report.title()).text() + "\n" + report.brief() + "\n" + report.lead());
    }
}
