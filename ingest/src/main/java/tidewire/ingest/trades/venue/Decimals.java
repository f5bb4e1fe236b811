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
     *     ({@code 1e999999999} is ten characters on the wire and a gigabyte written out; a million digits take seconds to read)
     */
    public static BigDecimal parse(String text) {
        if (text.length() > MAX_TEXT) {
            throw tooLong(text);
        }
        BigDecimal value;
        try {
            value = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no number", e);
        }
        if (value.precision() > MAX_DIGITS
                || value.scale() > MAX_DECIMALS
                || value.precision() - (long) value.scale() > MAX_WHOLE_DIGITS) {
            throw tooLong(text);
        }
        // The digits of other scripts are numbers to Java.
        if (!text.chars().allMatch(c -> c < 128)) {
            throw new IllegalArgumentException("'" + text + "' is no number");
        }
        return value;
    }

    private static IllegalArgumentException tooLong(String text) {
        return new IllegalArgumentException(
                "'" + shortened(text) + "' has more than " + MAX_DIGITS + " digits or " + MAX_DECIMALS + " decimals");
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    }
}
