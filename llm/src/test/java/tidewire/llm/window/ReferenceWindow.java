package tidewire.llm.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tidewire.llm.WindowConfig;
import tidewire.llm.WindowConfig.Eviction;
import tidewire.llm.checkpoint.DecoderShape;

/**
 * The sink window's definition, word by word, in double precision and without a cache layout: every token remembers the
 * un-rotated keys and values it had in each layer; what a token sees and at which distance is written down from the rules. Since
 * a token's values depend on earlier ones only, computing row after row equals one masked forward pass over the whole stream.
 */
final class ReferenceWindow {
    /** A token's keys and values per layer, [layers][kvHeads * headDim]. */
    private record Node(double[][] keys, double[][] values) {}

    private final RandomCheckpoint weights;
    private final DecoderShape shape;
    private final double[] inverse;
    private final WindowConfig config;
    private Eviction eviction;
    private final List<Node> sinks = new ArrayList<>();
    private final List<Node> pins = new ArrayList<>();
    private int[] pinned = {};
    /** Visible rolling tokens, by entry, oldest first. */
    private final List<List<Node>> entries = new ArrayList<>();

    private double[] last = {};

    ReferenceWindow(RandomCheckpoint weights, WindowConfig config) {
        this.weights = weights;
        this.shape = weights.shape();
        this.inverse = shape.inverseFrequencies();
        this.config = config;
        this.eviction = config.eviction();
    }

    ReferenceWindow fork() {
        ReferenceWindow fork = new ReferenceWindow(weights, config);
        fork.eviction = Eviction.TOKEN;
        fork.sinks.addAll(sinks);
        fork.pins.addAll(pins);
        fork.pinned = pinned;
        entries.forEach(entry -> fork.entries.add(new ArrayList<>(entry)));
        fork.last = last;
        return fork;
    }

    void pin(int[] tokens) {
        pinned = tokens;
        pins.clear();
        if (sinks.size() == config.sinks()) {
            computePins();
        }
    }

    private void computePins() {
        for (int token : pinned) {
            List<Node> seen = new ArrayList<>(sinks);
            seen.addAll(pins);
            pins.add(forward(token, seen, distances(seen.size(), seen.size())));
        }
    }

    /** @return -ln p summed over the tokens; the first token of the stream counts 0 */
    double feed(int[] tokens) {
        double surprisal = 0;
        int rolling = Math.max(0, tokens.length - (config.sinks() - sinks.size()));
        boolean opened = false;
        for (int token : tokens) {
            if (last.length > 0) {
                surprisal += logSumExp(last) - last[token];
            }
            if (sinks.size() < config.sinks()) {
                List<Node> seen = List.copyOf(sinks);
                double[] logits = new double[shape.vocabularySize()];
                sinks.add(forward(token, seen, distances(seen.size(), seen.size()), logits));
                last = logits;
                continue;
            }
            if (pins.isEmpty() && pinned.length > 0) {
                double[] kept = last;
                computePins();
                last = kept;
            }
            if (!opened) {
                while (eviction == Eviction.ENTRY && rollingSize() + rolling > config.rolling()) {
                    entries.remove(0);
                }
                entries.add(new ArrayList<>());
                opened = true;
            }
            if (rollingSize() == config.rolling()) {
                // The oldest token leaves.
                while (entries.get(0).isEmpty()) {
                    entries.remove(0);
                }
                entries.get(0).remove(0);
            }
            List<Node> anchors = new ArrayList<>(sinks);
            anchors.addAll(pins);
            List<Node> seen = new ArrayList<>(anchors);
            entries.forEach(seen::addAll);
            double[] logits = new double[shape.vocabularySize()];
            // n tokens are visible, the new one among them: it stands at n - 1.
            Node node = forward(token, seen, distances(seen.size(), seen.size()), logits);
            entries.get(entries.size() - 1).add(node);
            last = logits;
        }
        return surprisal;
    }

    private int rollingSize() {
        return entries.stream().mapToInt(List::size).sum();
    }

    /** Logits after the last token, [V]. */
    double[] logits() {
        return last;
    }

    /** In a window, positions are contiguous: the distance from index {@code rank} to index i is rank - i. */
    private static int[] distances(int seen, int rank) {
        int[] distances = new int[seen];
        Arrays.setAll(distances, i -> rank - i);
        return distances;
    }

    private Node forward(int token, List<Node> seen, int[] distances) {
        return forward(token, seen, distances, null);
    }

