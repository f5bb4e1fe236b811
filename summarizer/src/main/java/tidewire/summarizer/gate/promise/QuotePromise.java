package tidewire.summarizer.gate.promise;

import java.util.Optional;
import tidewire.summarizer.gate.source.Quotations;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.text.CleanLine;

/** What stands in quotation marks was said in these words. */
public final class QuotePromise {
    private QuotePromise() {}

    /** The first quotation of the line that no source has. */
    public static Optional<String> fault(String line, Sources sources) {
        return Quotations.of(line).spans().stream()
                .map(span -> line.substring(span.start(), span.end()))
                .filter(said -> isNobodys(said, sources))
                .findFirst()
                .map(said -> "nobody says \"" + said + "\"");
    }

    private static boolean isNobodys(String said, Sources sources) {
        String words = CleanLine.key(said);
        return sources.texts().stream().noneMatch(text -> CleanLine.key(text).contains(words));
    }
}
