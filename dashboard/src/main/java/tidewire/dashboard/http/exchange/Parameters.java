package tidewire.dashboard.http.exchange;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidewire.dashboard.history.Cursor;
import tidewire.dashboard.history.Filter;

/** What stands in a query, or the answer that says what should. */
public final class Parameters {
    public static final int MOST = 1_000;
    private static final int USUAL = 100;
    private static final int LONGEST_SEARCH = 300;
    private static final int LAST_YEAR = 4_999;

    private Parameters() {}

    /** The filter that every list takes: desk, from, to, q, cursor, limit. */
    public static Filter filter(Context ctx, List<String> desks) {
        return new Filter(
                desk(ctx, desks), time(ctx, "from"), time(ctx, "to"), words(ctx), null, cursor(ctx), limit(ctx, MOST));
    }

    public static @Nullable String desk(Context ctx, List<String> known) {
        String desk = text(ctx, "desk");
        if (desk != null && !known.contains(desk)) {
            throw new NotFoundResponse("no such desk; desks: " + known);
        }
        return desk;
    }

    public static String required(Context ctx, String name) {
        String value = text(ctx, name);
        if (value == null) {
            throw new BadRequestResponse(name + " is missing");
        }
        return value;
    }

    public static @Nullable String text(Context ctx, String name) {
        String value = ctx.queryParam(name);
        return value == null || value.isBlank() ? null : value;
    }

    public static @Nullable Instant time(Context ctx, String name) {
        String value = text(ctx, name);
        if (value == null) {
            return null;
        }
        try {
            Instant time = Instant.parse(value);
            if (Math.abs(time.getEpochSecond()) < 100_000_000_000L) { // Five thousand years: what the tables can hold.
                return time;
            }
        } catch (DateTimeParseException e) {
            // Answered like a time out of range.
        }
        throw new BadRequestResponse(name + " must be a time in UTC such as 2013-10-10T14:30:00Z");
    }

    /** A day that is needed, within the years that the tables can hold. */
    public static LocalDate day(Context ctx, String name) {
        String value = required(ctx, name);
        try {
            LocalDate day = LocalDate.parse(value);
            if (day.getYear() >= 0 && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // Answered like a day out of range.
        }
        throw new BadRequestResponse(name + " must be a day such as 2013-10-10");
    }

    /** A time zone; UTC when none is named. */
    public static ZoneId zone(Context ctx, String name) {
        String value = text(ctx, name);
        try {
            return value == null ? ZoneOffset.UTC : ZoneId.of(value);
        } catch (DateTimeException e) {
            throw new BadRequestResponse(name + " must be a time zone such as America/New_York");
        }
    }

    public static int limit(Context ctx, int most) {
        String limit = text(ctx, "limit");
        if (limit == null) {
            return Math.min(USUAL, most);
        }
        try {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Answered like a number out of range.
        }
        throw new BadRequestResponse("limit must be a number from 1 to " + most);
    }

    private static @Nullable String words(Context ctx) {
        String words = text(ctx, "q");
        if (words != null && words.length() > LONGEST_SEARCH) {
            throw new BadRequestResponse("q must have at most " + LONGEST_SEARCH + " characters");
        }
        return words;
    }

    private static @Nullable Cursor cursor(Context ctx) {
        String cursor = text(ctx, "cursor");
        if (cursor == null) {
            return null;
        }
        try {
            return Cursor.parse(cursor);
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse("cursor must be what the page before gave as next");
        }
    }
}
