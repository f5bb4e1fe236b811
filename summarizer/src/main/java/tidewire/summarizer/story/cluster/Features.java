package tidewire.summarizer.story.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tidewire.summarizer.story.rank.Angle;
import tidewire.summarizer.story.text.Names;
import tidewire.summarizer.story.text.Terms;
import tidewire.summarizer.story.text.figure.RegisterNumbers;
import tidewire.summarizer.story.text.figure.TellingFigures;

/**
 * What two reports are compared by.
 *
 * @param lead terms of the title, twice, and of the first 120 words
 * @param brief terms of the title, twice, and of the summary
 * @param title terms of the title
 * @param names names in the title
 * @param terms of title and first words
 * @param figures figures in title and summary
 * @param numbers of registers, in the title
 * @param marketReport whether it tells how prices stand
 */
record Features(
        Instant time,
        TermVector lead,
        TermVector brief,
        TermVector title,
        Set<String> names,
        Set<String> terms,
        Set<String> figures,
        Set<String> numbers,
        boolean marketReport) {
    static Features of(ReportText report, Instant time, DocumentFrequencies table) {
        String headline = report.headline().text();
        List<String> title = Terms.of(headline);
        return new Features(
                time,
                TermVector.of(joined(title, report.lead()), table),
                TermVector.of(joined(title, report.brief()), table),
                TermVector.of(title, table),
                Names.of(headline, report.brief() + "\n" + report.lead()),
                Set.copyOf(Terms.of(headline + "\n" + report.brief() + "\n" + report.lead())),
                TellingFigures.of(headline + "\n" + report.brief()),
                RegisterNumbers.of(headline),
                Angle.isMarketReport(headline));
    }

    private static List<String> joined(List<String> title, String text) {
        List<String> terms = new ArrayList<>(title);
        terms.addAll(title);
        terms.addAll(Terms.of(text));
        return terms;
    }
}
