package tidewire.summarizer.story.track;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tidewire.events.StoryRef.Role;
import tidewire.summarizer.story.cluster.ReportText;
import tidewire.summarizer.story.rank.figure.Amounts;
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

    /** Of the terms of a correction, those that what it puts right may lack: it says itself what was wrong. */
    private static final double PUT_RIGHT_OWN_TERMS = 0.3;

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

    /**
     * What a correction puts right: the earlier forms of the item; of other items those with nearly the same words, copies of what was
     * wrong among them, or, where none is so near, the nearest.
     *
     * @param item id of the correction @param members reports of its story before it, at least one
     */
    static List<MemberState> putRight(ReportText correction, String item, List<MemberState> members) {
        Set<String> terms = terms(correction);
        boolean revised = members.stream().anyMatch(member -> member.item().equals(item));
        double nearest = members.stream()
                .mapToDouble(member -> ownTerms(terms, member))
                .min()
                .orElseThrow();
        double most = revised || nearest <= PUT_RIGHT_OWN_TERMS ? PUT_RIGHT_OWN_TERMS : nearest;
        return members.stream()
                .filter(member -> member.item().equals(item) || ownTerms(terms, member) <= most)
                .toList();
    }

    /** Least share of the report's terms that one member does not have. */
    private static double ownTerms(ReportText report, List<MemberState> members) {
        Set<String> terms = terms(report);
        return members.stream()
                .mapToDouble(member -> ownTerms(terms, member))
                .min()
                .orElse(1);
    }

    private static double ownTerms(Set<String> terms, MemberState member) {
        Set<String> own = new HashSet<>(terms);
        own.removeAll(terms(member.text()));
        return terms.isEmpty() ? 0 : (double) own.size() / terms.size();
    }

    /** Without the words of amounts: those are figures. */
    private static Set<String> terms(ReportText report) {
        return new HashSet<>(Terms.of(Amounts.without(words(report))));
    }

    private static String words(ReportText report) {
        return Headline.of(report.title()).text() + "\n" + report.brief() + "\n" + report.lead();
    }

    private static Set<String> figuresOf(List<MemberState> members) {
        Set<String> all = new HashSet<>();
        members.forEach(member -> all.addAll(figures(member.text())));
        return all;
    }

    /** An amount is another one in millions than in billions. */
    private static Set<String> figures(ReportText report) {
        String text = words(report);
        Set<String> figures = new HashSet<>(TellingFigures.of(Amounts.without(text)));
        figures.addAll(Amounts.of(text).stream().map(amount -> "10^" + amount).collect(Collectors.toSet()));
        return figures;
    }
}
