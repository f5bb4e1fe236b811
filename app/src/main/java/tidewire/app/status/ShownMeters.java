package tidewire.app.status;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Which meters are shown, with a help text for each: the resource {@code metrics.properties} lists them. Kafka's clients tell some
 * hundreds each, most of them once a partition and store: of these only what answers an operator's question stays, so that a page of
 * metrics grows with feeds and desks alone.
 */
public final class ShownMeters implements MeterFilter {
    private static final String KAFKA = "kafka.";
    /** Units and words that Prometheus has other names for. */
    private static final Map<String, String> RENAMED = Map.of("system.cpu.count", "system.cpus");

    /** Told by {@link ProcessorSeconds} in the unit that Prometheus counts in. */
    private static final String PROCESSOR_TIME = "process.cpu.time";

    private final Map<String, String> help;

    public ShownMeters() {
        Properties texts = new Properties();
        try (InputStream file = Objects.requireNonNull(ShownMeters.class.getResourceAsStream("metrics.properties"))) {
            texts.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        help = texts.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, texts::getProperty));
    }

    /** Whether something says what a meter means. */
    boolean explains(String name) {
        return help.containsKey(name);
    }

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        boolean unasked = id.getName().startsWith(KAFKA) && !explains(id.getName());
        return unasked || id.getName().equals(PROCESSOR_TIME) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        String name = RENAMED.getOrDefault(id.getName(), id.getName());
        String text = help.get(id.getName());
        return new Meter.Id(
                name, Tags.of(id.getTags()), id.getBaseUnit(), text == null ? id.getDescription() : text, id.getType());
    }
}
