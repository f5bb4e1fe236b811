package tidewire.summarizer.digest;

import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import tidewire.events.EventSerde;
import tidewire.events.TapeEntry;
import tidewire.summarizer.digest.ask.OpenQuestion;
import tidewire.summarizer.digest.desk.DeskState;
import tidewire.summarizer.digest.tell.IntervalReport;
import tidewire.summarizer.digest.tell.Noted;
import tidewire.summarizer.digest.tell.Told;
import tidewire.summarizer.streams.JsonSerde;

/** The digest stage's state. Keys are {@code <desk>} or {@code <desk>/<number>}. */
final class DigestStores {
    /** Desk to {@link DeskState}. */
    static final String STATE = "digest-state";
    /** Stream position to the tokens fed there: what windows are rebuilt from. */
    static final String LEDGER = "digest-ledger";
    /** Sequence to an entry of the present interval. */
    static final String INTERVAL = "digest-interval";
    /** Stream position to the report that was read there, for as long as the window holds it: what questions are answered from. */
    static final String READ = "digest-read";
    /** Sequence to an entry that waits for its window to be rebuilt. */
    static final String WAITING = "digest-waiting";

    /** Story to what digests have told of it. */
    static final String TOLD = "digest-told";
    /** Question id to a question that is not answered yet, or not to its end. */
    static final String QUESTIONS = "digest-open-questions";

    /** Desk to an entry whose number is too high, until it is known why. */
    static final String DOUBTED = "digest-doubted";

    private DigestStores() {}

    static Set<StoreBuilder<?>> all() {
        return Set.of(
                // Written with every entry; only where it stands at a commit needs to be logged.
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(STATE),
                                Serdes.String(),
                                new JsonSerde<>(DeskState.class))
                        .withCachingEnabled(),
                ofMany(LEDGER, Serdes.ByteArray()),
                ofMany(INTERVAL, new JsonSerde<>(Noted.class)),
                ofMany(READ, new JsonSerde<>(IntervalReport.class)),
                ofMany(WAITING, EventSerde.of(TapeEntry.class)),
                ofMany(DOUBTED, EventSerde.of(TapeEntry.class)),
                ofMany(TOLD, new JsonSerde<>(Told.class)),
                ofMany(QUESTIONS, new JsonSerde<>(OpenQuestion.class)));
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> ofMany(
            String name, org.apache.kafka.common.serialization.Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values);
    }
}
