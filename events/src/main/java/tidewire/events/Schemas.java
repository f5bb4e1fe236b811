package tidewire.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The JSON Schema (draft 2020-12) of each record, shipped in this jar; each is complete in itself. */
public final class Schemas {
    private static final String FOLDER = "/tidewire/schemas/";

    private Schemas() {}

    /** Every record that stands on a topic as a value of its own. */
    public static List<Class<? extends Event>> records() {
        return List.of(
                NewsItem.class,
                Trade.class,
                TradeBatch.class,
                TradeCancelled.class,
                TradeCorrected.class,
                ClockMarker.class,
                Bar.class,
                Move.class,
                TradingDay.class,
                Story.class,
                TapeEntry.class,
                Digest.class,
                Alert.class,
                AlertCommand.class,
                AlertSent.class,
                WebhookStatus.class,
                Question.class,
                Answer.class,
                Telemetry.class,
                TapeStatus.class,
                SourceStatus.class);
    }

    /** Name of the schema's resource, for example {@code /tidewire/schemas/digest.v1.schema.json}. */
    public static String resource(Class<? extends Event> record) {
        return FOLDER + EventSerde.typeOf(record).substring("tidewire.".length()) + ".schema.json";
    }

    /**
     * The schema as text.
     *
     * @throws IllegalArgumentException when the record has none
     */
    public static String text(Class<? extends Event> record) {
        try (InputStream in = Schemas.class.getResourceAsStream(resource(record))) {
            if (in == null) {
                throw new IllegalArgumentException("no schema for " + record.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
