package tidewire.ingest.feed;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import tidewire.ingest.Validation;
import tidewire.ingest.net.AddressGuard;

/**
 * One RSS or Atom feed.
 *
 * @param name short name; the source is {@code feed:<name>} and ids of its items start with {@code <name>:}
 * @param url http or https
 * @param every time between two polls; at least {@link #POLITE} unless private addresses are allowed
 * @param lag how long the publisher may take to show an item after the time that stands on it: the feed's clock
 *     stays this far behind the HTTP {@code Date} of its answers
 * @param timeout longest time for one answer, body included
 * @param maxSilence how long a feed that does not answer holds up the desks that read it; after that its time is
 *     assumed to pass, and what it delivers later is late
 * @param maxBytes largest body, before and after decompression
 * @param allowPrivateAddresses whether the feed and its redirects may lie on this machine or in a private network
 */
public record FeedConfig(
        String name,
        URI url,
        Duration every,
        Duration lag,
        Duration timeout,
        Duration maxSilence,
        int maxBytes,
        boolean allowPrivateAddresses) {

    /** Shortest time between two polls of somebody else's server. */
    public static final Duration POLITE = Duration.ofSeconds(10);

    public FeedConfig {
        new Validation("feed " + name)
                .name(name)
                .url(url, Set.of("http", "https"))
                .positive("every", every)
                .that(
                        every == null || allowPrivateAddresses || every.compareTo(POLITE) >= 0,
                        "every must be at least " + POLITE.toSeconds() + " s, was " + every)
                .notNegative("lag", lag)
                .positive("timeout", timeout)
                .positive("maxSilence", maxSilence)
                .that(maxBytes > 0, "maxBytes must be positive, was " + maxBytes)
                .done();
    }

    /** Why this address is not asked at all; empty where it is. Looks the host up. */
    public Optional<String> refusal() {
        return AddressGuard.refusal(url, allowPrivateAddresses);
    }

    /** A public feed with the usual limits: every 2 minutes, lag 2 minutes, 8 MiB. */
    public static FeedConfig of(String name, URI url) {
        return new FeedConfig(
                name,
                url,
                Duration.ofMinutes(2),
                Duration.ofMinutes(2),
                Duration.ofSeconds(20),
                Duration.ofMinutes(10),
                8 << 20,
                false);
    }

    /** Name of the source, as in {@link tidewire.events.NewsItem#source()}. */
    public String source() {
        return "feed:" + name;
    }
}
