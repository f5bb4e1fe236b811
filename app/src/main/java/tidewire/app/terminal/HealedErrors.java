package tidewire.app.terminal;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Set;

/**
 * Leaves out what the embedded broker itself says of batches out of order, seen while topics are new; its clients send again, and
 * what they cannot heal they say themselves, which is not left out. Why the broker sees them has not been traced.
 */
public final class HealedErrors extends Filter<ILoggingEvent> {
    private static final Set<String> HEALED = Set.of("org.apache.kafka.common.errors.OutOfOrderSequenceException");

    @Override
    public FilterReply decide(ILoggingEvent event) {
        IThrowableProxy problem = event.getThrowableProxy();
        boolean healed = problem != null
                && HEALED.contains(problem.getClassName())
                && event.getLoggerName().startsWith("kafka.server.");
        return healed ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
