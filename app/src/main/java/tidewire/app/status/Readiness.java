package tidewire.app.status;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What {@code /health} says, as a metric: 1 for each component that would work now, 0 for one that would not. There are as many as sources,
 * desks and stages, and one that is no longer there is not told of; why stands in {@code /health} alone.
 */
public final class Readiness {
    private final PrometheusMeterRegistry registry;
    private final Supplier<Map<String, Optional<String>>> problems;
    private final MultiGauge ready;

    /** @param problems why each component would not work now, by {@code part/component} */
    public Readiness(PrometheusMeterRegistry registry, Supplier<Map<String, Optional<String>>> problems) {
        this.registry = registry;
        this.problems = problems;
        this.ready = MultiGauge.builder("tidewire.ready").register(registry);
    }

    /** All metrics of this process in Prometheus' text format, these as they are at this moment. */
    public synchronized String scrape() {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        problems.get().forEach((place, problem) -> rows.add(MultiGauge.Row.of(tags(place), problem.isEmpty() ? 1 : 0)));
        ready.register(rows, true);
        return registry.scrape();
    }

    private static Tags tags(String place) {
        int end = place.indexOf('/');
        return Tags.of("part", place.substring(0, end), "component", place.substring(end + 1));
    }
}
