package tidewire.summarizer.gate.word;

import java.util.Set;

/** Words before a person's name that say what that person is. */
public final class Title {
    private static final Set<String> ALL = Set.of(
            ("president senator senators sen sens rep reps representative congressman congresswoman minister secretary chancellor "
                            + "governor gov judge prince princess king queen chief chairman chairwoman chair pope mayor mr mrs ms dr "
                            + "ambassador speaker justice commissioner director administrator professor colonel captain officer")
                    .split(" "));

    private Title() {}

    /** @param key as {@link Word#key()} */
    public static boolean isOne(String key) {
        return ALL.contains(key);
    }
}
