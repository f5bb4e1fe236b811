package tidewire.app.config.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** "Did you mean …?" */
public final class Suggestion {
    private Suggestion() {}

    /** The known word nearest to a mistyped one, as a clause for the end of a message; empty when none is near. */
    public static String of(String typed, Collection<String> known) {
        Optional<String> nearest = known.stream()
                .min(Comparator.comparingInt((String k) -> distance(typed, k)).thenComparing(k -> k));
        return nearest.filter(k -> distance(typed, k) <= Math.max(2, typed.length() / 3))
                .map(k -> " (did you mean " + k + "?)")
                .orElse(
                        known.isEmpty()
                                ? ""
                                : " (known: "
                                        + String.join(
                                                ", ", known.stream().sorted().toList()) + ")");
    }

    /** Levenshtein's distance. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
