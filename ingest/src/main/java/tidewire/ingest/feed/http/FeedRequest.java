package tidewire.ingest.feed.http;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to ask for.
 *
 * @param url http or https
 * @param etag {@code ETag} of the last answer, byte for byte, or null
 * @param lastModified {@code Last-Modified} of the last answer, byte for byte, or null
 * @param credentials {@code user:password} for the host of {@code url}, or null
 * @param timeout longest time for the answer, redirects and body included
 * @param maxBytes largest body, before and after decompression
 * @param allowPrivate whether the server may lie on this machine or in a private network
 */
public record FeedRequest(
        URI url,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String credentials,
        Duration timeout,
        int maxBytes,
        boolean allowPrivate) {
    /** Without what is secret. */
    @Override
    public String toString() {
        return "GET " + url;
    }
}
