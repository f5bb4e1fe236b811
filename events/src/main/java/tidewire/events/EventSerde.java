package tidewire.events;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * JSON values with CloudEvents 1.0 headers in binary mode ({@code ce_id}, {@code ce_type}, {@code ce_source},
 * {@code ce_time}, {@code ce_specversion}, {@code content-type}).
 *
 * @param <T> type of the value; {@link SourceEvent} for topics that carry clock markers too
 */
public final class EventSerde<T extends Event> implements Serde<T>, Serializer<T>, Deserializer<T> {
    private static final String TYPE_HEADER = "ce_type";
    private static final byte[] SPEC_VERSION = utf8("1.0");
    private static final byte[] JSON_TYPE = utf8("application/json");

    private final Class<? extends T> main;
    /** Types that stand on the same topic and are told apart by {@code ce_type}. */
    private final Map<String, Class<? extends T>> others;

    private EventSerde(Class<? extends T> main, List<Class<? extends T>> others) {
        this.main = main;
        this.others = others.stream().collect(Collectors.toUnmodifiableMap(EventSerde::typeOf, type -> type));
    }

    public static <T extends Event> EventSerde<T> of(Class<T> type) {
        return new EventSerde<>(type, List.of());
    }

    /** Values of {@link Topics#NEWS}: news items, and markers told apart by {@code ce_type}. */
    public static EventSerde<SourceEvent> news() {
        return new EventSerde<>(NewsItem.class, List.of(ClockMarker.class));
    }

    /**
     * Values of {@link Topics#TICKS}: trades, their cancels and corrections, and markers told apart by {@code ce_type}.
     * Batches of trades, by far the most, are written in a compact form that tells itself from JSON and has no headers.
     */
    public static EventSerde<SourceEvent> ticks() {
        return new EventSerde<>(
                Trade.class, List.of(TradeBatch.class, TradeCancelled.class, TradeCorrected.class, ClockMarker.class));
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T value) {
        return value == null ? null : Json.write(value);
    }

    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable T value) {
        if (value == null) {
            return null;
        }
        byte[] compact = value instanceof TradeBatch batch ? TickCodec.write(batch) : null;
        if (compact != null) {
            return compact;
        }
        // Replace rather than add: a record that is passed on must not collect the headers of its past.
        put(headers, "ce_specversion", SPEC_VERSION);
        put(headers, "ce_id", utf8(value.eventId()));
        put(headers, TYPE_HEADER, utf8(typeOf(value)));
        put(headers, "ce_source", utf8(value instanceof SourceEvent s ? "/tidewire/" + s.source() : "/tidewire"));
        put(headers, "ce_time", utf8(value.eventTime().toString()));
        put(headers, "content-type", JSON_TYPE);
        return Json.write(value);
    }

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] data) {
        return data == null ? null : read(data, main);
    }

    @Override
    public @Nullable T deserialize(String topic, Headers headers, byte @Nullable [] data) {
        if (data == null) {
            return null;
        }
        if (TickCodec.isCompact(data) && (main == TradeBatch.class || others.containsValue(TradeBatch.class))) {
            return compact(data);
        }
        Header type = headers.lastHeader(TYPE_HEADER);
        Class<? extends T> named =
                type == null ? main : others.getOrDefault(new String(type.value(), StandardCharsets.UTF_8), main);
        return read(data, named);
    }

    @SuppressWarnings("unchecked") // only a serde that has batches among its types comes here
    private T compact(byte[] data) {
        try {
            return (T) TickCodec.read(data);
        } catch (InvalidEventException e) {
            throw new SerializationException(e.getMessage(), e);
        }
    }

    private static <R> R read(byte[] data, Class<R> type) {
        try {
            return Json.read(data, type);
        } catch (InvalidEventException e) {
            throw new SerializationException(e.getMessage(), e);
        }
    }

    /** CloudEvents type of a record, for example {@code tidewire.digest.v1}. */
    public static String typeOf(Event event) {
        return typeOf(event.getClass());
    }

    static String typeOf(Class<? extends Event> record) {
        return record == ClockMarker.class
                ? "tidewire.clock.v1"
                : "tidewire." + record.getSimpleName().toLowerCase(Locale.ROOT) + ".v1";
    }

    private static void put(Headers headers, String name, byte[] value) {
        headers.remove(name);
        headers.add(name, value);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Serializer<T> serializer() {
        return this;
    }

    @Override
    public Deserializer<T> deserializer() {
        return this;
    }

    @Override
    public void close() {
        // nothing to release
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        // nothing to configure
    }
}
