package tidewire.events;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Validation shared by the records: every message names the record and the field. */
final class Check {
    private static final int MAX_DIGITS = 60;

    private Check() {}

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
