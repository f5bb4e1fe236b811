package tidewire.llm.torch;

import ai.djl.pytorch.jni.IValue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A TorchScript value outside the Java heap. Nothing frees it but {@link #close}; how many are open is counted. */
final class NativeValue implements AutoCloseable {
    private static final AtomicLong OPEN = new AtomicLong();

    private final IValue value;
    private final AtomicBoolean closed = new AtomicBoolean();

    NativeValue(IValue value) {
        this.value = value;
        OPEN.incrementAndGet();
    }

    static long open() {
        return OPEN.get();
    }

    IValue value() {
        if (closed.get()) {
            throw new IllegalStateException("native value used after close");
        }
        return value;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            value.close();
            OPEN.decrementAndGet();
        }
    }
}
