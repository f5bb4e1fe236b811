package tidewire.summarizer.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where sentences end in clean text. */
public final class Sentences {
    /** Behind a stop of the keyboard a capital; scripts that have none, and those with stops of their own, begin as they do everywhere. */
    private static final Pattern BREAK = Pattern.compile(
            "[.!?][\"'”’)]*\\s+(?=[\"'“‘(]?[\\p{Lu}\\p{Lo}\\p{N}])" + "|[。！？｡।॥؟۔።။។]+(?![\"'”’）)」』】》])\\s*(?=\\S)");

    private static final Pattern INITIAL = Pattern.compile("(?:^|.*[.(-])[\\p{Lu}\\p{Lo}]");
    private static final String OPENING = "“‘（「『【《";
    /** Who never closes a quotation has not opened one. */
    private static final int LONGEST_QUOTED = 400;

    private static final String CLOSING = "”’）」』】》";
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
            if (isQuotedOn(before)) {
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

    /** Does a quotation that began in the sentence go on behind its stop? "“We go on. We must,” he said" is one where marks show where it ends. */
    private static boolean isQuotedOn(String sentence) {
        if (sentence.length() > LONGEST_QUOTED || isKeyboardStop(sentence.charAt(sentence.length() - 1))) {
            return false;
        }
        long opened = sentence.chars().filter(c -> OPENING.indexOf(c) >= 0).count();
        return opened > sentence.chars().filter(c -> CLOSING.indexOf(c) >= 0).count();
    }

    private static boolean isKeyboardStop(char c) {
        return c == '.' || c == '!' || c == '?';
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
