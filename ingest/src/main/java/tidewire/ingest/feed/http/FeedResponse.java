package tidewire.ingest.feed.http;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a feed's server answered: 200 with a body, or 304.
 *
 * @param url where the answer came from, after redirects
 * @param moved where the feed has moved for good (301, 308), or null
 * @param modified false for 304
 * @param etag and {@code lastModified} to be echoed once the items are safe, or null
 * @param contentType as the server says, or null
 * @param asked how long the server asks to be left alone: {@code Cache-Control}, {@code Expires}, {@code Retry-After}; zero
 *     when it says nothing
 * @param body unpacked; empty for 304
 */
public record FeedResponse(
        URI url,
        @Nullable URI moved,
        boolean modified,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String contentType,
        Duration asked,
        byte[] body) {}
