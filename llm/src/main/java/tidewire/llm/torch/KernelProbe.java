package tidewire.llm.torch;

import ai.djl.engine.EngineException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tidewire.llm.WeightFormat;

/**
 * Which packed matrices this build of PyTorch can make on this CPU. No function of it says so; trying one out does.
 */
enum KernelProbe {
    /** oneDNN: on Linux and Windows, not everywhere. */
    ONE_DNN("ops.mkldnn._reorder_linear_weight(torch.ones([16, 16]), 1)"),
    /** FBGEMM's half precision: x86-64 with AVX2. */
    PACKED_FP16("ops.quantized.linear_prepack_fp16(torch.ones([16, 16]), None)"),
    /** Four bits a weight. */
    INT4("ops.aten._weight_int4pack_mm_for_cpu(torch.ones([1, 64], dtype=15),"
            + " ops.aten._convert_weight_to_int4pack_for_cpu(torch.ones([64, 64], dtype=3), 1), 32,"
            + " torch.ones([2, 64, 2], dtype=15))"),
    /** Eight bits, summed up exactly: with VNNI. Other kernels add pairs in 16 bits, which is too few. */
    INT8(
            "ops.quantized.linear_dynamic("
                    + "torch.cat([torch.full([1, 64], -127.), torch.full([2, 64], 128.)], 0),"
                    + " ops.quantized.linear_prepack(torch.quantize_per_channel(torch.full([16, 64], 127.),"
                    + " torch.ones([16]), torch.zeros([16], dtype=4), 0, 12), None))",
            "torch.add(torch.abs(torch.sub(torch.amax(tried), 1040384.)), torch.abs(torch.add(torch.amin(tried), 1032256.)))");

    private static final Map<KernelProbe, Boolean> TRIED = new ConcurrentHashMap<>();

    private final String expression;
    private final String error;

    KernelProbe(String expression) {
        this(expression, "torch.zeros([1])");
    }

    /** @param error expression of what was {@code tried}: a tensor that is zero where all is right */
    KernelProbe(String expression, String error) {
        this.expression = expression;
        this.error = error;
    }

    boolean works() {
        return TRIED.computeIfAbsent(this, KernelProbe::tryOut);
    }

    /** @throws IllegalArgumentException for a format that cannot be used on this device */
    static void check(WeightFormat format, String device) {
        boolean packed = format != WeightFormat.F32 && format != WeightFormat.BF16;
        if (packed && !device.equals("cpu")) {
            throw new IllegalArgumentException(
                    "model.weights " + format + " is for the CPU; on " + device + " use bf16 or f32");
        }
        if (packed && !PACKED_FP16.works()) {
            throw new IllegalArgumentException("model.weights " + format
                    + " is not available here: it needs FBGEMM, that is an x86-64 CPU with AVX2; use f32");
        }
        if (format == WeightFormat.INT4 && !INT4.works()) {
            throw new IllegalArgumentException("model.weights " + format
                    + " is not available here: this build of PyTorch has no such product; use fp16");
        }
        if (format == WeightFormat.INT8 && !INT8.works()) {
            throw new IllegalArgumentException(
                    "model.weights " + format + " is not available here: it needs an x86-64 CPU with VNNI; use fp16");
        }
        boolean mayDepend = format != WeightFormat.F32 && format != WeightFormat.FP16;
        if (mayDepend && device.equals("cpu") && !RowProbe.rowsAreIndependent(format)) {
            throw new IllegalArgumentException("model.weights " + format
                    + " is not available here: on this CPU (bf16: as on others that emulate it) a text would depend on the"
                    + " texts written beside it; use fp16 or f32");
        }
    }

    private boolean tryOut() {
        String source = """
                class Probe(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  def try_out(self: __torch__.Probe) -> Tensor:
                    tried = %s
                    return %s
                """.formatted(expression, error);
        try (ScriptModule module = new ScriptModule(new TorchScriptArchive("Probe", source), "cpu");
                NativeValue wrong = module.call("try_out")) {
            return module.floats(wrong)[0] == 0;
        } catch (EngineException e) {
            return false;
        }
    }
}
