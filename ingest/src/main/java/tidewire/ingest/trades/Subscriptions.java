package tidewire.ingest.trades;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.ingest.trades.venue.Venue;

/** Which products a venue is asked for, and what it says to that. One thread at a time; survives the connections. */
final class Subscriptions {
    private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);
    /** Products that a remark names. */
    private static final int MOST_NAMED = 5;

    private final String source;
    private final Venue venue;
    private final Map<String, Product> products;
    private @Nullable String ending;
    private boolean again;

    Subscriptions(String source, Venue venue, Map<String, Product> products) {
        this.source = source;
        this.venue = venue;
        this.products = products;
    }

    /** What to send after connecting, or when a product was refused. */
    List<String> messages() {
        again = false;
        ending = null;
        return venue.subscriptions(served());
    }

    private List<String> served() {
        List<String> served = new ArrayList<>();
        products.forEach((name, product) -> {
            if (product.refused == null) {
                served.add(name);
            }
        });
        return served;
    }

    /** Whether {@link #messages} are to be sent again. */
    boolean mustBeSentAgain() {
        return again;
    }

    /** Why the connection must end, or null. */
    @Nullable
    String ending() {
        return ending;
    }

    void closing(String reason) {
        ending = reason;
    }

    /** @return whether it is one of ours */
    boolean refused(@Nullable String name, String reason) {
        Product product = name == null ? null : products.get(name);
        if (product == null) {
            ending = reason;
            return false;
        }
        if (product.refused == null) {
            log.warn("{}: {}", source, reason);
        }
        product.refused = reason;
        boolean others = !served().isEmpty();
        again = others && venue.refusesAllForOne();
        if (!others) {
            ending = reason;
        }
        return true;
    }

    /** After the connection was lost: whoever was refused is asked for once more. */
    void lost() {
        products.values().forEach(product -> {
            product.refused = null;
            product.reconnects();
        });
    }

    /**
     * What is wrong with some products, for a person; empty when nothing is.
     *
     * @param trading whether there has been a trade of any
     */
    String remarks(boolean trading) {
        List<String> remarks = new ArrayList<>();
        List<String> unheard = new ArrayList<>();
        products.forEach((name, product) -> {
            if (product.refused != null) {
                remarks.add(name + ": " + product.refused);
            }
            if (product.skewed) {
                remarks.add(name + ": its trades are far off the clock");
            }
            if (product.strays) {
                remarks.add(name + ": its heartbeats name trades that cannot be");
            }
            if (product.unheard && product.refused == null) {
                unheard.add(name);
            }
        });
        // Binance takes a subscription to what it does not have, and says nothing.
        if (trading && !unheard.isEmpty()) {
            remarks.add("nothing yet of " + String.join(", ", unheard.subList(0, Math.min(MOST_NAMED, unheard.size())))
                    + (unheard.size() > MOST_NAMED ? " and " + (unheard.size() - MOST_NAMED) + " more" : ""));
        }
        return String.join("; ", remarks);
    }
}
