package tidewire.llm.gguf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * SentencePiece has scores where BPE has merges: of all neighbours that make up a piece, the pair whose piece has the highest
 * score is joined first. As a list of merges: every way to cut a piece into two pieces, in the order of the pieces' scores.
 */
final class ScoredMerges {
    private ScoredMerges() {}

    private record Merge(String left, String right, double score, double leftScore, double rightScore) {}

    /** @param scores of ordinary pieces, in the order of their ids */
    static List<String[]> of(Map<String, Double> scores) {
        List<Merge> merges = new ArrayList<>();
        scores.forEach((piece, score) -> {
            for (int cut = 1; cut < piece.length(); cut++) {
                String left = piece.substring(0, cut);
                String right = piece.substring(cut);
                Double leftScore = scores.get(left);
                Double rightScore = scores.get(right);
                if (leftScore != null && rightScore != null) {
                    merges.add(new Merge(left, right, score, leftScore, rightScore));
                }
            }
        });
        Comparator<Merge> best = Comparator.comparingDouble(Merge::score)
                .thenComparingDouble(Merge::leftScore)
                .thenComparingDouble(Merge::rightScore);
        merges.sort(best.reversed());
        return merges.stream().map(m -> new String[] {m.left(), m.right()}).toList();
    }
}
