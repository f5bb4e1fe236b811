package tidewire.app.output;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The words of the progress line. */
public final class RunProgress implements Supplier<String> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    private final RunOutput output;
    private final Supplier<Instant> time;
    private final LongSupplier items;
    private final LongSupplier trades;
    private final Rate tokens = new Rate();

    /** @param time event time that the world has reached */
    public RunProgress(RunOutput output, Supplier<Instant> time, LongSupplier items, LongSupplier trades) {
        this.output = output;
        this.time = time;
        this.items = items;
        this.trades = trades;
    }

    @Override
    public String get() {
        Totals totals = output.totals();
        double rate = tokens.look(totals.counter("tokensRead") + totals.counter("tokensWritten"), System.nanoTime());
        return TIME.format(time.get().atZone(ZoneOffset.UTC)) + " UTC | " + Report.number(items.getAsLong())
                + " items | "
                + Report.number(trades.getAsLong()) + " trades | " + Report.number(Math.round(rate)) + " tokens/s | "
                + Report.number(totals.digests()) + " digests";
    }
}
