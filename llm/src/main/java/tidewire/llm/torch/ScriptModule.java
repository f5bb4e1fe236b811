package tidewire.llm.torch;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import tidewire.llm.window.KeyValueCache;

/** A loaded TorchScript module. May be called from several threads; closing waits for calls under way. */
final class ScriptModule implements AutoCloseable {
    private final PtNDManager manager;
    private final PtSymbolBlock block;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    ScriptModule(TorchScriptArchive archive, String device) {
        manager = TorchRuntime.newManager(device);
        TorchRuntime.enter();
        try {
            block = JniUtils.loadModule(manager, archive.open(), false, false);
        } catch (IOException e) {
            manager.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /**
     * @param arguments {@link NativeValue} (stays open), {@link Integer}, {@link Long}, {@link Boolean}, {@code long[]} (a
     *     list of integers) or {@link Matrix}
     * @return what the method returns, to be closed by the caller
     */
    NativeValue call(String method, Object... arguments) {
        List<AutoCloseable> own = new ArrayList<>(arguments.length);
        enter();
        try {
            IValue[] values = new IValue[arguments.length];
            for (int i = 0; i < arguments.length; i++) {
                values[i] = toValue(arguments[i], own);
            }
            return new NativeValue(IValueUtils.runMethod(block, method, values));
        } finally {
            closeAll(own);
            leave();
        }
    }

    /** A call for its effect. */
    void run(String method, Object... arguments) {
        call(method, arguments).close();
    }

    /** A list of values of one type, to be closed by the caller; the values stay open. */
    NativeValue list(NativeValue... values) {
        IValue[] parts = new IValue[values.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = values[i].value();
        }
        return new NativeValue(IValue.listFrom(parts));
    }

    /** The only element of a tensor of f64. */
    double number(NativeValue tensor) {
        enter();
        try (PtNDArray array = tensor.value().toTensor(manager)) {
            return buffer(array).getDouble();
        } finally {
            leave();
        }
    }

    /** The elements of a tensor of f32. */
    float[] floats(NativeValue tensor) {
        enter();
        try (PtNDArray array = tensor.value().toTensor(manager)) {
            float[] copy = new float[Math.toIntExact(array.size())];
            buffer(array).asFloatBuffer().get(copy);
            return copy;
        } finally {
            leave();
        }
    }

    /** The elements of each tensor of a list, all f32. */
    float[][] floatLists(NativeValue tensors) {
        enter();
        try {
            PtNDArray[] arrays = tensors.value().toTensorArray(manager);
            float[][] copies = new float[arrays.length][];
            for (int i = 0; i < arrays.length; i++) {
                try (PtNDArray array = arrays[i]) {
                    copies[i] = new float[Math.toIntExact(array.size())];
                    buffer(array).asFloatBuffer().get(copies[i]);
                }
            }
            return copies;
        } finally {
            leave();
        }
    }

    /** Hands over the memory of each tensor of a list, all on the host: what is put there is in the tensor. */
    void bytes(NativeValue tensors, KeyValueCache.Reader reader) throws IOException {
        enter();
        try {
            for (PtNDArray array : tensors.value().toTensorArray(manager)) {
                try (array) {
                    reader.read(buffer(array));
                }
            }
        } finally {
            leave();
        }
    }

    /** Keeps the module open until {@link #leave}. */
    private void enter() {
        lock.readLock().lock();
        if (closed) {
            lock.readLock().unlock();
            throw new IllegalStateException("the model is closed");
        }
        TorchRuntime.enter();
    }

    private void leave() {
        lock.readLock().unlock();
    }

    private static ByteBuffer buffer(PtNDArray array) {
        return array.toByteBuffer(true);
    }

    /** A matrix or vector to be copied into a tensor of f32, or of f64 when it is made of doubles. */
    record Matrix(Object values, long... shape) {}

    private IValue toValue(Object argument, List<AutoCloseable> own) {
        if (argument instanceof NativeValue value) {
            return value.value();
        }
        NativeValue made;
        if (argument instanceof Matrix matrix) {
            PtNDArray array = array(matrix);
            own.add(array);
            made = new NativeValue(IValue.from(array));
        } else if (argument instanceof long[] list) {
            made = new NativeValue(IValue.listFrom(list));
        } else if (argument instanceof Boolean truth) {
            made = new NativeValue(IValue.from(truth));
        } else {
            made = new NativeValue(IValue.from(((Number) argument).longValue()));
        }
        own.add(made);
        return made.value();
    }

    private PtNDArray array(Matrix matrix) {
        Shape shape = new Shape(matrix.shape());
        return matrix.values() instanceof float[] floats
                ? manager.create(FloatBuffer.wrap(floats), shape, DataType.FLOAT32)
                : manager.create(java.nio.DoubleBuffer.wrap((double[]) matrix.values()), shape, DataType.FLOAT64);
    }

    private static void closeAll(List<AutoCloseable> values) {
        for (AutoCloseable value : values) {
            try {
                value.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                block.close();
                manager.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
