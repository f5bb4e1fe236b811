package tidewire.ingest.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tidewire.events.text.Secrets;
import tidewire.ingest.Validation;

/**
 * One RSS, Atom or JSON feed.
 *
 * @param name short name; the source is {@code feed:<name>} and ids of its items start with {@code <name>:}
 * @param url http or https
 * @param every shortest time between two polls; at least {@link #POLITE} unless private addresses are allowed
 * @param timeout longest time for one answer, body included
 * @param maxBytes largest body, before and after decompression
 * @param allowPrivateAddresses whether the feed and its redirects may lie on this machine or in a private network
 * @param backlog how old an item may be that is published when the feed is read for the first time
 * @param backlogItems how many of those at most, the newest
 * @param severity regular expression whose first group is a score in an item's words, for example {@code base score
 *     (\d+\.\d)}; or null
 * @param credentials {@code user:password} for Basic authentication, or null
 */
public record FeedConfig(
        String name,
        URI url,
        Duration every,
        Duration timeout,
        int maxBytes,
        boolean allowPrivateAddresses,
        Duration backlog,
        int backlogItems,
        @Nullable String severity,
        @Nullable String credentials) {

    /** Shortest time between two polls of somebody else's server. */
    public static final Duration POLITE = Duration.ofSeconds(10);

    public FeedConfig {
        new Validation("feed " + name)
                .name(name)
                .url(url, Set.of("http", "https"))
                .positive("every", every)
                .that(
                        every == null || allowPrivateAddresses || every.compareTo(POLITE) >= 0,
                        "every must be at least " + POLITE.toSeconds() + " s")
                .positive("timeout", timeout)
                .that(maxBytes > 0, "maxBytes must be positive, was " + maxBytes)
                .notNegative("backlog", backlog)
                .that(backlogItems >= 0, "backlogItems must not be negative, was " + backlogItems)
                .that(severity == null || groups(severity) > 0, "severity must be a regular expression with one group")
                .that(
                        credentials == null || credentials.indexOf(':') > 0,
                        "the credentials must have the form user:password")
                .done();
    }

    private static int groups(String pattern) {
        try {
            return Pattern.compile(pattern).matcher("").groupCount();
        } catch (PatternSyntaxException e) {
            return 0;
        }
    }

    /** A public feed with the usual limits: every 2 minutes, 8 MiB, a backlog of 12 hours and 50 items. */
    public static FeedConfig of(String name, URI url) {
        return new FeedConfig(
                name,
                url,
                Duration.ofMinutes(2),
                Duration.ofSeconds(20),
                8 << 20,
                false,
                Duration.ofHours(12),
                50,
                null,
                null);
    }

    /** The same feed with a score in its items' words. @param pattern regular expression whose first group is the score */
    public FeedConfig scored(String pattern) {
        return new FeedConfig(
                name,
                url,
                every,
                timeout,
                maxBytes,
                allowPrivateAddresses,
                backlog,
                backlogItems,
                pattern,
                credentials);
    }

    /** The same feed on this machine or in a private network, polled as often as asked for. */
    public FeedConfig nearby(Duration often) {
        return new FeedConfig(name, url, often, timeout, maxBytes, true, backlog, backlogItems, severity, credentials);
    }

    /** What must not come back in the words of its server. */
    public Secrets secrets() {
        return credentials == null
                ? Secrets.of()
                : Secrets.of(
                        credentials.substring(credentials.indexOf(':') + 1),
                        Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "feed " + name + " (" + url + ")";
    }

    /** Name of the source, as in {@link tidewire.events.NewsItem#source()}. */
    public String source() {
        return "feed:" + name;
    }
}
