package tidewire.ingest.trades.venue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The venues that can be read, by the name that a configuration gives them. */
public final class Venues {
    private static final Map<String, Function<List<String>, Venue>> ALL = new TreeMap<>(Map.of(
            "coinbase",
            CoinbaseVenue::new,
            "kraken",
            KrakenVenue::new,
            "binance",
            products -> BinanceVenue.trades(products),
            "binance-aggregate",
            products -> BinanceVenue.aggregates(products)));

    private Venues() {}

    public static Set<String> names() {
        return ALL.keySet();
    }

    /** @param products that will be subscribed to, as the venue names them */
    public static Venue of(String name, List<String> products) {
        Function<List<String>, Venue> venue = ALL.get(name);
        if (venue == null) {
            throw new IllegalArgumentException("no venue is called '" + name + "'");
        }
        return venue.apply(products);
    }
}
