package tidewire.summarizer.gate.word;

import java.util.HashMap;
import java.util.Map;

/** What the forms of an English word have in common, roughly: "signs", "signed" and "signing" have the same lemma here. */
public final class Lemma {
    private static final Map<String, String> IRREGULAR = irregular(
            "be am is are was were been being",
            "have has had having",
            "do does did done",
            "say said",
            "win won",
            "rise rose risen",
            "fall fell fallen",
            "meet met",
            "begin began begun",
            "buy bought",
            "sell sold",
            "hold held",
            "lead led",
            "find found",
            "pay paid",
            "leave left",
            "take took taken",
            "make made",
            "give gave given",
            "see saw seen",
            "become became",
            "break broke broken",
            "die died dying dies",
            "strike struck",
            "hit hits hitting",
            "get got gotten",
            "go went gone goes",
            "come came",
            "keep kept",
            "know knew known",
            "lose lost",
            "send sent",
            "speak spoke spoken",
            "spend spent",
            "steal stole stolen",
            "swear swore sworn",
            "tell told",
            "throw threw thrown",
            "write wrote written",
            "build built",
            "bring brought",
            "choose chose chosen",
            "draw drew drawn",
            "drive drove driven",
            "fight fought",
            "fly flew flown",
            "grow grew grown",
            "seek sought",
            "shoot shot",
            "sink sank sunk",
            "withdraw withdrew withdrawn",
            "catch caught",
            "feel felt",
            "hear heard",
            "overturn overturned",
            "run ran",
            "show showed shown",
            "stand stood",
            "teach taught",
            "think thought",
            "understand understood");

    private Lemma() {}

    private static Map<String, String> irregular(String... verbs) {
        Map<String, String> all = new HashMap<>();
        for (String verb : verbs) {
            String[] forms = verb.split(" ");
            for (String form : forms) {
                all.put(form, forms[0]);
            }
        }
        return Map.copyOf(all);
    }

    /** Is it an irregular past or participle? */
    static boolean isPast(String key) {
        String lemma = IRREGULAR.get(key);
        return lemma != null && !lemma.equals(key);
    }

    /** @param key as {@link Word#key()} */
    public static String of(String key) {
        String known = IRREGULAR.get(key);
        if (known != null) {
            return known;
        }
        int n = key.length();
        if (n > 4 && (key.endsWith("ies") || key.endsWith("ied"))) {
            return key.substring(0, n - 3) + "y";
        }
        if (n > 5 && key.endsWith("ing")) {
            return withoutDoubled(key.substring(0, n - 3));
        }
        if (n > 4 && key.endsWith("ed")) {
            return withoutDoubled(key.substring(0, n - 2));
        }
        boolean plural = n > 3 && key.endsWith("s") && !key.endsWith("ss") && !key.endsWith("us");
        String stem = plural ? key.substring(0, n - 1) : key;
        boolean es =
                plural && (stem.endsWith("she") || stem.endsWith("che") || stem.endsWith("sse") || stem.endsWith("xe"));
        return es || (stem.length() > 3 && stem.endsWith("e")) ? stem.substring(0, stem.length() - 1) : stem;
    }

    private static String withoutDoubled(String stem) {
        int n = stem.length();
        boolean doubled = n > 3 && stem.charAt(n - 1) == stem.charAt(n - 2) && "lsz".indexOf(stem.charAt(n - 1)) < 0;
        return doubled ? stem.substring(0, n - 1) : stem;
    }
}
