package tidewire.app.status;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;

/** Processor time of this process, in seconds. */
public final class ProcessorSeconds implements MeterBinder {
    private static final double NANOS = 1e9;

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("process.cpu", ProcessHandle.current(), ProcessorSeconds::seconds)
                .baseUnit("seconds")
                .description("Processor time that this process has used.")
                .register(registry);
    }

    private static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / NANOS;
    }
}
