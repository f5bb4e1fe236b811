package tidewire.summarizer.streams;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.DeadLetter;
import tidewire.events.InvalidEventException;
import tidewire.events.LetterParts;
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
        String stage = context.topic() == null ? null : STAGES.get(context.topic()); // Of a punctuator there is none.
        if (stage == null || !(exception instanceof InvalidEventException)) {
            return ProcessingExceptionHandler.Response.fail();
        }
        return ProcessingExceptionHandler.Response.resume(List.of(letter(
                stage,
                context,
                context.sourceRawKey(),
                context.sourceRawValue(),
                LetterParts.reason(exception.getMessage()))));
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        if (!context.topic().endsWith("-repartition") || !(exception instanceof InvalidEventException)) {
            return DeserializationExceptionHandler.Response.fail();
        }
        return DeserializationExceptionHandler.Response.resume(List.of(
                letter("tape", context, record.key(), record.value(), LetterParts.reason(exception.getMessage()))));
    }

    private ProducerRecord<byte[], byte[]> letter(
            String stage, ErrorHandlerContext context, byte @Nullable [] key, byte @Nullable [] value, String reason) {
        LetterParts parts = LetterParts.of(key, value, context.headers(), LONGEST);
        parts.put(DeadLetter.REASON, reason);
        parts.put(DeadLetter.STAGE, stage);
        parts.put(DeadLetter.TOPIC, context.topic());
        parts.put(DeadLetter.PARTITION, Integer.toString(context.partition()));
        parts.put(DeadLetter.OFFSET, Long.toString(context.offset()));
        if (metrics != null) {
            metrics.setAside(stage, context.topic(), reason);
        }
        LOG.warn("{}-{}@{} set aside: {}", context.topic(), context.partition(), context.offset(), reason);
        return new ProducerRecord<>(
                Topics.deadLetters(stage),
                null,
                Math.max(0, context.timestamp()),
                parts.key(),
                parts.value(),
                parts.headers());
    }
}
