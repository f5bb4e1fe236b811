package tidewire.app.terminal;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out what the embedded broker says of itself and heals: batches out of order, seen while topics are new (its clients send again, and
 * what they cannot heal they say themselves; why the broker sees them has not been traced), and a controller that asks itself for its
 * registration before it leads, as it may when it starts on what is there (it asks again). And what it has not come to load when it is stopped,
 * as after a command that only looks.
 */
public final class HealedErrors extends Filter<ILoggingEvent> {
    private static final Set<String> HEALED = Set.of(
            "org.apache.kafka.common.errors.OutOfOrderSequenceException",
            "org.apache.kafka.common.errors.NotControllerException");

    @Override
    public FilterReply decide(ILoggingEvent event) {
        String logger = event.getLoggerName();
        IThrowableProxy problem = event.getThrowableProxy();
        boolean healed = logger.startsWith("kafka.server.") && isHealed(problem)
                || logger.startsWith("org.apache.kafka.coordinator.") && isOfTheEnd(problem);
        return healed ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private static boolean isOfTheEnd(@Nullable IThrowableProxy problem) {
        return problem != null && "Coordinator loader is closed.".equals(problem.getMessage());
    }

    private static boolean isHealed(@Nullable IThrowableProxy problem) {
        for (IThrowableProxy at = problem; at != null; at = at.getCause()) {
            if (HEALED.contains(at.getClassName())) {
                return true;
            }
        }
        return false;
    }
}
