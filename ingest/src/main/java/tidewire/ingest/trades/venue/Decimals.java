package tidewire.ingest.trades.venue;

import java.math.BigDecimal;

/** Exact decimals from outside. */
public final class Decimals {
    private static final int MAX_DIGITS = 24;
    private static final int MAX_DECIMALS = 18;
    private static final int MAX_WHOLE_DIGITS = 30;
    private static final int MAX_TEXT = 60;

    private Decimals() {}

    /**
     * @throws IllegalArgumentException when the text is no number, or one that no market uses
     *     ({@code 1e999999999} is ten characters on the wire and a gigabyte written out)
     */
    public static BigDecimal parse(String text) {
        BigDecimal value;
        try {
            value = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + shortened(text) + "' is no number", e);
        }
        if (value.precision() > MAX_DIGITS
                || value.scale() > MAX_DECIMALS
                || value.precision() - (long) value.scale() > MAX_WHOLE_DIGITS) {
            throw new IllegalArgumentException("'" + shortened(text) + "' has more than " + MAX_DIGITS + " digits or "
                    + MAX_DECIMALS + " decimals");
        }
        return value;
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    }
}
