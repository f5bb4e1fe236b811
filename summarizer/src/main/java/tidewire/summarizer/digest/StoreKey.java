package tidewire.summarizer.digest;

import java.util.Locale;

/** Keys of what a desk has many of: in the order of their numbers when sorted as text. Desk names have no slash. */
final class StoreKey {
    private StoreKey() {}

    static String of(String desk, long number) {
        return String.format(Locale.ROOT, "%s/%019d", desk, number);
    }

    /** Of what has a name instead of a number. */
    static String named(String desk, String name) {
        return prefix(desk) + name;
    }

    /** What all keys of a desk begin with. */
    static String prefix(String desk) {
        return desk + "/";
    }

    static long number(String key) {
        return Long.parseLong(key.substring(key.lastIndexOf('/') + 1));
    }

    static String first(String desk) {
        return of(desk, 0);
    }

    static String last(String desk) {
        return of(desk, Long.MAX_VALUE);
    }
}
