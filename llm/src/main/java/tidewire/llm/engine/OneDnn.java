package tidewire.llm.engine;

import ai.djl.engine.EngineException;

/** Whether PyTorch was built with oneDNN: it is on Linux and Windows, not everywhere. */
final class OneDnn {
    private static final String PROBE = """
            class Probe(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def try_out(self: __torch__.Probe) -> int:
                w = ops.mkldnn._reorder_linear_weight(torch.ones([16, 16]), 1)
                return 0
            """;

    private OneDnn() {}

    static boolean availableOn(String device) {
        return device.equals("cpu") && Holder.AVAILABLE;
    }

    private static final class Holder {
        static final boolean AVAILABLE = tryOut();

        /** PyTorch has no function that says so; calling an operation does. */
        private static boolean tryOut() {
            try (ScriptModule module = new ScriptModule(new TorchScriptArchive("Probe", PROBE), "cpu")) {
                module.run("try_out");
                return true;
            } catch (EngineException e) {
                return false;
            }
        }
    }
}
