package tidewire.app.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line: the message, and behind a colon what the error says that came with it. Stack traces say where. */
public final class Reason extends ClassicConverter {
    private static final Pattern LINES = Pattern.compile("[\\r\\n]+\\s*");

    @Override
    public String convert(ILoggingEvent event) {
        String message = ClassNames.without(event.getFormattedMessage());
        String reason = of(event.getThrowableProxy());
        // Who logs an error often has its words in the message already.
        String all = reason.isEmpty() || message.contains(reason) ? message : message + ": " + reason;
        return LINES.matcher(all).replaceAll(" ");
    }

    /** The first in the chain of causes that says something. */
    private static String of(@Nullable IThrowableProxy error) {
        for (IThrowableProxy at = error; at != null; at = at.getCause()) {
            String words = at.getMessage() == null ? "" : ClassNames.without(at.getMessage());
            if (!words.isEmpty()) {
                return words;
            }
        }
        return "";
    }
}
