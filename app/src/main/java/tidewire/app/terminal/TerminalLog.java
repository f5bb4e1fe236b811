package tidewire.app.terminal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** What the log says on a terminal. */
public final class TerminalLog {
    private TerminalLog() {}

    /**
     * Leaves only what may need a hand: the start lines and the status line say the rest. A log in a file, or one whose level was
     * asked for, stays as it is.
     */
    public static void quiet(Map<String, String> environment) {
        if (ProgressLine.isTerminal()
                && !environment.containsKey("TIDEWIRE_LOG_LEVEL")
                && LoggerFactory.getLogger("tidewire") instanceof Logger log) {
            log.setLevel(Level.WARN);
        }
    }
}
