package tidewire.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The one JSON mapping of the contract: ISO-8601 UTC times, decimals as strings, unknown fields ignored. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(4_000_000)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .addModule(new JavaTimeModule())
            .addModule(decimals())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .build();

    private Json() {}

    private static SimpleModule decimals() {
        SimpleModule module = new SimpleModule("tidewire-decimals");
        module.addSerializer(new DecimalString());
        return module;
    }

    /** The mapper itself, for HTTP answers that embed events; do not reconfigure it. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new InvalidEventException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** @throws InvalidEventException naming what is wrong, when the bytes are no valid record of that type */
    public static <T> T read(byte @Nullable [] json, Class<T> type) {
        if (json == null) {
            throw new InvalidEventException("not a valid " + type.getSimpleName() + ": the record has no value");
        }
        try {
            T value = MAPPER.readValue(json, type);
            return Check.present(type.getSimpleName(), value);
        } catch (JsonProcessingException e) {
            Throwable cause = e.getCause();
            String reason = cause instanceof InvalidEventException ? cause.getMessage() : e.getOriginalMessage();
            throw new InvalidEventException("not a valid " + type.getSimpleName() + ": " + reason, e);
        } catch (IOException e) {
            throw new InvalidEventException("not a valid " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    /** Plain notation: 0.00001, never 1E-5. */
    private static final class DecimalString extends ToStringSerializer {
        DecimalString() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(
                Object value,
                com.fasterxml.jackson.core.JsonGenerator out,
                com.fasterxml.jackson.databind.SerializerProvider provider)
                throws IOException {
            out.writeString(((BigDecimal) value).toPlainString());
        }
    }
}
