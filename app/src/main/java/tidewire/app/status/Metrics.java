package tidewire.app.status;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import tidewire.app.run.Lifecycle;

/** Meters of this process, for Prometheus. */
public final class Metrics {
    private Metrics() {}

    public static PrometheusMeterRegistry create(Lifecycle lifecycle) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config().meterFilter(new ShownMeters());
        JvmGcMetrics collections = new JvmGcMetrics();
        collections.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new ProcessorSeconds().bindTo(registry);
        return lifecycle.add("metrics", registry, () -> {
            collections.close();
            registry.close();
        });
    }
}
