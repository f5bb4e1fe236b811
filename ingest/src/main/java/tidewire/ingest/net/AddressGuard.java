package tidewire.ingest.net;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Keeps feeds from reaching into the network we run in: a host is refused when any of its addresses is not one of the
 * public internet ({@link PublicAddress}). Who connects must connect to what {@link #resolve} returned, not look up again:
 * a name may point elsewhere the next time.
 */
public final class AddressGuard {
    private AddressGuard() {}

    /**
     * Looks a host up, once.
     *
     * @throws RefusedAddressException when it is unknown or lies where it must not
     */
    public static InetAddress[] resolve(String host, boolean allowPrivate) throws RefusedAddressException {
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new RefusedAddressException("unknown host " + host);
        }
        for (InetAddress address : addresses) {
            if (!allowPrivate && !PublicAddress.is(address)) {
                throw new RefusedAddressException("refused: " + host + " is the private address "
                        + address.getHostAddress() + "; set allow-private-addresses if that is meant");
            }
        }
        return addresses;
    }

    /** Why this address would not be asked; empty where it would. */
    public static Optional<String> refusal(URI url, boolean allowPrivate) {
        String host = Hosts.of(url);
        if (host == null) {
            return Optional.of("no host in address " + url);
        }
        try {
            resolve(host, allowPrivate);
            return Optional.empty();
        } catch (RefusedAddressException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
