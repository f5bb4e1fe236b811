package tidewire.alerts;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tidewire.events.Alert;
import tidewire.events.Citation;
import tidewire.events.Severity;

/** Valid alerts with one thing to say each. */
final class TestObjects {
    static final Instant TIME = Instant.parse("2013-10-10T15:25:00Z");
    static final String SECRET = "https://hooks.slack.example/services/T000/B000/XXXXsecretXXXX";

    private TestObjects() {}

    static Alert alert(String id) {
        return alert(id, "IBM -1.22% in 20 min", "IBM fell 1.22% on 3.4 times its usual volume.");
    }

    static Alert alert(String id, String title, String text) {
        return alert(id, title, text, List.of(move()));
    }

    static Alert alert(String id, String title, String text, List<Citation> cites) {
        return new Alert(
                id,
                0,
                "markets",
                "UTC",
                Alert.Action.CREATED,
                Severity.WARNING,
                TIME,
                "moves",
                "the price moved",
                null,
                title,
                text,
                List.of("IBM"),
                cites);
    }

    static Citation move() {
        return new Citation("move:IBM:" + TIME, Citation.Kind.MOVE, "IBM -1.22% in 20 min", null);
    }

    static Citation item(String title, String link) {
        return new Citation("nvd:CVE-2013-0579", Citation.Kind.ITEM, title, link);
    }

    static MockProducer<byte[], byte[]> producer() {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
