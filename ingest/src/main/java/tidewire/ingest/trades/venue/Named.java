package tidewire.ingest.trades.venue;

import java.util.List;
import java.util.Locale;

/** Which products the words of a venue speak of. */
final class Named {
    private Named() {}

    /** Tells a refusal of the products that the words name; of all when they name none. */
    static void refused(String words, List<String> products, VenueListener to) {
        String reason = "the exchange says: " + words;
        List<String> named =
                products.stream().filter(product -> names(words, product)).toList();
        if (named.isEmpty()) {
            to.refused(null, reason);
        }
        named.forEach(product -> to.refused(product, reason));
    }

    /** Whether the words name a product, whatever the case: as a whole, for {@code BTC-USD} is not what {@code BTC-USDT} names. */
    static boolean names(String words, String product) {
        String text = words.toLowerCase(Locale.ROOT);
        String name = product.toLowerCase(Locale.ROOT);
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean begins = at == 0 || !isPart(text.charAt(at - 1));
            boolean ends = end == text.length() || !isPart(text.charAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '/';
    }
}
