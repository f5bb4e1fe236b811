package tidewire.events;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Paths of the page, relative to where it is served, for links that are written elsewhere. */
public final class PagePath {
    private PagePath() {}

    public static String story(String desk, String id) {
        return "story/" + part(desk) + "/" + part(id);
    }

    /** A desk as it was at a time. */
    public static String tape(String desk, Instant at) {
        return "?desk=" + encoded(desk) + "&at=" + encoded(at.toString());
    }

    /** @param to end of its interval, as it stands in the digest */
    public static String digest(String desk, String to) {
        return "digest/" + part(desk) + "/" + part(to);
    }

    /** Ids have slashes, being addresses often; servers refuse them escaped as they are. The page reads {@code ~2F}. */
    private static String part(String text) {
        return encoded(text).replace("*", "%2A").replace("%3A", ":").replace('%', '~');
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
