package tidewire.ingest.feed.parse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the score that a feed gives in its texts, where the operator has said how it is written. */
final class SeverityRule {
    /** So far into a text a score is looked for. */
    private static final int LOOKED_AT = 20_000;

    private final @Nullable Pattern pattern;

    /** @param pattern regular expression whose first group is the number, or null for none */
    SeverityRule(@Nullable String pattern) {
        this.pattern = pattern == null ? null : Pattern.compile(pattern);
    }

    @Nullable
    Double of(String... texts) {
        if (pattern == null) {
            return null;
        }
        for (String text : texts) {
            Matcher m = pattern.matcher(text.substring(0, Math.min(LOOKED_AT, text.length())));
            if (m.find() && m.group(1) != null && m.group(1).matches("\\d{1,4}(?:[.,]\\d{1,4})?")) {
                return Double.valueOf(m.group(1).replace(',', '.'));
            }
        }
        return null;
    }
}
