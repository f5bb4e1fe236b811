package tidewire.summarizer.story.cluster;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Weighted terms of a text, of length 1. Sums run in the order of the terms, so that they are the same in every run. */
final class TermVector {
    /** Terms kept: those that weigh most. */
    static final int MOST_TERMS = 60;

    /** What one shared term can add to a cosine: a rare name in common makes no story by itself. */
    private static final double MOST_OF_A_TERM = 0.1;

    private final String[] terms;
    private final double[] weights;

    private TermVector(String[] terms, double[] weights) {
        this.terms = terms;
        this.weights = weights;
    }

    /** Each term weighs the root of (1 + ln tf) times its weight in the table: what a report repeats is mostly who, not what. */
    static TermVector of(List<String> text, DocumentFrequencies table) {
        Map<String, Integer> counts = new TreeMap<>();
        text.forEach(term -> counts.merge(term, 1, Integer::sum));
        Map<String, Double> weighted = new TreeMap<>();
        counts.forEach((term, count) -> weighted.put(term, Math.sqrt(1 + StrictMath.log(count)) * table.weight(term)));
        List<Map.Entry<String, Double>> kept = weighted.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_TERMS)
                .sorted(Map.Entry.comparingByKey())
                .toList();
        String[] terms = new String[kept.size()];
        double[] weights = new double[kept.size()];
        double squares = 0;
        for (int i = 0; i < terms.length; i++) {
            terms[i] = kept.get(i).getKey();
            weights[i] = kept.get(i).getValue();
            squares += weights[i] * weights[i];
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= length;
        }
        return new TermVector(terms, weights);
    }

    int size() {
        return terms.length;
    }

    String term(int i) {
        return terms[i];
    }

    double weight(int i) {
        return weights[i];
    }

    /** Cosine, with the part of each term limited: 0 to 1, 0 when one of them has no terms. */
    double cosine(TermVector other) {
        double sum = 0;
        int i = 0;
        int j = 0;
        while (i < terms.length && j < other.terms.length) {
            int order = terms[i].compareTo(other.terms[j]);
            if (order == 0) {
                sum += Math.min(MOST_OF_A_TERM, weights[i++] * other.weights[j++]);
            } else if (order < 0) {
                i++;
            } else {
                j++;
            }
        }
        return Math.min(1, sum);
    }
}
