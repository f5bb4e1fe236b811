package tidewire.app.log;

import ch.qos.logback.core.PropertyDefinerBase;

/** For the logging configuration: the level that was asked for. A variable that is there and empty asks for none. */
public final class LogLevel extends PropertyDefinerBase {
    @Override
    public String getPropertyValue() {
        String level = System.getenv(LogSettings.LEVEL);
        return level == null || level.isBlank() ? "info" : level;
    }
}
