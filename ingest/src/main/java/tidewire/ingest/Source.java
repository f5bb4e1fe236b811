package tidewire.ingest;

import java.util.Optional;

/** A feed, an exchange or a file: something that publishes on its own once started. */
public interface Source extends AutoCloseable {
    /** As in {@link tidewire.events.SourceEvent#source()}. */
    String name();

    void start();

    /** Why it would not deliver now; empty when it would. */
    Optional<String> problem();

    /** Called about once a second, for what must happen although the other side says nothing. */
    void tick();

    @Override
    void close();
}
