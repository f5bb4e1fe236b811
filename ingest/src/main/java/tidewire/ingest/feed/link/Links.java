package tidewire.ingest.feed.link;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Addresses as feeds write them. {@link java.net.URI} refuses many that browsers open (a "|" in the path, an underscore
 * or an umlaut in the host), so they are resolved as RFC 3986 says on the text itself.
 */
public final class Links {
    private static final int MAX_LENGTH = 2_000;

    /** Blanks around an address, and what is encoded twice, are no part of it. */
    private static final int MAX_RAW = 4 * MAX_LENGTH;

    /** RFC 3986, appendix B: 1 scheme, 2 authority, 3 path, 4 query, 5 fragment. */
    private static final Pattern PARTS =
            Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?");

    private static final Pattern HOST =
            Pattern.compile("(?:[^@]*@)?((?:\\[[0-9A-Fa-f:.]+]|[\\p{L}\\p{M}\\p{N}._~-]+)(?::\\d{0,5})?)");

    private static final Pattern BARE_HOST =
            Pattern.compile("www\\.[\\p{L}\\p{N}-]++(?:\\.[\\p{L}\\p{N}-]++)++(?=[/?#]|$)", Pattern.CASE_INSENSITIVE);

    /** Who was clicked on where: part of no article's address. */
    private static final Pattern TRACKING = Pattern.compile(
            "(?:utm|hsa|stm|vero)_[a-z_]*|_hs(?:enc|mi)|mc_[ce]id|at_(?:medium|campaign|custom\\d*)"
                    + "|pk_(?:campaign|kwd|source|medium|content)|ns_(?:mchannel|source|campaign|linkname|fee)"
                    + "|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|twclid|mkt_tok|cmpid|ocid|xtor|guccounter",
            Pattern.CASE_INSENSITIVE);

    private Links() {}

    /**
     * The address that {@code raw} names where {@code base} is the document's, without what only tracks its readers; null
     * when that is no http or https address.
     */
    public static @Nullable String article(@Nullable String raw, String base) {
        String link = resolve(raw, base);
        if (link == null) {
            return null;
        }
        Matcher m = PARTS.matcher(link);
        if (!m.matches() || m.group(2) == null) {
            return null;
        }
        String query = withoutTracking(m.group(4));
        String fragment = m.group(5) == null
                        || TRACKING.matcher(m.group(5).split("=", 2)[0]).matches()
                ? ""
                : "#" + m.group(5);
        return m.group(1) + "://" + m.group(2) + m.group(3) + (query.isEmpty() ? "" : "?" + query) + fragment;
    }

    private static String withoutTracking(@Nullable String query) {
        return query == null
                ? ""
                : Stream.of(query.split("&"))
                        .filter(pair -> !TRACKING.matcher(pair.split("=", 2)[0].replace("amp;", ""))
                                .matches())
                        .collect(Collectors.joining("&"));
    }

    /** Whether the text is an http or https address in itself. */
    public static boolean isAbsolute(String raw) {
        return raw.strip().matches("(?i)https?://[^/?#\\s]+.*");
    }

    /** The address that {@code raw} names where {@code base} is the document's; null when that is none for the web. */
    public static @Nullable String resolve(@Nullable String raw, String base) {
        String text = raw == null || raw.length() > MAX_RAW ? "" : encoded(raw);
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return null;
        }
        text = withHost(text);
        Matcher r = PARTS.matcher(text);
        Matcher b = PARTS.matcher(encoded(base));
        if (!r.matches() || !b.matches()) {
            return null;
        }
        String scheme = r.group(1) != null ? r.group(1) : b.group(1);
        String authority = r.group(2);
        String path = r.group(3);
        String query = r.group(4);
        if (r.group(1) == null && authority == null) {
            authority = b.group(2);
            if (path.isEmpty()) {
                path = b.group(3);
                query = query == null ? b.group(4) : query;
            } else if (!path.startsWith("/")) {
                path = b.group(3).substring(0, b.group(3).lastIndexOf('/') + 1) + path;
            }
        }
        return web(scheme, authority, path, query, r.group(5));
    }

    private static @Nullable String web(
            @Nullable String scheme,
            @Nullable String authority,
            String path,
            @Nullable String query,
            @Nullable String fragment) {
        String lower = String.valueOf(scheme).toLowerCase(Locale.ROOT);
        Matcher host = HOST.matcher(authority == null ? "" : authority);
        if (!(lower.equals("http") || lower.equals("https")) || !host.matches()) {
            return null;
        }
        return lower
                + "://"
                + host.group(1)
                + withoutDots(path)
                + (query == null ? "" : "?" + query)
                + (fragment == null ? "" : "#" + fragment);
    }

    /** {@code www.example.org/1} is a host to everybody but RFC 3986. */
    private static String withHost(String text) {
        return BARE_HOST.matcher(text).lookingAt() ? "//" + text : text;
    }

    /** RFC 3986, 5.2.4. */
    private static String withoutDots(String path) {
        if (!path.contains("./") && !path.endsWith("/.") && !path.endsWith("/..")) {
            return path.isEmpty() || path.startsWith("/") ? path : "/" + path;
        }
        Deque<String> segments = new ArrayDeque<>();
        String[] parts = path.split("/", -1);
        for (int i = path.startsWith("/") ? 1 : 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (parts[i].equals("..")) {
                segments.pollLast();
            } else if (!parts[i].equals(".")) {
                segments.addLast(parts[i]);
                continue;
            }
            if (last) {
                segments.addLast("");
            }
        }
        return "/" + String.join("/", segments);
    }

    /** Without blanks and controls around and in it; what no address may hold, as browsers send it. */
    private static String encoded(String raw) {
        // Escaped twice: no query has a parameter "amp;b".
        String text = raw.strip().replace("&amp;", "&");
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case ' ', '\u00a0' -> out.append("%20");
                case '"' -> out.append("%22");
                case '<' -> out.append("%3C");
                case '>' -> out.append("%3E");
                case '`' -> out.append("%60");
                case '\\' -> out.append('/');
                default -> {
                    if (c > ' ' && c != 0x7f && !isHidden(c)) {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }

    /** Controls, and characters that reorder or hide others. */
    private static boolean isHidden(char c) {
        return (c >= 0x80 && c <= 0x9f)
                || (c >= 0x200b && c <= 0x200f)
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2060 && c <= 0x2069)
                || c == 0xfeff
                || c == 0xad;
    }
}
