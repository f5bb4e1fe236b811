package tidewire.app.terminal;

import ch.qos.logback.core.PropertyDefinerBase;

/** For the logging configuration: what a log line begins with, so that it does not run into the progress line. */
public final class ClearLine extends PropertyDefinerBase {
    @Override
    public String getPropertyValue() {
        return ProgressLine.isTerminal() ? ProgressLine.CLEAR : "";
    }
}
