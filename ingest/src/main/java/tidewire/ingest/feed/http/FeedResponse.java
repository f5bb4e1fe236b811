package tidewire.ingest.feed.http;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a feed's server answered: 200 with a body, or 304.
 *
 * @param url where the answer came from, after redirects
 * @param modified false for 304
 * @param date the server's {@code Date}: the feed's clock
 * @param validators to be echoed once the items are safe
 * @param contentType as the server says, or null
 * @param body unpacked; empty for 304
 */
public record FeedResponse(
        URI url,
        boolean modified,
        Instant date,
        Validators validators,
        @Nullable String contentType,
        byte[] body) {

    /** {@code ETag} and {@code Last-Modified}, byte for byte as the server gave them. */
    public record Validators(
            @Nullable String etag, @Nullable String lastModified) {
        public static final Validators NONE = new Validators(null, null);
    }
}
