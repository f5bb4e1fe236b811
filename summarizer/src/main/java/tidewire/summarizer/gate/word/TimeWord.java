package tidewire.summarizer.gate.word;

import java.util.Set;

/** Words that say when: days, months, parts of the day, "last", "next". */
public final class TimeWord {
    private static final Set<String> ALL =
            Set.of(("monday tuesday wednesday thursday friday saturday sunday today yesterday "
                            + "tonight tomorrow morning afternoon evening night january february march april may june july august september "
                            + "october november december week month year last next this early late earlier later noon midnight")
                    .split(" "));

    private static final int LEAST_SHORT = 3;

    private TimeWord() {}

    /** @param key as {@link Word#key()} */
    public static boolean isOne(String key) {
        return ALL.contains(key);
    }

    /** Is it one, or the beginning of one: "Sept", "Mon"? */
    public static boolean isShortForOne(String key) {
        return key.length() >= LEAST_SHORT && ALL.stream().anyMatch(word -> word.startsWith(key));
    }
}
