package tidewire.ingest.trades.venue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A venue's protocol: what to send, and what its messages say. One thread at a time. */
public interface Venue {
    /** Where it is without a key. */
    URI publicAddress();

    /** What to send after connecting, for these products as the venue names them. */
    List<String> subscriptions(Collection<String> products);

    /**
     * Reads one message and says what it tells. What was read before a bad part has been told.
     *
     * @throws IOException when the text is no JSON of the expected shape
     * @throws IllegalArgumentException or {@link java.time.DateTimeException} when a field is missing or unusable
     */
    void read(String message, VenueListener to) throws IOException;

    /** Whether a subscription that names one product too many serves none of the others: then it is sent again without that one. */
    default boolean refusesAllForOne() {
        return true;
    }

    /** How long a connection may live before it is made anew; the venue would cut it not much later. */
    default Duration longestConnection() {
        return Duration.ofDays(365);
    }

    /** Where the REST service of the public venue is; empty when the venue has none for trades. */
    Optional<URI> publicRest();

    /**
     * Where trades can be asked for that did not arrive: one page of those with ids between two, inclusive, either the
     * first or the last of them.
     *
     * @param rest address of the REST service
     * @param since time of a trade before the gap
     */
    URI page(URI rest, String product, long fromId, long toId, Instant since);

    /** Reads a page; as {@link #read}. */
    void readPage(String body, String product, VenueListener to) throws IOException;
}
