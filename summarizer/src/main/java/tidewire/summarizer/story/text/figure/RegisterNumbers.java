package tidewire.summarizer.story.text.figure;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Numbers by which a register names one matter and no other: {@code CVE-2013-3128}, {@code MS13-080}, {@code RHSA-2013:1234}. Unlike
 * a figure, an update of the matter keeps it.
 */
public final class RegisterNumbers {
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\p{N}])\\p{Lu}{2,8}-?\\d{2,4}[-:]\\d{3,9}(?![\\p{L}\\p{N}])");

    private RegisterNumbers() {}

    /** Ascending. */
    public static Set<String> of(String title) {
        return NUMBER.matcher(title).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Two matters of one register, and none in common. Numbers of different registers say nothing: a flaw and its patch have one each. */
    public static boolean differ(Set<String> a, Set<String> b) {
        return Collections.disjoint(a, b) && !Collections.disjoint(registers(a), registers(b));
    }

    /** The letters that a number begins with. */
    private static Set<String> registers(Set<String> numbers) {
        return numbers.stream()
                .map(number -> number.replaceFirst("[^\\p{Lu}].*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
