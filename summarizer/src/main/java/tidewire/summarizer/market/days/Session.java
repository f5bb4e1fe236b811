package tidewire.summarizer.market.days;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tidewire.events.Bar;
import tidewire.events.TradingDay;

/** One session of a symbol, made of its bars in whatever order and revision they come. */
final class Session {
    private static final int PERCENT_DECIMALS = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SECONDS = 60;

    final LocalDate day;
    private final BarPrices opens = new BarPrices(BarPrices.EARLIEST);
    private final BarPrices closes = new BarPrices(BarPrices.LATEST);
    private final BarPrices highs = new BarPrices(BarPrices.HIGHEST);
    private final BarPrices lows = new BarPrices(BarPrices.LOWEST);
    private int told;

    Session(LocalDate day) {
        this.day = day;
    }

    /** Takes a bar, or what has become of one; the first has trades. */
    void take(Bar bar) {
        if (bar.trades() > 0) {
            opens.put(bar.start(), bar.open());
            closes.put(bar.start(), bar.close());
            highs.put(bar.start(), bar.high());
            lows.put(bar.start(), bar.low());
        } else {
            opens.remove(bar.start());
            closes.remove(bar.start());
            highs.remove(bar.start());
            lows.remove(bar.start());
        }
    }

    BigDecimal close() {
        return closes.price();
    }

    // What is kept of either side may be of other bars once some were taken back.
    BigDecimal high() {
        return highs.price().max(opens.price()).max(closes.price());
    }

    BigDecimal low() {
        return lows.price().min(opens.price()).min(closes.price());
    }

    YearRange.Seen seen() {
        return new YearRange.Seen(high(), low(), day);
    }

    /**
     * The session as it stands.
     *
     * @param year what the sessions before have seen
     */
    TradingDay tell(String symbol, @Nullable BigDecimal previousClose, YearRange.@Nullable Seen year) {
        YearRange.Seen all = year == null ? seen() : year.with(seen());
        return new TradingDay(
                symbol,
                day,
                told++,
                opens.first().start(),
                closes.first().start().plusSeconds(SECONDS),
                opens.price(),
                high(),
                low(),
                close(),
                previousClose,
                percent(previousClose, opens.price()),
                percent(previousClose, close()),
                all.high(),
                all.low(),
                all.from());
    }

    private static @Nullable BigDecimal percent(@Nullable BigDecimal from, BigDecimal to) {
        return from == null
                ? null
                : to.subtract(from).multiply(HUNDRED).divide(from, PERCENT_DECIMALS, RoundingMode.HALF_EVEN);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt((int) day.toEpochDay());
        out.writeInt(told);
        opens.write(out);
        closes.write(out);
        highs.write(out);
        lows.write(out);
    }

    static Session read(DataInput in) throws IOException {
        Session session = new Session(LocalDate.ofEpochDay(in.readInt()));
        session.told = in.readInt();
        session.opens.read(in);
        session.closes.read(in);
        session.highs.read(in);
        session.lows.read(in);
        return session;
    }
}
