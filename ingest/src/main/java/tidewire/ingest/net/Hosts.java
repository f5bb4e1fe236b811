package tidewire.ingest.net;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hosts of addresses as they are in use: with underscores, which {@link URI} knows no host with, and in all scripts. */
public final class Hosts {
    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)([^/?#]*)(.*)", Pattern.DOTALL);
    private static final Pattern FOREIGN = Pattern.compile("([^@:\\[\\]]*[^\\p{ASCII}][^@:\\[\\]]*)((?::.*)?)");
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern AUTHORITY = Pattern.compile("([A-Za-z0-9._-]+)(?::\\d{1,5})?");

    private Hosts() {}

    /** Name or literal address of the host; null when there is none, or something beside it that does not belong there. */
    public static @Nullable String of(URI url) {
        if (url.getHost() != null) {
            return url.getHost();
        }
        Matcher authority = AUTHORITY.matcher(url.getRawAuthority() == null ? "" : url.getRawAuthority());
        return authority.matches() ? authority.group(1) : null;
    }

    /**
     * An address as it is asked for: the host as it is looked up ({@code xn--…}), and behind it, in percents, what browsers
     * send and {@link URI} refuses.
     *
     * @throws IllegalArgumentException when it is no address
     */
    public static URI address(String text) {
        Matcher address = ADDRESS.matcher(text);
        if (!address.matches()) {
            return URI.create(text);
        }
        String authority = address.group(2);
        Matcher host = FOREIGN.matcher(authority);
        String asked = host.matches() ? IDN.toASCII(host.group(1), IDN.ALLOW_UNASSIGNED) + host.group(2) : authority;
        return URI.create(address.group(1) + asked + encoded(address.group(3)));
    }

    private static String encoded(String behindHost) {
        StringBuilder out = new StringBuilder(behindHost.length());
        for (byte b : behindHost.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b < 0x7f && "\"<>\\^`{|}[]".indexOf(b) < 0) {
                out.append((char) b);
            } else {
                out.append(String.format(Locale.ROOT, "%%%02X", b));
            }
        }
        return STRAY_PERCENT.matcher(out).replaceAll("%25");
    }
}
