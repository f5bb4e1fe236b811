package tidewire.summarizer.digest.tell.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tidewire.llm.Sampler;

/**
 * The likeliest token at each step, noting how near the second likeliest came: where the two were close the model could as
 * well have gone another way. Those ways are the other wordings that are worth trying, and they need no chance.
 */
final class Hesitation implements Sampler {
    /** For each step the likeliest token's lead over the next, in nats; infinite where nothing else was allowed. */
    private final List<Float> leads = new ArrayList<>();

    @Override
    public int sample(float[] logits) {
        int first = Sampler.GREEDY.sample(logits);
        int second = second(logits, first);
        leads.add(second < 0 ? Float.POSITIVE_INFINITY : logits[first] - logits[second]);
        return first;
    }

    /**
     * Samplers that write the same up to a step, take the second likeliest token there, and the likeliest from then on: one for each of the
     * steps where the lead was smallest. The last step, which ended the text, is not among them: to go on behind a whole
     * sentence only for the sake of difference is how a small model makes things up.
     */
    List<Sampler> otherWays(int most) {
        return IntStream.range(0, leads.size() - 1)
                .boxed()
                .filter(step -> leads.get(step) < Float.POSITIVE_INFINITY)
                .sorted(Comparator.comparing(leads::get))
                .limit(most)
                .map(Hesitation::secondAt)
                .toList();
    }

    private static Sampler secondAt(int turn) {
        return new Sampler() {
            private int step;

            @Override
            public int sample(float[] logits) {
                int first = Sampler.GREEDY.sample(logits);
                int second = step++ == turn ? second(logits, first) : -1;
                return second < 0 ? first : second;
            }
        };
    }

    /** The likeliest token but one; -1 where only one is allowed. */
    private static int second(float[] logits, int first) {
        int second = -1;
        for (int token = 0; token < logits.length; token++) {
            boolean open = token != first && logits[token] != Float.NEGATIVE_INFINITY;
            if (open && (second < 0 || logits[token] > logits[second])) {
                second = token;
            }
        }
        return second;
    }
}
