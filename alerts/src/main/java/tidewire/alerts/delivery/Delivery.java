package tidewire.alerts.delivery;

import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tidewire.events.Alert;
import tidewire.events.Severity;

/** One alert on its way. Done when every webhook it goes to has it, or a dead letter says why not. */
public final class Delivery {
    private final @Nullable Alert alert;
    private final byte[] raw;
    private final DeliveryState state;
    private final @Nullable Place place;

    /** Where an alert stood on its topic, and what it had beside its value: a letter that is sent back has it again. */
    public record Place(int partition, long offset, byte @Nullable [] key, Headers headers) {}

    /** @param raw the record's value as it came, for dead letters @param parts how many ends it has to reach */
    public Delivery(@Nullable Alert alert, byte[] raw, int parts) {
        this(alert, raw, parts, null);
    }

    public Delivery(@Nullable Alert alert, byte[] raw, int parts, @Nullable Place place) {
        this.place = place;
        this.alert = alert;
        this.raw = raw;
        this.state = new DeliveryState(parts);
    }

    /** A record that is no alert and goes to the dead letters only. */
    public static Delivery ofDeadLetter(byte[] raw, Place place) {
        return new Delivery(null, raw, 1, place);
    }

    @Nullable
    public Place place() {
        return place;
    }

    Alert alert() {
        return Objects.requireNonNull(alert, "a dead letter is never delivered");
    }

    public String desk() {
        return alert().desk();
    }

    Severity severity() {
        return alert().severity();
    }

    byte[] raw() {
        return raw;
    }

    public void partDone() {
        state.partDone();
    }

    public boolean isDone() {
        return state.isDone();
    }

    /** Without what it delivers, which whoever waits for its end need not keep. */
    public DeliveryState state() {
        return state;
    }
}
