package tidewire.app.terminal;

import ch.qos.logback.core.PropertyDefinerBase;

/**
 * For the logging configuration: exceptions are one line, with their stack traces only when debugging is asked for.
 */
public final class StackTraces extends PropertyDefinerBase {
    @Override
    public String getPropertyValue() {
        String level = System.getenv().getOrDefault("TIDEWIRE_LOG_LEVEL", "info");
        return level.equalsIgnoreCase("debug") || level.equalsIgnoreCase("trace") ? "%xEx" : "%nopex";
    }
}
