package tidewire.benchmarks.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import tidewire.llm.checkpoint.DecoderShape;

/**
 * The baseline: the same decoder written the ordinary way, one DJL NDArray call an operation, f32, with a full key/value
 * cache that is overwritten at its last slot. It computes what a decoder computes; its weights are random.
 */
final class EagerDecoder implements AutoCloseable {
    private final NDManager manager;
    private final DecoderShape shape;
    private final NDArray embedding; // [vocabulary, hidden]
    private final NDArray head; // [hidden, vocabulary]
    private final List<Layer> layers = new ArrayList<>();
    private final NDArray cos; // [1, 1, 1, headDim]
    private final NDArray sin;

    private record Layer(
            NDArray queryKeyValue, // [hidden, (heads + 2 kvHeads) * headDim]
            NDArray output, // [heads * headDim, hidden]
            NDArray gateUp, // [hidden, 2 ffn]
            NDArray down, // [ffn, hidden]
            NDArray keys, // [1, kvHeads, capacity, headDim]
            NDArray values) {}

    EagerDecoder(NDManager parent, DecoderShape shape, int capacity) {
        this.manager = parent.newSubManager();
        this.shape = shape;
        int hidden = shape.hiddenSize();
        int width = shape.headDim();
        embedding = weight(shape.vocabularySize(), hidden);
        head = weight(hidden, shape.vocabularySize());
        cos = weight(1, 1, 1, width);
        sin = weight(1, 1, 1, width);
        for (int l = 0; l < shape.layers(); l++) {
            layers.add(new Layer(
                    weight(hidden, (long) (shape.heads() + 2 * shape.kvHeads()) * width),
                    weight((long) shape.heads() * width, hidden),
                    weight(hidden, 2L * shape.ffnSize()),
                    weight(shape.ffnSize(), hidden),
                    weight(1, shape.kvHeads(), capacity, width),
                    weight(1, shape.kvHeads(), capacity, width)));
        }
    }

    private NDArray weight(long... dimensions) {
        return manager.randomNormal(0, 0.04f, new Shape(dimensions), DataType.FLOAT32);
    }

    /** One token through all layers. Returns the id of the most likely next token. */
    long step(long token) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray x = embedding.get(new NDIndex("{}", token));
            x.attach(scope);
            x = x.reshape(1, 1, shape.hiddenSize());
            for (Layer layer : layers) {
                x = x.add(attention(scope, norm(scope, x), layer));
                x.attach(scope);
                x = x.add(feedForward(scope, norm(scope, x), layer));
                x.attach(scope);
            }
            NDArray logits = norm(scope, x).matMul(head);
            logits.attach(scope);
            NDArray best = logits.argMax(-1);
            best.attach(scope);
            return best.toLongArray()[0];
        }
    }

    private NDArray attention(NDManager scope, NDArray x, Layer layer) {
        int width = shape.headDim();
        int group = shape.heads() / shape.kvHeads();
        NDArray all = in(scope, x.matMul(layer.queryKeyValue()));
        NDList parts = all.split(
                new long[] {(long) shape.heads() * width, (long) (shape.heads() + shape.kvHeads()) * width}, 2);
        parts.attach(scope);
        NDArray query = rotate(scope, in(scope, parts.get(0).reshape(1, shape.kvHeads(), group, width)));
        NDArray key = rotate(scope, in(scope, parts.get(1).reshape(1, shape.kvHeads(), 1, width)));
        NDArray value = in(scope, parts.get(2).reshape(1, shape.kvHeads(), 1, width));
        NDIndex last = new NDIndex(":, :, -1:, :");
        layer.keys().set(last, key);
        layer.values().set(last, value);
        NDArray transposed = in(scope, layer.keys().transpose(0, 1, 3, 2));
        NDArray scores = in(scope, in(scope, query.matMul(transposed)).mul(1 / Math.sqrt(width)));
        NDArray mixed = in(scope, in(scope, scores.softmax(-1)).matMul(layer.values()));
        NDArray flat = in(scope, mixed.reshape(1, 1, (long) shape.heads() * width));
        return in(scope, flat.matMul(layer.output()));
    }

    private NDArray rotate(NDManager scope, NDArray x) {
        int half = shape.headDim() / 2;
        NDArray first = in(scope, x.get(new NDIndex("..., :{}", half)));
        NDArray second = in(scope, x.get(new NDIndex("..., {}:", half)));
        NDArray turned = in(scope, NDArrays.concat(new NDList(in(scope, second.neg()), first), -1));
        return in(scope, in(scope, x.mul(cos)).add(in(scope, turned.mul(sin))));
    }

    private NDArray feedForward(NDManager scope, NDArray x, Layer layer) {
        NDArray both = in(scope, x.matMul(layer.gateUp()));
        NDList parts = both.split(new long[] {shape.ffnSize()}, 2);
        parts.attach(scope);
        NDArray gate = parts.get(0);
        NDArray silu = in(scope, gate.mul(in(scope, ai.djl.nn.Activation.sigmoid(gate))));
        return in(scope, in(scope, silu.mul(parts.get(1))).matMul(layer.down()));
    }

    private NDArray norm(NDManager scope, NDArray x) {
        NDArray mean = in(scope, in(scope, x.mul(x)).mean(new int[] {-1}, true));
        return in(scope, x.div(in(scope, in(scope, mean.add(shape.rmsEpsilon())).sqrt())));
    }

    private static NDArray in(NDManager scope, NDArray array) {
        array.attach(scope);
        return array;
    }

    @Override
    public void close() {
        manager.close();
    }
}
