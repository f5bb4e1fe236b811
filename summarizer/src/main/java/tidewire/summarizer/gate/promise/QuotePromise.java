package tidewire.summarizer.gate.promise;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.text.CleanLine;

/** What stands in quotation marks was said in these words. */
public final class QuotePromise {
    private static final Pattern QUOTED = Pattern.compile("[\"“]([^\"“”]*)[\"”]");

    private QuotePromise() {}

    /** The first quotation of the line that no source has. */
    public static Optional<String> fault(String line, Sources sources) {
        Matcher quoted = QUOTED.matcher(line);
        while (quoted.find()) {
            String words = CleanLine.key(quoted.group(1));
            if (sources.texts().stream().noneMatch(text -> CleanLine.key(text).contains(words))) {
                return Optional.of("nobody says \"" + quoted.group(1) + "\"");
            }
        }
        return Optional.empty();
    }
}
