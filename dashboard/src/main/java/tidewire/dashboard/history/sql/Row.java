package tidewire.dashboard.history.sql;

import java.time.Instant;
import tidewire.dashboard.history.Kind;

/**
 * One thing as it is kept. {@code (kind, desk, key)} is its identity; a row of a lower revision never replaces one of a higher.
 *
 * @param desk empty for what belongs to no desk
 * @param place order among rows of equal time, compared as text
 * @param subject what it is found by besides, empty for none
 * @param title words that a search finds, empty for none
 * @param body more words that a search finds, empty for none
 * @param json what is answered, as it is answered
 */
record Row(
        Kind kind,
        String desk,
        String key,
        Instant time,
        String place,
        int revision,
        String subject,
        String title,
        String body,
        String json) {}
