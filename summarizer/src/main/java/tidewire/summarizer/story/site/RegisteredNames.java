package tidewire.summarizer.story.site;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;
import org.jspecify.annotations.Nullable;

/** The name under which the owner of a host has registered it: by the public suffix list, and what it lacks. */
public final class RegisteredNames {
    private static final PublicSuffixMatcher SUFFIXES = PublicSuffixMatcherLoader.getDefault();

    /** Under these every name has an owner, or an office, of its own too. */
    private static final Set<String> SHARED = Set.of(
            "wordpress.com",
            "tumblr.com",
            "substack.com",
            "medium.com",
            "typepad.com",
            "blogs.com",
            "livejournal.com",
            "weebly.com",
            "beehiiv.com",
            "ghost.io",
            "over-blog.com",
            "canalblog.com",
            "squarespace.com",
            "posterous.com",
            "go.com",
            "europa.eu",
            "admin.ch",
            "bund.de");

    private static final Pattern HOST =
            Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@]*@)?(\\[[^\\]]*\\]|[^/?#:\\s]+)");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|\\[.*");

    private RegisteredNames() {}

    /** The host of a link, in small letters and without {@code www.}; null when it has none. */
    public static @Nullable String host(String link) {
        Matcher host = HOST.matcher(link.strip());
        return host.find()
                ? host.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("^www\\d?\\.", "")
                        .replaceFirst("\\.$", "")
                : null;
    }

    /** {@code feeds.reuters.com} is {@code reuters.com}; {@code one.blogspot.de} is itself; numbers stay as they are. */
    public static String of(String host) {
        if (NUMBERS.matcher(host).matches()) {
            return host;
        }
        String root = SUFFIXES.getDomainRoot(host);
        if (root == null) {
            return host; // a suffix itself: gov.uk
        }
        boolean shared = SHARED.contains(root) || root.startsWith("blogspot.");
        return shared && host.length() > root.length() ? withOneMore(host, root) : root;
    }

    private static String withOneMore(String host, String root) {
        String before = host.substring(0, host.length() - root.length() - 1);
        return before.substring(before.lastIndexOf('.') + 1) + "." + root;
    }
}
