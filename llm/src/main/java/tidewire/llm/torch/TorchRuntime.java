package tidewire.llm.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import tidewire.llm.djl.DjlSettings;

/** The one PyTorch of this process, set up for many small calls from many threads. */
final class TorchRuntime {
    /** Whether this thread was set up: the interpreter's optimizer is switched per thread. */
    private static final ThreadLocal<Boolean> READY = ThreadLocal.withInitial(() -> {
        // Profiling and fusing cost more than they bring to a program of few large operations, and change its bytes.
        JniUtils.setGraphExecutorOptimize(false);
        return true;
    });

    private TorchRuntime() {}

    /** To be called by every thread before it runs TorchScript. */
    static void enter() {
        READY.get();
    }

    static String version() {
        return Holder.ENGINE.getVersion();
    }

    static PtNDManager newManager(String device) {
        Device where = parse(device);
        return (PtNDManager) Holder.ENGINE.newBaseManager(where);
    }

    /** @throws IllegalArgumentException if it is not there */
    static Device parse(String device) {
        boolean cuda = device.matches("cuda(:[0-9]{1,3})?");
        if (!cuda && !device.equals("cpu")) {
            throw new IllegalArgumentException("device must be cpu, cuda or cuda:N, was " + device);
        }
        if (!cuda) {
            return Device.cpu();
        }
        int index = device.equals("cuda") ? 0 : Integer.parseInt(device.substring("cuda:".length()));
        if (!Holder.ENGINE.hasCapability(StandardCapabilities.CUDA)) {
            throw new IllegalArgumentException(
                    "device " + device
                            + " is not there: this PyTorch sees no CUDA device; it needs its CUDA natives in place of the CPU ones, and a driver");
        }
        int there = Math.max(1, Holder.ENGINE.getGpuCount());
        if (index >= there) {
            throw new IllegalArgumentException(
                    "device " + device + " is not there: PyTorch sees " + there + " CUDA device(s)");
        }
        return Device.gpu(index);
    }

    /** Loads the natives when first used. */
    private static final class Holder {
        static final Engine ENGINE = start();

        private static Engine start() {
            DjlSettings.apply();
            return Engine.getEngine("PyTorch");
        }
    }
}
