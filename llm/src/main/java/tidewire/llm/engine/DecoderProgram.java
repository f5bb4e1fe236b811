package tidewire.llm.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tidewire.llm.WeightFormat;
import tidewire.llm.checkpoint.DecoderShape;

/** {@code decoder.torchscript} with the few expressions filled in that depend on how weights are held. */
final class DecoderProgram {
    private static final String SOURCE = "decoder.torchscript";

    // PyTorch's numbers of element types.
    private static final int F16 = 5;
    private static final int F32 = 6;
    private static final int BF16 = 15;

    private DecoderProgram() {}

    /**
     * @param packed type of a packed matrix
     * @param pack expression of {@code weight} [out, in] f32 and {@code bias} (optional) that packs them
     * @param linear expression that multiplies {@code x} [n, in] f32 by a packed {@code weight}; f32 again
     * @param cache element type of the key/value cache
     * @param embedding element type of the embedding matrix
     */
    private record Expressions(String packed, String pack, String linear, int cache, int embedding) {}

    private static Expressions of(WeightFormat format) {
        String quantized = "__torch__.torch.classes.quantized.LinearPackedParamsBase";
        return switch (format) {
            case F32 ->
                new Expressions(
                        "Tuple[Tensor, Optional[Tensor]]",
                        "(torch.clone(weight), bias)",
                        "torch.linear(x, weight[0], weight[1])",
                        F32,
                        F32);
            case BF16 ->
                new Expressions(
                        "Tuple[Tensor, Optional[Tensor]]",
                        "(torch.to(weight, 15), None if bias is None else torch.to(bias, 15))",
                        "torch.to(torch.linear(torch.to(x, 15), weight[0], weight[1]), 6)",
                        BF16,
                        BF16);
            case FP16 ->
                new Expressions(
                        quantized,
                        "ops.quantized.linear_prepack_fp16(weight, bias)",
                        "ops.quantized.linear_dynamic_fp16(x, weight)",
                        BF16,
                        F16);
            case INT8 ->
                new Expressions(
                        quantized,
                        // One scale per output row, symmetric, 8 bits.
                        "ops.quantized.linear_prepack(torch.quantize_per_channel(weight,"
                                + " torch.to(torch.div(torch.clamp_min(torch.amax(torch.abs(weight), [1]), 1.0e-12), 127.), 7),"
                                + " torch.zeros([torch.size(weight, 0)], dtype=4), 0, 12), bias)",
                        "ops.quantized.linear_dynamic(x, weight, False)",
                        BF16,
                        F16);
        };
    }

    static TorchScriptArchive archive(DecoderShape shape, WeightFormat format) {
        Expressions with = of(format);
        String source = read().replace("$PACKED", with.packed())
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
                .list("head", with.packed());
    }

    private static String read() {
        try (InputStream in = DecoderProgram.class.getResourceAsStream(SOURCE)) {
            if (in == null) {
                throw new IllegalStateException(SOURCE + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
