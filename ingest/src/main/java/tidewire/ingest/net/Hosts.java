package tidewire.ingest.net;

import java.net.IDN;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hosts of addresses as they are in use: with underscores, which {@link URI} knows no host with, and in all scripts. */
public final class Hosts {
    private static final Pattern ADDRESS = Pattern.compile(
            "([A-Za-z][A-Za-z0-9+.-]*://)([^/?#@:\\[\\]]*[^\\p{ASCII}][^/?#@:\\[\\]]*)(.*)", Pattern.DOTALL);
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
     * An address whose host is written as it is looked up ({@code xn--…}).
     *
     * @throws IllegalArgumentException when it is no address
     */
    public static URI address(String text) {
        Matcher address = ADDRESS.matcher(text);
        return URI.create(
                address.matches()
                        ? address.group(1) + IDN.toASCII(address.group(2), IDN.ALLOW_UNASSIGNED) + address.group(3)
                        : text);
    }
}
