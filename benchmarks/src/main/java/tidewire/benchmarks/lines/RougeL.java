package tidewire.benchmarks.lines;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** ROUGE-L: F1 of the longest common subsequence of words, in lower case, without stemming (Lin 2004). */
final class RougeL {
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}.,’'&%$-]*[\\p{L}\\p{N}%]|[\\p{L}\\p{N}]");

    private RougeL() {}

    static double score(String line, String reference) {
        List<String> a = words(line);
        List<String> b = words(reference);
        return a.isEmpty() || b.isEmpty() ? 0 : 2.0 * common(a, b) / (a.size() + b.size());
    }

    static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static int common(List<String> a, List<String> b) {
        int[] row = new int[b.size() + 1];
        for (String word : a) {
            int diagonal = 0;
            for (int j = 1; j <= b.size(); j++) {
                int above = row[j];
                row[j] = word.equals(b.get(j - 1)) ? diagonal + 1 : Math.max(above, row[j - 1]);
                diagonal = above;
            }
        }
        return row[b.size()];
    }
}
