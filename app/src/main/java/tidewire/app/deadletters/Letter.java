package tidewire.app.deadletters;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tidewire.events.DeadLetter;

/** A record of a dead-letter topic, with its headers as people read them. */
record Letter(ConsumerRecord<byte[], byte[]> record) {
    private static final int LONGEST = 400;

    String reason() {
        String reason = header(DeadLetter.REASON);
        return reason == null ? "no reason given" : printable(reason);
    }

    /** Topic, partition and offset that it was read from, or the source outside. */
    String from() {
        String topic = header(DeadLetter.TOPIC);
        if (topic == null) {
            String source = header(DeadLetter.SOURCE);
            return source == null ? "unknown" : printable(source);
        }
        String partition = header(DeadLetter.PARTITION);
        String offset = header(DeadLetter.OFFSET);
        return printable(topic + (partition == null ? "" : "-" + partition) + (offset == null ? "" : "@" + offset));
    }

    /** Topic that a replay writes it to; null when it came from outside. */
    @Nullable
    String topic() {
        return header(DeadLetter.TOPIC);
    }

    /** Place on that topic of the record that it is of, {@code partition@offset}; null when it had none. */
    @Nullable
    String origin() {
        String partition = header(DeadLetter.PARTITION);
        String offset = header(DeadLetter.OFFSET);
        return partition == null || offset == null ? null : partition + "@" + offset;
    }

    /** Whether it was too long to be kept whole. */
    boolean isCut() {
        return header(DeadLetter.LENGTH) != null;
    }

    Instant time() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    /** Place on the dead-letter topic, {@code partition@offset}. */
    String place() {
        return record.partition() + "@" + record.offset();
    }

    String value() {
        byte[] value = record.value();
        if (value == null) {
            return "(no value)";
        }
        String text = printable(new String(value, StandardCharsets.UTF_8));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "… (" + value.length + " bytes)";
    }

    private @Nullable String header(String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    // What the world sent: no escape code of theirs reaches the terminal.
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]+", " ");
    }
}
