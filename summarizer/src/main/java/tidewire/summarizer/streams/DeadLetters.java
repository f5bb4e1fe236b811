package tidewire.summarizer.streams;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.InvalidEventException;
import tidewire.events.Topics;

/**
 * Sets a bad record aside: the original bytes and headers go to the stage's dead-letter topic, in the same transaction as
 * everything else, with {@code tidewire-reason}, {@code tidewire-stage}, {@code tidewire-topic}, {@code tidewire-partition}
 * and {@code tidewire-offset} added; what is too long for the dead letters is cut. The same for what cannot be read on
 * the topics between the stages, which nobody else should write to. Only what is wrong with a record is handled like this; every
 * other failure stops the application, for it would set good records aside too.
 */
public final class DeadLetters implements ProcessingExceptionHandler, DeserializationExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final String METRICS = "tidewire.stage.metrics";
    private static final Map<String, String> STAGES =
            Map.of(Topics.NEWS, "wire", Topics.TICKS, "market", Topics.TAPE, "digest", Topics.QUESTIONS, "digest");

    /** Of a value; with key and headers, below what a dead-letter topic takes. */
    private static final int LONGEST = 1 << 20;

    private static final int LONGEST_KEY = 16 << 10;
    /** Of its own headers together; they are left out when they are longer. */
    private static final int LONGEST_HEADERS = 64 << 10;

    private static final int LONGEST_REASON = 1_000;

    private @Nullable StageMetrics metrics;

    /** Settings that make an application use this class; the counters travel with them as an object. */
    static Map<String, Object> settings(StageMetrics metrics) {
        return Map.of(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                DeadLetters.class,
                // Kafka's own default from version 5 on; it warns as long as nothing is said.
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG,
                true,
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                DeadLetters.class,
                METRICS,
                metrics);
    }

    @Override
    public void configure(Map<String, ?> configs) {
        metrics = (StageMetrics) configs.get(METRICS);
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        String stage = STAGES.get(context.topic());
        if (stage == null || !(exception instanceof InvalidEventException)) {
            return ProcessingExceptionHandler.Response.fail();
        }
        return ProcessingExceptionHandler.Response.resume(List.of(
                letter(stage, context, context.sourceRawKey(), context.sourceRawValue(), printable(exception))));
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        if (!context.topic().endsWith("-repartition") || !(exception instanceof InvalidEventException)) {
            return DeserializationExceptionHandler.Response.fail();
        }
        return DeserializationExceptionHandler.Response.resume(
                List.of(letter("tape", context, record.key(), record.value(), printable(exception))));
    }

    private ProducerRecord<byte[], byte[]> letter(
            String stage, ErrorHandlerContext context, byte @Nullable [] key, byte @Nullable [] value, String reason) {
        int own = own(context.headers());
        Headers headers = own > LONGEST_HEADERS ? new RecordHeaders() : new RecordHeaders(context.headers());
        put(headers, "reason", reason);
        put(headers, "stage", stage);
        put(headers, "topic", context.topic());
        put(headers, "partition", Integer.toString(context.partition()));
        put(headers, "offset", Long.toString(context.offset()));
        byte[] keptKey = cut(key, LONGEST_KEY);
        byte[] keptValue = cut(value, LONGEST);
        if (keptKey != key || keptValue != value || own > LONGEST_HEADERS) {
            put(headers, "length", Integer.toString(length(key) + length(value) + own));
        }
        if (metrics != null) {
            metrics.setAside(stage, context.topic(), reason);
        }
        LOG.warn("{}-{}@{} set aside: {}", context.topic(), context.partition(), context.offset(), reason);
        return new ProducerRecord<>(
                Topics.deadLetters(stage), null, Math.max(0, context.timestamp()), keptKey, keptValue, headers);
    }

    private static byte @Nullable [] cut(byte @Nullable [] bytes, int most) {
        return bytes != null && bytes.length > most ? Arrays.copyOf(bytes, most) : bytes;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static int own(Headers headers) {
        int bytes = 0;
        for (Header header : headers) {
            bytes += header.key().length() + length(header.value());
        }
        return bytes;
    }

    // The message may quote what the world sent: no line breaks or escape codes of theirs in our log.
    private static String printable(Exception exception) {
        String message = String.valueOf(exception.getMessage()).replaceAll("\\p{Cntrl}+", " ");
        return message.length() > LONGEST_REASON ? message.substring(0, LONGEST_REASON) + "…" : message;
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove("tidewire-" + name);
        headers.add("tidewire-" + name, value.getBytes(StandardCharsets.UTF_8));
    }
}