    private Node forward(int token, List<Node> seen, int[] distances, double[] logits) {
        int d = shape.hiddenSize();
        int dim = shape.headDim();
        double[] x = new double[d];
        float[] embedding = weights.tensors().get("model.embed_tokens.weight");
        for (int i = 0; i < d; i++) {
            x[i] = embedding[token * d + i];
        }
        Node node = new Node(new double[shape.layers()][], new double[shape.layers()][]);
        for (int layer = 0; layer < shape.layers(); layer++) {
            String prefix = "model.layers." + layer + ".";
            double[] h = norm(x, 0, d, prefix + "input_layernorm.weight");
            double[] q = project(h, prefix + "self_attn.q_proj");
            double[] k = project(h, prefix + "self_attn.k_proj");
            if (shape.qkNorm()) {
                q = normHeads(q, prefix + "self_attn.q_norm.weight");
                k = normHeads(k, prefix + "self_attn.k_norm.weight");
            }
            node.keys()[layer] = k;
            node.values()[layer] = project(h, prefix + "self_attn.v_proj");
            double[] mixed = new double[q.length];
            for (int head = 0; head < shape.heads(); head++) {
                attend(node, seen, distances, layer, q, head, mixed);
            }
            add(x, project(mixed, prefix + "self_attn.o_proj"));
            h = norm(x, 0, d, prefix + "post_attention_layernorm.weight");
            double[] gate = project(h, prefix + "mlp.gate_proj");
            double[] up = project(h, prefix + "mlp.up_proj");
            for (int i = 0; i < gate.length; i++) {
                gate[i] = gate[i] / (1 + Math.exp(-gate[i])) * up[i];
            }
            add(x, project(gate, prefix + "mlp.down_proj"));
        }
        if (logits != null) {
            String head = shape.tiedEmbeddings() ? "model.embed_tokens.weight" : "lm_head.weight";
            double[] y = multiply(
                    norm(x, 0, d, "model.norm.weight"), weights.tensors().get(head));
            System.arraycopy(y, 0, logits, 0, y.length);
        }
        return node;
    }

    private void attend(Node self, List<Node> seen, int[] distances, int layer, double[] q, int head, double[] mixed) {
        int dim = shape.headDim();
        int kvHead = head / (shape.heads() / shape.kvHeads());
        double[] scores = new double[seen.size() + 1];
        for (int j = 0; j < scores.length; j++) {
            Node node = j < seen.size() ? seen.get(j) : self;
            int distance = j < seen.size() ? distances[j] : 0;
            scores[j] = dot(q, head * dim, node.keys()[layer], kvHead * dim, distance) / Math.sqrt(dim);
        }
        double sum = logSumExp(scores);
        for (int j = 0; j < scores.length; j++) {
            Node node = j < seen.size() ? seen.get(j) : self;
            for (int i = 0; i < dim; i++) {
                mixed[head * dim + i] += Math.exp(scores[j] - sum) * node.values()[layer][kvHead * dim + i];
            }
        }
    }

    /** Query times key, the query turned on by {@code distance}; pairs are (i, i + dim / 2). */
    private double dot(double[] q, int qAt, double[] k, int kAt, int distance) {
        int half = inverse.length;
        double sum = 0;
        for (int i = 0; i < half; i++) {
            double cos = Math.cos(distance * inverse[i]);
            double sin = Math.sin(distance * inverse[i]);
            double re = q[qAt + i] * cos - q[qAt + half + i] * sin;
            double im = q[qAt + half + i] * cos + q[qAt + i] * sin;
            sum += re * k[kAt + i] + im * k[kAt + half + i];
        }
        return sum;
    }

    private double[] project(double[] x, String name) {
        double[] y = multiply(x, weights.tensors().get(name + ".weight"));
        float[] bias = weights.tensors().get(name + ".bias");
        for (int i = 0; bias != null && i < y.length; i++) {
            y[i] += bias[i];
        }
        return y;
    }

    private static double[] multiply(double[] x, float[] matrix) {
        double[] y = new double[matrix.length / x.length];
        for (int o = 0; o < y.length; o++) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += x[i] * matrix[o * x.length + i];
            }
            y[o] = sum;
        }
        return y;
    }

    private double[] normHeads(double[] heads, String weight) {
        double[] normed = new double[heads.length];
        for (int at = 0; at < heads.length; at += shape.headDim()) {
            System.arraycopy(norm(heads, at, shape.headDim(), weight), 0, normed, at, shape.headDim());
        }
        return normed;
    }

    private double[] norm(double[] x, int from, int n, String weight) {
        double square = 0;
        for (int i = 0; i < n; i++) {
            square += x[from + i] * x[from + i];
        }
        double scale = 1 / Math.sqrt(square / n + shape.rmsEpsilon());
        float[] w = weights.tensors().get(weight);
        double[] normed = new double[n];
        for (int i = 0; i < n; i++) {
            normed[i] = x[from + i] * scale * w[i];
        }
        return normed;
    }

    private static void add(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            x[i] += y[i];
        }
    }

    static double logSumExp(double[] values) {
        double max = Arrays.stream(values).max().orElseThrow();
        return max + Math.log(Arrays.stream(values).map(v -> Math.exp(v - max)).sum());
    }
}
