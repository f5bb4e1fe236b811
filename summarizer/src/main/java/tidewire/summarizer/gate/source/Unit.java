package tidewire.summarizer.gate.source;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a figure counts. Two figures are equal only if they count the same. */
public enum Unit {
    NONE,
    ORDINAL("st nd rd th"),
    PERCENT("% percent pct"),
    BASIS_POINTS("bp bps"),
    POINTS("point points"),
    TIMES("x times"),
    DOLLARS("$ dollar dollars usd"),
    CENTS("cent cents"),
    EUROS("€ euro euros eur"),
    POUNDS("£ gbp"),
    YEN("¥ yen jpy"),
    SECONDS("sec secs seconds"),
    MINUTES("min mins minute minutes"),
    HOURS("h hr hrs hour hours"),
    DAYS("day days"),
    WEEKS("week weeks"),
    MONTHS("month months"),
    YEARS("year years yr yrs");

    private static final Map<String, Unit> BY_WORD = new HashMap<>();

    static {
        for (Unit unit : values()) {
            for (String word : unit.words) {
                BY_WORD.put(word, unit);
            }
        }
    }

    private final String[] words;

    Unit(String... words) {
        this.words = words.length == 0 ? words : words[0].split(" ");
    }

    static @Nullable Unit of(String word) {
        return BY_WORD.get(word);
    }
}
