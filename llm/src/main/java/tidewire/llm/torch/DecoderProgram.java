package tidewire.llm.torch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import tidewire.llm.WeightFormat;
import tidewire.llm.checkpoint.DecoderShape;

/**
 * {@code decoder.torchscript} with the few expressions filled in that depend on how weights are held, and either without its
 * marks of time or with a clock.
 */
final class DecoderProgram {
    private static final String SOURCE = "decoder.torchscript";
    private static final String SHARED_ATTENTION = "shared.torchscript";
    private static final String CLOCK = "clock.torchscript";
    /** Work that lies between two calls of the program, so outside it. */
    static final String BETWEEN_CALLS = "between calls";

    private static final Pattern MARK = Pattern.compile("(?m)^( *)\\$TIMED (.*)\n");

    // PyTorch's numbers of element types.
    private static final int F16 = 5;
    private static final int F32 = 6;
    private static final int BF16 = 15;

    private DecoderProgram() {}

    /**
     * @param packed type of a packed matrix
     * @param pack expression of {@code weight} [out, in] f32 and {@code bias} (optional) that packs them
     * @param linear expression that multiplies {@code x} [n, in] f32 by a packed {@code weight}; f32 again
     * @param head type, packing and product of the matrix of the vocabulary
     * @param grouped resource with methods for packing and products that are more than an expression, or none
     * @param cache element type of the key/value cache
     * @param embedding element type of the embedding matrix
     */
    private record Expressions(
            String packed, String pack, String linear, Head head, String grouped, int cache, int embedding) {
        Expressions(String packed, String pack, String linear, int cache, int embedding) {
            this(packed, pack, linear, new Head(packed, pack, linear), "", cache, embedding);
        }
    }

    private record Head(String packed, String pack, String linear) {}

    private static final String PAIR = "Tuple[Tensor, Optional[Tensor]]";
    private static final String QUANTIZED = "__torch__.torch.classes.quantized.LinearPackedParamsBase";
    private static final Head HALF = new Head(
            QUANTIZED,
            "ops.quantized.linear_prepack_fp16(weight, bias)",
            "ops.quantized.linear_dynamic_fp16(x, weight)");

    private static final Head BYTES = new Head(
            "Tuple[" + QUANTIZED + ", Tensor, Optional[Tensor]]",
            "self.pack_bytes(weight, bias)",
            "self.linear_bytes(x, weight)");

    /** Matrices made of what forks share: type, packing and product. */
    private static final Head SHARED_HALF = new Head(
            QUANTIZED,
            "ops.quantized.linear_prepack_fp16(matrix, None)",
            "ops.quantized.linear_dynamic_fp16(x, matrix)");

    private static final Head SHARED_PLAIN = new Head("Tensor", "matrix", "torch.linear(x, matrix)");
    private static final String ONE_DNN_LINEAR = "ops.mkldnn._linear_pointwise(%s, weight[0], weight[1], \"none\","
            + " annotate(List[Optional[number]], []), \"\")";

    /**
     * oneDNN's packed matrices are faster than plain ones, and a row of a product does not depend on how many rows there are.
     * Where PyTorch was built without it, and on a GPU, plain products serve.
     */
    private static Expressions of(WeightFormat format, boolean oneDnn) {
        String bf16Bias = "None if bias is None else torch.to(bias, 15)";
        return switch (format) {
            case F32 ->
                oneDnn
                        ? new Expressions(
                                PAIR,
                                "(ops.mkldnn._reorder_linear_weight(weight, 1), bias)",
                                ONE_DNN_LINEAR.formatted("x"),
                                F32,
                                F32)
                        : new Expressions(
                                PAIR, "(torch.clone(weight), bias)", "torch.linear(x, weight[0], weight[1])", F32, F32);
            case BF16 ->
                oneDnn
                        ? new Expressions(
                                PAIR,
                                "(ops.mkldnn._reorder_linear_weight(torch.to(weight, 15), 1), " + bf16Bias + ")",
                                "torch.to(" + ONE_DNN_LINEAR.formatted("torch.to(x, 15)") + ", 6)",
                                BF16,
                                BF16)
                        : new Expressions(
                                PAIR,
                                "(torch.to(weight, 15), " + bf16Bias + ")",
                                "torch.to(torch.linear(torch.to(x, 15), weight[0], weight[1]), 6)",
                                BF16,
                                BF16);
            case FP16 -> new Expressions(HALF.packed(), HALF.pack(), HALF.linear(), BF16, F16);
            case INT8 ->
                new Expressions(BYTES.packed(), BYTES.pack(), BYTES.linear(), BYTES, "int8.torchscript", BF16, F16);
            case INT4 ->
                new Expressions(
                        "Tuple[Tensor, Tensor, " + QUANTIZED + ", int, Optional[Tensor]]",
                        "self.pack_grouped(weight, bias)",
                        "self.linear_grouped(x, weight) if single else ops.quantized.linear_dynamic_fp16(x, weight[2])",
                        HALF,
                        "int4.torchscript",
                        BF16,
                        F16);
        };
    }

