package tidewire.ingest.net;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Keeps feeds from reaching into the network we run in: an address is refused when any of the host's addresses is
 * loopback, link-local, private, shared (100.64/10), multicast or unspecified. The JDK caches look-ups for longer than a
 * connection takes to open, so what was checked is what is connected to.
 */
public final class AddressGuard {
    private AddressGuard() {}

    /** @throws RefusedAddressException when the host is unknown or lies where it must not */
    public static void check(URI url, boolean allowPrivate) throws RefusedAddressException {
        String host = url.getHost();
        if (host == null) {
            throw new RefusedAddressException("no host in address " + url);
        }
        if (allowPrivate) {
            return;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (isPrivate(address)) {
                    throw new RefusedAddressException("refused: " + host + " is the private address "
                            + address.getHostAddress() + "; set allow-private-addresses if that is meant");
                }
            }
        } catch (UnknownHostException e) {
            throw new RefusedAddressException("unknown host " + host);
        }
    }

    public static Optional<String> refusal(URI url, boolean allowPrivate) {
        try {
            check(url, allowPrivate);
            return Optional.empty();
        } catch (RefusedAddressException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    public static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean special = address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        if (bytes.length == 4) {
            return special || first == 0 || (first == 100 && (second & 0xc0) == 64) || first >= 240;
        }
        return special || (first & 0xfe) == 0xfc || embedsPrivate(bytes);
    }

    /** NAT64 (64:ff9b::/96) and 6to4 (2002::/16) carry an IPv4 address that may be private. */
    private static boolean embedsPrivate(byte[] v6) {
        boolean nat64 = v6[0] == 0 && v6[1] == 0x64 && (v6[2] & 0xff) == 0xff && (v6[3] & 0xff) == 0x9b;
        boolean sixToFour = v6[0] == 0x20 && v6[1] == 0x02;
        if (!nat64 && !sixToFour) {
            return false;
        }
        int at = nat64 ? 12 : 2;
        try {
            return isPrivate(InetAddress.getByAddress(new byte[] {v6[at], v6[at + 1], v6[at + 2], v6[at + 3]}));
        } catch (UnknownHostException e) {
            return true;
        }
    }
}
