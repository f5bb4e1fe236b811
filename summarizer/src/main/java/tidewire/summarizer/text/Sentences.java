package tidewire.summarizer.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where sentences end in clean text. */
public final class Sentences {
    private static final Pattern BREAK = Pattern.compile("[.!?][\"'”’)]*\\s+(?=[\"'“‘(]?[\\p{Lu}\\p{N}])");
    private static final Pattern INITIAL = Pattern.compile("(?:^|.*[.(-])\\p{Lu}");
    private static final Pattern PARTY_AND_STATE = Pattern.compile("[(]?[DRI]-\\p{Lu}\\p{Ll}{0,4}");
    private static final Set<String> ABBREVIATIONS = Set.of(
            ("mr mrs ms dr fr msgr amb prof rev hon sen sens rep reps gov gen col lt maj capt sgt pres jr sr st mt ft inc corp co ltd no "
                            + "vs jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.n e.u d.c a.m p.m ph.d e.g i.e etc "
                            + "approx est dept calif fla ariz mass mich minn tenn tex wash conn colo ill pa va ala ark ga kan ky neb nev okla vt wis wyo")
                    .split(" "));

    private Sentences() {}

    public static List<String> split(String text) {
        List<String> sentences = new ArrayList<>();
        Matcher breaks = BREAK.matcher(text);
        int start = 0;
        while (breaks.find()) {
            String before = text.substring(start, breaks.start() + 1);
            if (before.endsWith(".") && isAbbreviation(before.substring(before.lastIndexOf(' ') + 1))) {
                continue;
            }
            sentences.add(text.substring(start, breaks.end()).strip());
            start = breaks.end();
        }
        String rest = text.substring(start).strip();
        if (!rest.isEmpty()) {
            sentences.add(rest);
        }
        return sentences;
    }

    /** Is the full stop at the end of this word part of the word ("U.S.", "Sen.", "J.") and not the end of a sentence? */
    public static boolean isAbbreviation(String word) {
        if (!word.endsWith(".")) {
            return false;
        }
        String stem = word.substring(0, word.length() - 1);
        return PARTY_AND_STATE.matcher(stem).matches()
                || ABBREVIATIONS.contains(stem.toLowerCase(Locale.ROOT).replaceFirst("^[(\"'“‘]+", ""))
                || INITIAL.matcher(stem).matches();
    }
}
