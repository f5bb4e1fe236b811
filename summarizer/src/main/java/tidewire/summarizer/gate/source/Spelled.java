package tidewire.summarizer.gate.source;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number in words.
 *
 * @param rest what else stands in the word, behind a hyphen
 */
record Spelled(BigDecimal value, Unit unit, String rest) {
    private static final List<String> SMALL = List.of(
            ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
                            + "seventeen eighteen nineteen")
                    .split(" "));
    private static final List<String> TENS =
            List.of("- - twenty thirty forty fifty sixty seventy eighty ninety".split(" "));
    private static final List<String> ORDINALS =
            List.of("- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" "));

    static @Nullable Spelled of(String word) {
        String[] parts = word.split("[\\-–]", 3);
        int value = small(parts[0]);
        int used = 1;
        if (value >= 20 && parts.length > 1 && small(parts[1]) > 0 && small(parts[1]) < 10) {
            value += small(parts[1]);
            used = 2;
        }
        if (value < 0) {
            int ordinal = ORDINALS.indexOf(parts[0]);
            return ordinal < 1 ? null : new Spelled(BigDecimal.valueOf(ordinal), Unit.ORDINAL, "");
        }
        String rest = String.join("-", List.of(parts).subList(used, parts.length));
        return new Spelled(BigDecimal.valueOf(value), Unit.NONE, rest);
    }

    private static int small(String word) {
        int tens = TENS.indexOf(word);
        return tens >= 2 ? 10 * tens : SMALL.indexOf(word);
    }
}
