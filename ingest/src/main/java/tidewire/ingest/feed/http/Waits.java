package tidewire.ingest.feed.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.MessageHeaders;
import org.jspecify.annotations.Nullable;
import tidewire.ingest.feed.date.FeedDate;
import tidewire.ingest.feed.date.FeedDates;

/** How long a server asks to be left alone. Dates are measured by the server's own clock where it tells it. */
final class Waits {
    private static final Duration MOST = Duration.ofDays(1);
    private static final Pattern MAX_AGE = Pattern.compile("(?<!-)max-age\\s*=\\s*\"?(\\d{1,9})");

    private final MessageHeaders headers;
    private final Instant now;

    Waits(MessageHeaders headers, InstantSource clock) {
        this.headers = headers;
        Instant date = date("Date");
        this.now = date == null ? clock.instant() : date;
    }

    /** {@code Retry-After}, as seconds or a date; null when it is not there. */
    @Nullable
    Duration retryAfter() {
        String value = value("Retry-After");
        if (value.matches("\\d{1,9}")) {
            return limited(Duration.ofSeconds(Long.parseLong(value)));
        }
        Instant until = date("Retry-After");
        return until == null ? null : limited(Duration.between(now, until));
    }

    /**
     * The longest of {@code Cache-Control: max-age} (else {@code Expires}), less the {@code Age} of a copy that a cache has
     * kept, and {@code Retry-After}; zero for none.
     */
    Duration all() {
        Duration wait = fresh();
        Duration asked = retryAfter();
        return asked != null && asked.compareTo(wait) > 0 ? asked : wait;
    }

    private Duration fresh() {
        Matcher age = MAX_AGE.matcher(value("Cache-Control").toLowerCase(java.util.Locale.ROOT));
        if (age.find()) {
            return limited(Duration.ofSeconds(Long.parseLong(age.group(1))).minus(kept()));
        }
        Instant expires = date("Expires");
        return expires == null
                ? Duration.ZERO
                : limited(Duration.between(now, expires).minus(kept()));
    }

    private Duration kept() {
        String age = value("Age");
        return age.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(age)) : Duration.ZERO;
    }

    private static Duration limited(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(MOST) > 0 ? MOST : wait;
    }

    private @Nullable Instant date(String name) {
        FeedDate date = FeedDates.parse(value(name));
        return date == null ? null : date.time();
    }

    private String value(String name) {
        Header header = headers.getFirstHeader(name);
        return header == null || header.getValue() == null
                ? ""
                : header.getValue().strip();
    }
}
