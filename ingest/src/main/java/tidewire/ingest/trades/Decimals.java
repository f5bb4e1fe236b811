package tidewire.ingest.trades;

import java.math.BigDecimal;

/** Exact decimals from outside. */
final class Decimals {
    private static final int MAX_DIGITS = 40;

    private Decimals() {}

    /**
     * @throws IllegalArgumentException when the text is no number, or one whose plain notation would be absurdly long
     *     ({@code 1e999999999} is ten characters on the wire and a gigabyte written out)
     */
    static BigDecimal parse(String text) {
        BigDecimal value;
        try {
            value = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no number", e);
        }
        if (value.precision() > MAX_DIGITS || Math.abs((long) value.scale()) > MAX_DIGITS) {
            throw new IllegalArgumentException("'" + text + "' has more than " + MAX_DIGITS + " digits");
        }
        return value;
    }
}
