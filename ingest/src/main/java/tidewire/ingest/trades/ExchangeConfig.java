package tidewire.ingest.trades;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.Validation;
import tidewire.ingest.net.AddressGuard;
import tidewire.ingest.net.Hosts;
import tidewire.ingest.trades.venue.Venue;
import tidewire.ingest.trades.venue.Venues;

/**
 * One exchange's stream of trades over WebSocket.
 *
 * @param name short name; the source is {@code trades:<name>}
 * @param type the venue's protocol, one of {@link #TYPES}
 * @param url ws or wss
 * @param rest where trades that did not arrive are asked for; null for the venue's own, if {@code url} is the venue's own too
 * @param symbols products to subscribe to, as the venue names them
 * @param heartbeatTimeout a connection without any message or ping for this long is given up and made anew
 * @param skew how far a trade may be ahead of our clock
 * @param allowPrivateAddresses whether the exchange may lie on this machine or in a private network
 */
public record ExchangeConfig(
        String name,
        String type,
        URI url,
        @Nullable URI rest,
        List<String> symbols,
        Duration heartbeatTimeout,
        Duration skew,
        boolean allowPrivateAddresses) {

    /** Protocols that {@code type} may name. */
    public static final Set<String> TYPES = Venues.names();
    /** What {@link #heartbeatTimeout} usually is: Binance pings every 20 s. */
    public static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(45);
    /** What {@link #skew} usually is. */
    public static final Duration SKEW = Duration.ofMinutes(2);

    public ExchangeConfig {
        symbols = symbols == null ? List.of() : List.copyOf(symbols);
        Validation validation = new Validation("exchange " + name)
                .name(name)
                .that(TYPES.contains(type), "type must be one of " + TYPES + ", was '" + type + "'")
                .url(url, Set.of("ws", "wss"))
                .that(
                        url == null || Hosts.of(url) == null || url.getHost() != null,
                        "url has a host that cannot be asked: its name has other characters than letters, digits, '-' and '.'")
                .that(!symbols.isEmpty(), "symbols must name at least one product")
                .that(symbols.stream().noneMatch(String::isBlank), "symbols must not be blank")
                .that(new HashSet<>(symbols).size() == symbols.size(), "symbols must differ, were " + symbols)
                .positive("heartbeatTimeout", heartbeatTimeout)
                .positive("skew", skew);
        if (rest != null) {
            validation
                    .url(rest, Set.of("http", "https"))
                    .that(
                            Hosts.of(rest) == null || rest.getHost() != null,
                            "rest has a host that cannot be asked: its name has other characters than letters, digits, '-' and '.'");
        }
        validation.done();
    }

    /** Why this address is not asked at all; empty where it is. Looks the host up. */
    public Optional<String> refusal() {
        return AddressGuard.refusal(URI.create("http" + url.toString().substring(2)), allowPrivateAddresses);
    }

    /** A public exchange with the usual limits. */
    public static ExchangeConfig of(String name, String type, URI url, List<String> symbols) {
        return new ExchangeConfig(name, type, url, null, symbols, HEARTBEAT_TIMEOUT, SKEW, false);
    }

    /** Where the public venue of a type is. */
    public static URI publicAddress(String type) {
        return Venues.of(type, List.of()).publicAddress();
    }

    /** A proxy of ours is not a reason to ask the public service. */
    Optional<URI> restOf(Venue venue) {
        if (rest != null) {
            return Optional.of(rest);
        }
        return venue.publicAddress().getHost().equalsIgnoreCase(Hosts.of(url)) ? venue.publicRest() : Optional.empty();
    }

    /** Name of the source, as in {@link tidewire.events.Trade#source()}. */
    public String source() {
        return "trades:" + name;
    }
}
