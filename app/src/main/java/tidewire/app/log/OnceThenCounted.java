package tidewire.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.spi.AppenderAttachable;
import ch.qos.logback.core.spi.AppenderAttachableImpl;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Passes warnings and errors on once a minute each, with the number of those in between, and everything else as it comes. The number
 * is told when the minute is over, or the process ends, whether or not there is another. When debugging is asked for, nothing is
 * kept back.
 */
public final class OnceThenCounted extends AppenderBase<ILoggingEvent> implements AppenderAttachable<ILoggingEvent> {
    private static final long SPAN_MILLIS = 60_000;
    private static final long LOOK_MILLIS = 5_000;

    private final AppenderAttachableImpl<ILoggingEvent> behind = new AppenderAttachableImpl<>();
    private final Repeats<ILoggingEvent> repeats = new Repeats<>(SPAN_MILLIS);

    @Override
    public void start() {
        super.start();
        getContext()
                .addScheduledFuture(getContext()
                        .getScheduledExecutorService()
                        .scheduleWithFixedDelay(
                                () -> tell(System.currentTimeMillis()),
                                LOOK_MILLIS,
                                LOOK_MILLIS,
                                TimeUnit.MILLISECONDS));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> tell(Long.MAX_VALUE / 2), "tidewire-log-counts"));
    }

    /** @param now in milliseconds: what was kept back in minutes that are over then is told */
    synchronized void tell(long now) {
        for (Repeats.Counted<ILoggingEvent> kept : repeats.due(now)) {
            try {
                behind.appendLoopOnAppenders(counted(kept.last(), kept.times()));
            } catch (RuntimeException e) {
                addError("a count of warnings cannot be told", e); // And those behind it still can.
            }
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!event.getLevel().isGreaterOrEqual(Level.WARN) || debugging()) {
            behind.appendLoopOnAppenders(event);
            return;
        }
        event.prepareForDeferredProcessing();
        long again = repeats.of(event.getLoggerName(), said(event), event, event.getTimeStamp());
        if (again == 0) {
            behind.appendLoopOnAppenders(event);
        } else if (again > 0) {
            behind.appendLoopOnAppenders(counted(event, again));
        }
    }

    private static String said(ILoggingEvent event) {
        IThrowableProxy problem = event.getThrowableProxy();
        return problem == null
                ? event.getFormattedMessage()
                : event.getFormattedMessage() + " " + problem.getClassName() + " " + problem.getMessage();
    }

    private static boolean debugging() {
        String level = System.getenv().getOrDefault("TIDEWIRE_LOG_LEVEL", "info");
        return Level.toLevel(level, Level.INFO).toInt() < Level.INFO.toInt();
    }

    private ILoggingEvent counted(ILoggingEvent event, long again) {
        LoggingEvent counted = new LoggingEvent(
                OnceThenCounted.class.getName(),
                ((LoggerContext) getContext()).getLogger(event.getLoggerName()),
                event.getLevel(),
                event.getFormattedMessage() + " (" + again + " more like it meanwhile)",
                null,
                null);
        counted.setTimeStamp(event.getTimeStamp());
        counted.setThreadName(event.getThreadName());
        return counted;
    }

    @Override
    public void addAppender(Appender<ILoggingEvent> appender) {
        behind.addAppender(appender);
    }

    @Override
    public Iterator<Appender<ILoggingEvent>> iteratorForAppenders() {
        return behind.iteratorForAppenders();
    }

    @Override
    public @Nullable Appender<ILoggingEvent> getAppender(String name) {
        return behind.getAppender(name);
    }

    @Override
    public boolean isAttached(Appender<ILoggingEvent> appender) {
        return behind.isAttached(appender);
    }

    @Override
    public void detachAndStopAllAppenders() {
        behind.detachAndStopAllAppenders();
    }

    @Override
    public boolean detachAppender(Appender<ILoggingEvent> appender) {
        return behind.detachAppender(appender);
    }

    @Override
    public boolean detachAppender(String name) {
        return behind.detachAppender(name);
    }
}
