package tidewire.app.log;

import ch.qos.logback.core.PropertyDefinerBase;

/** For the logging configuration: the form that was asked for. What is none is refused at the start ({@link LogSettings}), which needs a log too. */
public final class LogFormat extends PropertyDefinerBase {
    @Override
    public String getPropertyValue() {
        return LogSettings.JSON.equals(System.getenv(LogSettings.FORMAT)) ? LogSettings.JSON : LogSettings.TEXT;
    }
}
