package tidewire.summarizer.market.moves.detect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tidewire.summarizer.market.bytes.DecimalBytes;
import tidewire.summarizer.market.moves.MoveRules;

/** The state of a symbol as bytes: written with each of its bars. */
public final class SymbolStateCodec {
    /** First byte: state of another form is not read, but learned anew. */
    private static final int VERSION = 4;

    private SymbolStateCodec() {}

    public static byte[] write(SymbolState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2_048);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            volatility(out, state.volatility);
            state.bounce.write(out);
            state.settled.write(out);
            state.traded.write(out);
            spikes(out, state.spikes);
            session(out, state.session);
            out.writeDouble(state.halt.spacing);
            out.writeInt(state.halt.seen);
            halt(out, state.halt);
            out.writeByte(state.swing.direction);
            point(out, state.swing.base);
            point(out, state.swing.extreme);
            out.writeInt(state.swing.said);
            state.year.write(out);
            point(out, state.last);
            DecimalBytes.write(out, state.before);
            DecimalBytes.write(out, state.beforeThat);
            out.writeInt(state.barsSinceStart);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @param rules by which the symbol is judged now; where its hours have changed, what was learned is dropped */
    public static SymbolState read(byte[] data, MoveRules rules) {
        SymbolState state = new SymbolState(rules);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(data))) {
            if (in.readByte() != VERSION || in.readByte() != state.volatility.bins()) {
                return state;
            }
            volatility(in, state.volatility);
            state.bounce.read(in);
            state.settled.read(in);
            state.traded.read(in);
            spikes(in, state.spikes);
            session(in, state.session);
            state.halt.spacing = in.readDouble();
            state.halt.seen = in.readInt();
            halt(in, state.halt);
            state.swing.direction = in.readByte();
            state.swing.base = point(in);
            state.swing.extreme = point(in);
            state.swing.said = in.readInt();
            state.year.read(in);
            state.last = point(in);
            state.before = DecimalBytes.read(in);
            state.beforeThat = DecimalBytes.read(in);
            state.barsSinceStart = in.readInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return state;
    }

    private static void volatility(DataOutputStream out, Volatility it) throws IOException {
        out.writeByte(it.bins());
        for (int bin = 0; bin < it.bins(); bin++) {
            out.writeDouble(it.squares[bin]);
            out.writeDouble(it.volumes[bin]);
            out.writeDouble(it.minutes[bin]);
        }
        out.writeDouble(it.level);
        out.writeDouble(it.nightSquares);
        out.writeDouble(it.nights);
        it.turns.write(out);
    }

    private static void volatility(DataInputStream in, Volatility it) throws IOException {
        for (int bin = 0; bin < it.bins(); bin++) {
            it.squares[bin] = in.readDouble();
            it.volumes[bin] = in.readDouble();
            it.minutes[bin] = in.readDouble();
        }
        it.level = in.readDouble();
        it.nightSquares = in.readDouble();
        it.nights = in.readDouble();
        it.turns.read(in);
    }

    private static void spikes(DataOutputStream out, Spikes it) throws IOException {
        out.writeByte(it.marks.size());
        for (Spikes.Mark mark : it.marks) {
            point(out, mark.point());
            out.writeDouble(mark.volumeUpTo());
            out.writeDouble(mark.level());
        }
        out.writeDouble(it.volume);
        out.writeLong(it.said == null ? Long.MIN_VALUE : it.said.getEpochSecond());
    }

    private static void spikes(DataInputStream in, Spikes it) throws IOException {
        for (int left = in.readByte(); left > 0; left--) {
            Point point = point(in);
            if (point == null) {
                throw new IOException("a mark without a point");
            }
            it.marks.addLast(new Spikes.Mark(point, in.readDouble(), in.readDouble()));
        }
        it.volume = in.readDouble();
        long said = in.readLong();
        it.said = said == Long.MIN_VALUE ? null : Instant.ofEpochSecond(said);
    }

    private static void halt(DataOutputStream out, Halt it) throws IOException {
        point(out, it.before);
        out.writeBoolean(it.told);
        out.writeLong(it.delay.toMillis());
        out.writeByte(it.trading.length);
        for (long minutes : it.trading) {
            out.writeLong(minutes);
        }
    }

    private static void halt(DataInputStream in, Halt it) throws IOException {
        it.before = point(in);
        it.told = in.readBoolean();
        it.delay = Duration.ofMillis(in.readLong());
        it.trading = new long[in.readUnsignedByte()];
        for (int i = 0; i < it.trading.length; i++) {
            it.trading[i] = in.readLong();
        }
    }

    private static void session(DataOutputStream out, DaySession it) throws IOException {
        out.writeLong(it.day == null ? Long.MIN_VALUE : it.day.toEpochDay());
        point(out, it.previousClose);
        point(out, it.last);
        out.writeInt(it.saidUp);
        out.writeInt(it.saidDown);
        out.writeBoolean(it.opening);
    }

    private static void session(DataInputStream in, DaySession it) throws IOException {
        long day = in.readLong();
        it.day = day == Long.MIN_VALUE ? null : LocalDate.ofEpochDay(day);
        it.previousClose = point(in);
        it.last = point(in);
        it.saidUp = in.readInt();
        it.saidDown = in.readInt();
        it.opening = in.readBoolean();
    }

    private static void point(DataOutputStream out, @Nullable Point point) throws IOException {
        out.writeLong(point == null ? Long.MIN_VALUE : point.time().getEpochSecond());
        if (point != null) {
            DecimalBytes.write(out, point.price());
            DecimalBytes.write(out, point.settled());
        }
    }

    private static @Nullable Point point(DataInputStream in) throws IOException {
        long time = in.readLong();
        return time == Long.MIN_VALUE
                ? null
                : new Point(Instant.ofEpochSecond(time), DecimalBytes.present(in), DecimalBytes.present(in));
    }
}
