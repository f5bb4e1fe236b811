package tidewire.app.output;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Set;

/**
 * Leaves out what the embedded broker calls an error and its client heals by sending again: batches that reach a partition
 * before its first one does, as happens when a topic has just been made.
 */
public final class HealedErrors extends Filter<ILoggingEvent> {
    private static final Set<String> HEALED = Set.of("org.apache.kafka.common.errors.OutOfOrderSequenceException");

    @Override
    public FilterReply decide(ILoggingEvent event) {
        IThrowableProxy problem = event.getThrowableProxy();
        return problem != null && HEALED.contains(problem.getClassName()) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
