package tidewire.events;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Validation shared by the records: every message names the record and the field. */
final class Check {
    private static final int MAX_DIGITS = 60;

    /** More than any market uses; sums of such figures still have fewer than {@link #MAX_DIGITS}. */
    private static final int TRADE_DIGITS = 24;

    private static final int TRADE_DECIMALS = 18;
    private static final int TRADE_WHOLE_DIGITS = 30;

    private Check() {}

    /** A price or size of one trade: greater than zero, at most 24 digits, 30 places before and 18 behind the point. */
    static BigDecimal traded(String field, @Nullable BigDecimal value) {
        BigDecimal positive = positive(field, value);
        if (positive.precision() > TRADE_DIGITS
                || positive.scale() > TRADE_DECIMALS
                || positive.precision() - positive.scale() > TRADE_WHOLE_DIGITS) {
            throw new InvalidEventException(field + " must have at most " + TRADE_DIGITS + " digits, " + TRADE_DECIMALS
                    + " of them decimals, and be below 1e" + TRADE_WHOLE_DIGITS + ", was " + positive);
        }
        return positive;
    }

    static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidEventException(field + " is missing");
        }
        return value;
    }

    static String text(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidEventException(field + " must not be empty");
        }
        return value;
    }

    static BigDecimal positive(String field, @Nullable BigDecimal value) {
        if (value == null || value.signum() <= 0) {
            throw new InvalidEventException(field + " must be greater than zero, was " + value);
        }
        // 1e999999999 is short on the wire and a gigabyte in the plain notation that we write.
        if (value.precision() > MAX_DIGITS || Math.abs((long) value.scale()) > MAX_DIGITS) {
            throw new InvalidEventException(field + " must have at most " + MAX_DIGITS + " digits, was " + value);
        }
        return value;
    }

    static void that(boolean condition, String message) {
        if (!condition) {
            throw new InvalidEventException(message);
        }
    }
}
