package tidewire.alerts;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/** A Slack incoming webhook. Whoever knows its address can post: it is a secret and never printed, only its host is. */
public final class Webhook {
    private final String address;
    private final String host;

    /** @throws IllegalArgumentException when it is no https address (http is allowed to this machine only) */
    public Webhook(String address) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalArgumentException("alerts: a webhook is not a valid address"); // The cause would print it.
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String name = uri.getHost();
        if (name == null || !(scheme.equals("https") || (scheme.equals("http") && isLoopback(name)))) {
            throw new IllegalArgumentException(
                    "alerts: a webhook must be an https address (http only to this machine), host " + name);
        }
        this.address = address;
        this.host = name;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The secret itself, for the request and nothing else. */
    String address() {
        return address;
    }

    public String host() {
        return host;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Webhook webhook && webhook.address.equals(address);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }

    @Override
    public String toString() {
        return "webhook at " + host;
    }
}