    /** Whether the gains of norms stay out of the matrices that follow them. */
    static boolean keepsGains(WeightFormat format) {
        return format == WeightFormat.INT4 || format == WeightFormat.INT8;
    }

    /** Of the key/value cache. */
    static int bytesPerKey(WeightFormat format) {
        return of(format, false).cache() == F32 ? Float.BYTES : 2;
    }

    /** Whether keys and values that forks share are packed: in half precision, where the cache has no more. */
    static boolean packsShared(WeightFormat format, Kernels kernels) {
        return bytesPerKey(format) == 2 && kernels.packedHalf();
    }

    /** Type of a packed matrix of what forks share. */
    static String sharedType(boolean packs) {
        return (packs ? SHARED_HALF : SHARED_PLAIN).packed();
    }

    /** The part of the program that is about forks, as a part of a class of that name, without its marks of time. */
    static String sharedAttention(String className, boolean packs) {
        return withShared(MARK.matcher(read(SHARED_ATTENTION)).replaceAll(""), className, packs);
    }

    private static String withShared(String source, String className, boolean packs) {
        Head shared = packs ? SHARED_HALF : SHARED_PLAIN;
        return source.replace("$CLASS", className)
                .replace("$PACKS_SHARED", packs ? "True" : "False")
                .replace("$PACK_SHARED", shared.pack())
                .replace("$SHARED_PRODUCT", shared.linear())
                .replace("$SHARED", shared.packed());
    }

    static TorchScriptArchive archive(DecoderShape shape, WeightFormat format, Kernels kernels) {
        return archive(shape, format, kernels, withoutMarks());
    }

    /** With a clock: what {@code take_times} returns is in the order of {@link #timedKinds()}. */
    static TorchScriptArchive timedArchive(DecoderShape shape, WeightFormat format, Kernels kernels) {
        return archive(shape, format, kernels, withClock()).integer("since", 0).list("spent", "int");
    }

    /** The kinds of work that are told apart, in the order in which the source names them first. */
    static List<String> timedKinds() {
        return MARK.matcher(whole())
                .results()
                .map(mark -> mark.group(2))
                .distinct()
                .toList();
    }

    private static String withoutMarks() {
        return MARK.matcher(whole()).replaceAll("");
    }

    private static String whole() {
        return read(SOURCE).replace("$SHARED_ATTENTION\n", read(SHARED_ATTENTION));
    }

    private static String withClock() {
        List<String> kinds = timedKinds();
        return MARK.matcher(whole())
                        .replaceAll(mark -> mark.group(1) + "self.mark(" + kinds.indexOf(mark.group(2)) + ")\n")
                + read(CLOCK);
    }

    private static TorchScriptArchive archive(
            DecoderShape shape, WeightFormat format, Kernels kernels, String program) {
        Expressions with = of(format, kernels.oneDnn());
        String source = withShared(program, "Decoder", packsShared(format, kernels))
                .replace("$GROUPED", with.grouped().isEmpty() ? "" : read(with.grouped()))
                .replace("$PACK_HEAD", with.head().pack())
                .replace("$LINEAR_HEAD", with.head().linear())
                .replace("$WIDE", with.head().packed())
                .replace("$PACKED", with.packed())
                .replace("$PACK", with.pack())
                .replace("$LINEAR", with.linear())
                .replace("$CACHE", Integer.toString(with.cache()))
                .replace("$EMBEDDING", Integer.toString(with.embedding()));
        return new TorchScriptArchive("Decoder", source)
                .integer("heads", shape.heads())
                .integer("kv_heads", shape.kvHeads())
                .integer("head_dim", shape.headDim())
                .tensor("embedding")
                .tensor("inverse_frequencies")
                .tensor("norm_floor")
                .tensor("qk_norm_floor")
                .list("qkv", with.packed())
                .list("output", with.packed())
                .list("gate_up", with.packed())
                .list("down", with.packed())
                .list("qk_norm", "Tensor")
                .list("gains", "Tensor")
                .list("head", with.head().packed());
    }

    private static String read(String resource) {
        try (InputStream in = DecoderProgram.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
