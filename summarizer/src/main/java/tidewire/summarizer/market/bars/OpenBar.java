package tidewire.summarizer.market.bars;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidewire.events.Bar;
import tidewire.events.Trade;
import tidewire.events.TradeCancelled;
import tidewire.events.TradeCorrected;
import tidewire.summarizer.market.bars.ids.TradeIds;

/**
 * A bar that trades can still change. Each trade with an id counts once, whenever it is told again; open and close are the
 * first and the last by the venue's time and id, not by arrival. Of the trades themselves only the ends and the extreme
 * prices are kept ({@link PrintEnds#KEPT}, {@link Extremes#KEPT} at each side): as many prints may be taken back without
 * open, close, high or low becoming guesses. Volume, vwap and count are exact whatever is taken back. Of all others there is
 * a fingerprint, so that none is taken back that was told otherwise.
 *
 * <p>Mutable, for one is touched by every trade.
 */
public final class OpenBar {
    /** Length of a bar. */
    public static final int SECONDS = 60;

    /** Digits of an average, unless its prices have more. */
    private static final int VWAP_DIGITS = 12;

    private static final int BYTES_OF_THE_REST = 1_024;

    /** Never closed. */
    static final int OPEN = -1;

    final PrintEnds ends;
    final Extremes highs;
    final Extremes lows;
    final ToldPrints told;

    BigDecimal volume;
    /** Exact sum of price times size, in the quote currency. */
    BigDecimal notional;

    long trades;
    /** Of the last bar that was published; {@link #OPEN} before the first. */
    int revision;
    /** Last published prices, for a bar whose trades are all taken back. */
    @Nullable
    Bar published;

    /** Whether it differs from what was published last. */
    boolean unpublished;
    /** Observed time of what was last told of it, in milliseconds since the epoch. */
    long heard;
    /** Batches of the journal that it holds. */
    long journalled;

    public OpenBar() {
        this(
                new PrintEnds(),
                new Extremes(1),
                new Extremes(-1),
                new ToldPrints(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                0,
                OPEN,
                null);
    }

    OpenBar(
            PrintEnds ends,
            Extremes highs,
            Extremes lows,
            ToldPrints told,
            BigDecimal volume,
            BigDecimal notional,
            long trades,
            int revision,
            @Nullable Bar published) {
        this.ends = ends;
        this.highs = highs;
        this.lows = lows;
        this.told = told;
        this.volume = volume;
        this.notional = notional;
        this.trades = trades;
        this.revision = revision;
        this.published = published;
    }

    /** Whether a trade of the bar can be told once more and would not count. */
    public boolean knows(String source, @Nullable String tradeId) {
        return told.knows(source, TradeIds.of(tradeId));
    }

    /** Counts a trade; false when it was counted before. */
    public boolean add(Trade trade) {
        Print print = Print.of(trade);
        if (!told.add(print)) {
            return false;
        }
        count(print);
        return true;
    }

    /**
     * Takes a print back; false, and nothing is changed, when it does not stand as the message says: it was never told, was
     * told otherwise, was taken back before, or is more than the bar holds.
     */
    public boolean cancel(TradeCancelled cancel) {
        return takeBack(Print.of(cancel), null);
    }

    /** The first half of a correction, for the bar in which the print was; false as for {@link #cancel}. */
    public boolean takeBack(TradeCorrected correction) {
        return takeBack(Print.before(correction), Print.after(correction));
    }

    /** The second half of a correction, for the bar in which the print is now. */
    public void putRight(TradeCorrected correction) {
        Print now = Print.after(correction);
        told.changed(now, now);
        count(now);
    }

    /** @param now what stands in its place; null when nothing does */
    private boolean takeBack(Print was, @Nullable Print now) {
        if (!(told.stands(was) || (told.mayStand(was) && !ends.contradict(was))) || !holds(was)) {
            return false;
        }
        told.changed(was, now);
        ends.remove(was);
        highs.remove(was.price());
        lows.remove(was.price());
        volume = volume.subtract(was.size());
        notional = notional.subtract(was.price().multiply(was.size()));
        trades--;
        unpublished = true;
        return true;
    }

    /** Whether the sums have room for it: of a bar whose prints are not all known a false one would leave trades without a volume. */
    private boolean holds(Print was) {
        if (highs.exclude(was.price()) || lows.exclude(was.price())) {
            return false;
        }
        int volumeLeft = volume.compareTo(was.size());
        int notionalLeft = notional.compareTo(was.price().multiply(was.size()));
        return trades == 1 ? volumeLeft == 0 && notionalLeft == 0 : trades > 1 && volumeLeft > 0 && notionalLeft > 0;
    }

    /** About how many bytes it is in its store. */
    int bytes() {
        return BYTES_OF_THE_REST + told.bytes();
    }

    private void count(Print print) {
        ends.add(print);
        highs.add(print.price());
        lows.add(print.price());
        volume = volume.add(print.size());
        notional = notional.add(print.price().multiply(print.size()));
        trades++;
        unpublished = true;
    }

    /** Time of its last print; long ago when none is known. */
    Instant reached() {
        return ends.isEmpty() || ends.last().isEmpty()
                ? Instant.EPOCH
                : ends.last().get(ends.last().size() - 1).time();
    }

    /** Whether it has been published before: what changes it now is a revision. */
    public boolean isClosed() {
        return revision != OPEN;
    }

    /** Whether it differs from what was published last. */
    public boolean isUnpublished() {
        return unpublished;
    }

    /** What is to be published now; null when there is nothing to say: no trade stands, and none was published. */
    public @Nullable Bar publish(BarKey key) {
        unpublished = false;
        if (trades == 0) {
            published = published == null ? null : emptied(published, revision + 1);
        } else {
            published = bar(key, revision + 1);
        }
        if (published != null) {
            revision = published.revision();
        }
        return published;
    }

    private Bar bar(BarKey key, int next) {
        BigDecimal average = average();
        BigDecimal open = ends.isEmpty() ? average : ends.open();
        BigDecimal close = ends.isEmpty() ? average : ends.close();
        BigDecimal high = highs.first() == null ? open.max(close) : highs.first();
        BigDecimal low = lows.first() == null ? open.min(close) : lows.first();
        return new Bar(
                key.symbol(),
                key.start(),
                SECONDS,
                next,
                open,
                high.max(open.max(close)),
                low.min(open.min(close)),
                close,
                volume,
                average,
                ends.isEmpty() ? average : ends.median(),
                trades);
    }

    /** With as many digits as the extremes have, so that it lies between them. */
    private BigDecimal average() {
        BigDecimal high = highs.first();
        BigDecimal low = lows.first();
        int digits =
                Math.max(VWAP_DIGITS, Math.max(high == null ? 0 : high.precision(), low == null ? 0 : low.precision()));
        return notional.divide(volume, new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    private static Bar emptied(Bar last, int next) {
        return new Bar(
                last.symbol(),
                last.start(),
                last.seconds(),
                next,
                last.open(),
                last.high(),
                last.low(),
                last.close(),
                BigDecimal.ZERO,
                last.vwap(),
                last.median(),
                0);
    }
}
