package tidewire.summarizer.market.days;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidewire.events.Bar;
import tidewire.events.TradingDay;
import tidewire.summarizer.market.bytes.DecimalBytes;

/**
 * The present session of a symbol, the one before, which a late correction still revises, and the range of the year before
 * these. Bars outside the symbol's hours belong to none. Mutable.
 */
public final class SymbolDays {
    /** First byte: state of another form is not read, but learned anew. */
    private static final int VERSION = 1;

    private final SessionHours hours;
    private final YearRange year = new YearRange();
    private @Nullable Session previous;
    /** Close of the session before the previous one. */
    private @Nullable BigDecimal closeBefore;

    private @Nullable Session current;
    /** What the sessions before the current one have seen. */
    private YearRange.@Nullable Seen before;

    public SymbolDays(SessionHours hours) {
        this.hours = hours;
    }

    /**
     * What has changed with a bar or a revision of one: the session it belongs to, and the next where that stands on it.
     * Sessions before the previous one are done.
     */
    public List<TradingDay> next(Bar bar) {
        LocalDate day = hours.dayOf(bar.start());
        if (day == null) {
            return List.of();
        }
        if (current == null || day.isAfter(current.day)) {
            // A bar of which nothing stands begins no session.
            return bar.trades() == 0 ? List.of() : List.of(begin(day, bar));
        }
        if (day.equals(current.day)) {
            current.take(bar);
            return List.of(tellCurrent(bar.symbol(), current));
        }
        return previous != null && day.equals(previous.day) ? revised(bar, previous, current) : List.of();
    }

    private TradingDay begin(LocalDate day, Bar bar) {
        if (previous != null) {
            year.add(previous.day, previous.high(), previous.low());
            closeBefore = previous.close();
        }
        previous = current;
        Session begun = new Session(day);
        begun.take(bar);
        current = begun;
        before = seenBefore(begun);
        return tellCurrent(bar.symbol(), begun);
    }

    private List<TradingDay> revised(Bar bar, Session revised, Session next) {
        List<TradingDay> told = new ArrayList<>(2);
        revised.take(bar);
        told.add(revised.tell(bar.symbol(), closeBefore, year.upTo(revised.day)));
        before = seenBefore(next);
        told.add(tellCurrent(bar.symbol(), next));
        return told;
    }

    private TradingDay tellCurrent(String symbol, Session session) {
        return session.tell(symbol, previous == null ? null : previous.close(), before);
    }

    private YearRange.@Nullable Seen seenBefore(Session session) {
        YearRange.Seen seen = year.upTo(session.day);
        if (previous == null || !YearRange.counts(previous.day, session.day)) {
            return seen;
        }
        return seen == null ? previous.seen() : seen.with(previous.seen());
    }

    public byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            session(out, current);
            session(out, previous);
            DecimalBytes.write(out, closeBefore);
            year.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What {@link #write} wrote. */
    public static SymbolDays read(byte[] data, SessionHours hours) {
        SymbolDays days = new SymbolDays(hours);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(data))) {
            if (in.readByte() != VERSION) {
                return days;
            }
            days.current = session(in);
            days.previous = session(in);
            days.closeBefore = DecimalBytes.read(in);
            days.year.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        days.before = days.current == null ? null : days.seenBefore(days.current);
        return days;
    }

    private static void session(DataOutputStream out, @Nullable Session session) throws IOException {
        out.writeBoolean(session != null);
        if (session != null) {
            session.write(out);
        }
    }

    private static @Nullable Session session(DataInputStream in) throws IOException {
        return in.readBoolean() ? Session.read(in) : null;
    }
}
