package tidewire.app.config;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this machine is called: the usual name of the ingestor on it. */
public final class HostName {
    private static final int LONGEST = 100;

    private HostName() {}

    public static String get() {
        try {
            return clean(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** Letters, digits, dots, dashes and underscores alone. */
    static String clean(String host) {
        String clean = host.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^[._-]+", "");
        return clean.isEmpty() ? "localhost" : clean.substring(0, Math.min(clean.length(), LONGEST));
    }
}
