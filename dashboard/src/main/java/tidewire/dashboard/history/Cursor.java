package tidewire.dashboard.history;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A place in a list, newest first, that stays where it is while rows come in above it.
 *
 * @param time microseconds since 1970
 */
public record Cursor(long time, String place, long id) {
    @Override
    public String toString() {
        byte[] bytes = (time + "\n" + id + "\n" + place).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @throws IllegalArgumentException when the text is no cursor of ours */
    public static Cursor parse(String text) {
        String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("not a cursor");
        }
        return new Cursor(Long.parseLong(parts[0]), parts[2], Long.parseLong(parts[1]));
    }
}
