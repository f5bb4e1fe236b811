package tidewire.summarizer.market.bars;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import tidewire.events.Bar;
import tidewire.events.Json;
import tidewire.summarizer.market.bars.ids.IdRanges;
import tidewire.summarizer.market.bytes.DecimalBytes;

/** Binary, since an open bar is written to its store with every commit. */
public final class OpenBarSerdes {
    private OpenBarSerdes() {}

    public static Serde<BarKey> keys() {
        return Serdes.serdeFrom(
                (topic, key) -> {
                    byte[] symbol = key.symbol().getBytes(StandardCharsets.UTF_8);
                    return ByteBuffer.allocate(Long.BYTES + symbol.length)
                            .putLong(key.start().getEpochSecond())
                            .put(symbol)
                            .array();
                },
                (topic, data) -> new BarKey(
                        Instant.ofEpochSecond(ByteBuffer.wrap(data).getLong()),
                        new String(data, Long.BYTES, data.length - Long.BYTES, StandardCharsets.UTF_8)));
    }

    public static Serde<OpenBar> bars() {
        return Serdes.serdeFrom(
                (topic, bar) -> bar == null ? null : write(bar), (topic, data) -> data == null ? null : read(data));
    }

    private static byte[] write(OpenBar bar) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(bar.trades);
            out.writeInt(bar.revision);
            out.writeBoolean(bar.unpublished);
            out.writeLong(bar.heard);
            out.writeLong(bar.journalled);
            DecimalBytes.write(out, bar.volume);
            DecimalBytes.write(out, bar.notional);
            out.writeShort(bar.told.ids.size());
            for (Map.Entry<String, IdRanges> source : bar.told.ids.entrySet()) {
                out.writeUTF(source.getKey());
                ranges(out, source.getValue());
            }
            List<String> sources = List.copyOf(bar.told.ids.keySet());
            // Few prints are both the first and the last.
            boolean same = bar.ends.first().equals(bar.ends.last());
            prints(out, bar.ends.first(), sources);
            out.writeBoolean(same);
            if (!same) {
                prints(out, bar.ends.last(), sources);
            }
            levels(out, bar.highs);
            levels(out, bar.lows);
            out.writeInt(bar.told.changed.size());
            for (Map.Entry<String, @Nullable Print> print : bar.told.changed.entrySet()) {
                out.writeUTF(print.getKey());
                out.writeBoolean(print.getValue() != null);
                if (print.getValue() != null) {
                    print(out, print.getValue(), sources);
                }
            }
            byte[] published = bar.published == null ? new byte[0] : Json.write(bar.published);
            out.writeShort(published.length);
            out.write(published);
            bar.told.fingerprints.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static OpenBar read(byte[] data) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(data))) {
            long trades = in.readLong();
            int revision = in.readInt();
            boolean unpublished = in.readBoolean();
            long heard = in.readLong();
            long journalled = in.readLong();
            BigDecimal volume = DecimalBytes.present(in);
            BigDecimal notional = DecimalBytes.present(in);
            Map<String, IdRanges> ids = new TreeMap<>();
            for (int left = in.readShort(); left > 0; left--) {
                ids.put(in.readUTF(), ranges(in));
            }
            List<String> sources = List.copyOf(ids.keySet());
            List<Print> first = prints(in, sources);
            PrintEnds ends = new PrintEnds(first, in.readBoolean() ? new ArrayList<>(first) : prints(in, sources));
            Extremes highs = levels(in, 1);
            Extremes lows = levels(in, -1);
            Map<String, @Nullable Print> changed = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                String key = in.readUTF();
                changed.put(key, in.readBoolean() ? print(in, sources) : null);
            }
            byte[] published = in.readNBytes(in.readShort());
            Bar last = published.length == 0 ? null : Json.read(published, Bar.class);
            ToldPrints told = new ToldPrints(ids, changed, Fingerprints.read(in));
            OpenBar bar = new OpenBar(ends, highs, lows, told, volume, notional, trades, revision, last);
            bar.unpublished = unpublished;
            bar.heard = heard;
            bar.journalled = journalled;
            return bar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void prints(DataOutputStream out, List<Print> prints, List<String> sources) throws IOException {
        out.writeByte(prints.size());
        for (Print print : prints) {
            print(out, print, sources);
        }
    }

    private static List<Print> prints(DataInputStream in, List<String> sources) throws IOException {
        int size = in.readByte();
        List<Print> prints = new ArrayList<>(PrintEnds.KEPT + 1);
        for (int i = 0; i < size; i++) {
            prints.add(print(in, sources));
        }
        return prints;
    }

    private static void print(DataOutputStream out, Print print, List<String> sources) throws IOException {
        // -1 of one without an id.
        out.writeShort(sources.indexOf(print.source()));
        out.writeLong(print.time().getEpochSecond());
        out.writeInt(print.time().getNano());
        out.writeLong(print.id());
        DecimalBytes.write(out, print.price());
        DecimalBytes.write(out, print.size());
    }

    private static Print print(DataInputStream in, List<String> sources) throws IOException {
        int source = in.readShort();
        Instant time = Instant.ofEpochSecond(in.readLong(), in.readInt());
        return new Print(
                source < 0 ? "" : sources.get(source),
                time,
                in.readLong(),
                DecimalBytes.present(in),
                DecimalBytes.present(in));
    }

    private static void levels(DataOutputStream out, Extremes extremes) throws IOException {
        out.writeBoolean(extremes.exhausted);
        out.writeByte(extremes.size());
        for (int i = 0; i < extremes.size(); i++) {
            Extremes.Level level = extremes.level(i);
            DecimalBytes.write(out, level.price);
            out.writeLong(level.prints);
        }
    }

    private static Extremes levels(DataInputStream in, int sign) throws IOException {
        boolean exhausted = in.readBoolean();
        int size = in.readByte();
        Extremes extremes = new Extremes(sign);
        for (int i = 0; i < size; i++) {
            extremes.append(new Extremes.Level(DecimalBytes.present(in), in.readLong()));
        }
        extremes.exhausted = exhausted;
        return extremes;
    }

    private static void ranges(DataOutputStream out, IdRanges ranges) throws IOException {
        out.writeInt(ranges.size());
        for (int i = 0; i < ranges.size(); i++) {
            out.writeLong(ranges.from(i));
            out.writeLong(ranges.to(i));
        }
    }

    private static IdRanges ranges(DataInputStream in) throws IOException {
        int size = in.readInt();
        long[] from = new long[size];
        long[] to = new long[size];
        for (int i = 0; i < size; i++) {
            from[i] = in.readLong();
            to[i] = in.readLong();
        }
        return new IdRanges(from, to);
    }
}
