package tidewire.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A story of a desk as it stands after its last report or move. The last value by key is the story; older ones are its past.
 *
 * @param id id of its first report
 * @param desk name of the desk; the record's key is {@code <desk>/<id>}
 * @param revision counted up with every change, from 0; a story that was forgotten and begins again has another {@code first}
 * @param title headline of its best report
 * @param first place of its first report on the tape
 * @param last place of its last report on the tape
 * @param reports oldest first
 * @param symbols symbols that it is about
 * @param moves moves of these symbols near it
 * @param importance 0 to 1, deterministic: of its best report if that came now
 * @param reasons what the importance is made of, each part by name with its share
 */
public record Story(
        String id,
        String desk,
        int revision,
        String title,
        Instant first,
        Instant last,
        List<Report> reports,
        List<String> symbols,
        List<LinkedMove> moves,
        double importance,
        Map<String, Double> reasons)
        implements Event {

    /**
     * One report of it.
     *
     * @param item id of the news item
     * @param published as its publisher says, or null
     * @param precision how exactly that is known: of a day only the day is meant
     */
    public record Report(
            String item,
            int revision,
            String source,
            StoryRef.Role role,
            String title,
            @Nullable String link,
            Instant observed,
            @Nullable Instant published,
            NewsItem.Precision precision) {
        public Report {
            Check.text("Story.report.item", item);
            Check.text("Story.report.source", source);
            Check.present("Story.report.role", role);
            Check.text("Story.report.title", title);
            Check.present("Story.report.observed", observed);
            Check.present("Story.report.precision", precision);
            Check.that(
                    (published == null) == (precision == NewsItem.Precision.NONE),
                    "Story.report.published must be given exactly when its precision is not NONE");
        }
    }

    /**
     * A move of one of its symbols, without a word of cause.
     *
     * @param move id of the move
     * @param lagSeconds from the nearest report to the move; negative when the move came first
     */
    public record LinkedMove(String move, String symbol, String title, long lagSeconds) {
        public LinkedMove {
            Check.text("Story.move.move", move);
            Check.text("Story.move.symbol", symbol);
            Check.text("Story.move.title", title);
        }
    }

    public Story {
        Check.text("Story.id", id);
        Check.text("Story.desk", desk);
        Check.that(revision >= 0, "Story.revision must not be negative, was " + revision);
        Check.text("Story.title", title);
        Check.present("Story.first", first);
        Check.present("Story.last", last);
        reports = List.copyOf(Check.present("Story.reports", reports));
        Check.that(!reports.isEmpty(), "Story.reports must not be empty");
        symbols = List.copyOf(Check.present("Story.symbols", symbols));
        moves = List.copyOf(Check.present("Story.moves", moves));
        Check.that(importance >= 0 && importance <= 1, "Story.importance must be between 0 and 1, was " + importance);
        reasons = Sorted.copy(Check.present("Story.reasons", reasons));
    }

    @Override
    public String eventId() {
        return desk + "/" + id + "/" + first + "/" + revision;
    }

    @Override
    public Instant eventTime() {
        return last;
    }
}
