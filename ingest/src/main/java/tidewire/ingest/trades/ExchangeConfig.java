package tidewire.ingest.trades;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tidewire.ingest.Validation;
import tidewire.ingest.net.AddressGuard;

/**
 * One exchange's stream of trades over WebSocket.
 *
 * @param name short name; the source is {@code trades:<name>}
 * @param type the venue's protocol; {@code coinbase} is Coinbase Exchange ({@code matches} and {@code heartbeat})
 * @param url ws or wss
 * @param symbols products to subscribe to, as the venue names them
 * @param lag how far trades may arrive behind a heartbeat of the same time: the source's clock stays this far behind
 * @param heartbeatTimeout a connection without any message for this long is given up and made anew
 * @param maxSilence as in {@link tidewire.ingest.FeedConfig}
 * @param allowPrivateAddresses whether the exchange may lie on this machine or in a private network
 */
public record ExchangeConfig(
        String name,
        String type,
        URI url,
        List<String> symbols,
        Duration lag,
        Duration heartbeatTimeout,
        Duration maxSilence,
        boolean allowPrivateAddresses) {

    /** Protocols that {@code type} may name. */
    public static final Set<String> TYPES = Set.of("coinbase");

    public ExchangeConfig {
        symbols = symbols == null ? List.of() : List.copyOf(symbols);
        new Validation("exchange " + name)
                .name(name)
                .that(TYPES.contains(type), "type must be one of " + TYPES + ", was '" + type + "'")
                .url(url, Set.of("ws", "wss"))
                .that(!symbols.isEmpty(), "symbols must name at least one product")
                .that(symbols.stream().noneMatch(String::isBlank), "symbols must not be blank")
                .that(new HashSet<>(symbols).size() == symbols.size(), "symbols must differ, were " + symbols)
                .notNegative("lag", lag)
                .positive("heartbeatTimeout", heartbeatTimeout)
                .positive("maxSilence", maxSilence)
                .done();
    }

    /** Why this address is not asked at all; empty where it is. Looks the host up. */
    public Optional<String> refusal() {
        return AddressGuard.refusal(URI.create("http" + url.toString().substring(2)), allowPrivateAddresses);
    }

    /** A public exchange with the usual limits: 2 s lag, given up after 30 s without a message. */
    public static ExchangeConfig of(String name, String type, URI url, List<String> symbols) {
        return new ExchangeConfig(
                name, type, url, symbols, Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofMinutes(10), false);
    }

    /** Name of the source, as in {@link tidewire.events.Trade#source()}. */
    public String source() {
        return "trades:" + name;
    }
}
