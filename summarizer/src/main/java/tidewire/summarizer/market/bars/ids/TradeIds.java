package tidewire.summarizer.market.bars.ids;

import org.jspecify.annotations.Nullable;

/** Trade ids as numbers, so that thousands of them that follow each other are one range. */
public final class TradeIds {
    /** Of a trade whose venue has no ids. */
    public static final long NONE = Long.MIN_VALUE;

    private static final int MOST_DIGITS = 18;

    private TradeIds() {}

    /** The number that an id is; for others a hash of 63 bits, below zero. */
    public static long of(@Nullable String id) {
        if (id == null) {
            return NONE;
        }
        int length = id.length();
        if (length == 0 || length > MOST_DIGITS || (length > 1 && id.charAt(0) == '0')) {
            return hash(id);
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            int digit = id.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return hash(id);
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** FNV-1a; two of a million ids of one bar meet with a probability of 1e-7. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        long negative = hash | Long.MIN_VALUE;
        return negative == NONE ? -1 : negative;
    }
}
