package tidewire.summarizer.gate.source;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of states and titles of persons as wires shorten them: "Senator Ada Muster of the United States" is "Sen. Ada Muster of the U.S.".
 * The same name, so a line may have either; a longer form than the source's, or another name of the same, it may not.
 */
final class ShortForms {
    /** A title is one before a name. */
    private static final String BEFORE_A_NAME = "(?= \\p{Lu}[\\p{L}.'’]+)";

    private static final Map<Pattern, String> FORMS = forms();

    private ShortForms() {}

    private static Map<Pattern, String> forms() {
        Map<Pattern, String> all = new LinkedHashMap<>();
        all.put(Pattern.compile("\\bUnited States(?: of America\\b)?"), "U.S.");
        all.put(Pattern.compile("\\bUnited Nations\\b"), "UN");
        all.put(Pattern.compile("\\bEuropean Union\\b"), "EU");
        all.put(Pattern.compile("\\bUnited Kingdom\\b"), "UK");
        all.put(Pattern.compile("\\bSenator" + BEFORE_A_NAME), "Sen.");
        all.put(Pattern.compile("\\bSenators" + BEFORE_A_NAME), "Sens.");
        all.put(Pattern.compile("\\b(?:Representative|Congressman|Congresswoman)" + BEFORE_A_NAME), "Rep.");
        all.put(Pattern.compile("\\bRepresentatives" + BEFORE_A_NAME), "Reps.");
        all.put(Pattern.compile("\\bGovernor" + BEFORE_A_NAME), "Gov.");
        return all;
    }

    /** The sentence in short forms; empty when it has none to shorten. */
    static Optional<String> of(String sentence) {
        String shortened = sentence;
        for (Map.Entry<Pattern, String> form : FORMS.entrySet()) {
            shortened = form.getKey().matcher(shortened).replaceAll(Matcher.quoteReplacement(form.getValue()));
        }
        return shortened.equals(sentence) ? Optional.empty() : Optional.of(shortened);
    }
}
