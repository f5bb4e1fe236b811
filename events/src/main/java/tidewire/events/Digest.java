package tidewire.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happened on a desk in one interval. A function of the desk's tape and the model alone: nothing here differs between
 * two replays.
 *
 * @param id {@code <desk>/<to>/<revision>}
 * @param from start of the interval, inclusive
 * @param to end of the interval, exclusive
 * @param backlog true when what feeds held already at a first start is among what it tells
 * @param lead what holds the lines together; null where it would only repeat one
 * @param lines in order of rank; empty only when there are moves, or stories of which nothing could be told
 * @param moves the interval's moves as one block; null when there were none
 * @param untold stories of the interval that no line tells, in order of rank, the first 500; fewer where it would be too long for its topic
 * @param untoldTotal how many there are, those that are not listed too
 * @param notRead entries of the interval that were left out because the stage was overloaded
 */
public record Digest(
        String id,
        String desk,
        int revision,
        Instant from,
        Instant to,
        boolean backlog,
        @Nullable Lead lead,
        List<Line> lines,
        @Nullable Moves moves,
        List<Untold> untold,
        int untoldTotal,
        int notRead,
        Tokens tokens,
        Model model)
        implements Event {

    /** @param cites ids of items and moves, each cited by a line or the moves too @param why why it is extracted, or null */
    public record Lead(
            String text, Phrasing phrasing, @Nullable String why, List<String> cites) {
        public Lead {
            Check.text("Digest.lead.text", text);
            Check.present("Digest.lead.phrasing", phrasing);
            cites = List.copyOf(Check.present("Digest.lead.cites", cites));
            Check.that(!cites.isEmpty(), "Digest.lead.cites must not be empty");
        }
    }

    /** How a line came about, by rising caution. */
    public enum Wording {
        /** In the model's own words; checked. */
        @JsonProperty("reworded")
        REWORDED,
        /** One sentence of a source with words left out; verified exactly. */
        @JsonProperty("shortened")
        SHORTENED,
        /** The words of a source as they are. */
        @JsonProperty("source")
        SOURCE
    }

    /**
     * One line for one story.
     *
     * @param story stable id of the story
     * @param role what the line tells of the story: new, an update or a correction
     * @param phrasing generated when reworded or shortened, extracted when the words are a source's
     * @param why why the line is extracted; null when it is generated
     * @param rank 0 to 1, deterministic
     * @param reasons what the rank is made of, each part by name with its share
     * @param novelty how surprising the story's entries were to the model, in nats per token
     * @param check 0 to 1, how sure the model is that the sources say this; null where it was not asked
     * @param symbols ticker symbols of the story; the first of many where the digest would be too long for its topic
     * @param cites the story's items and moves, at least one; the first of many where the digest would be too long for its topic
     */
    public record Line(
            String story,
            StoryRef.Role role,
            String text,
            Phrasing phrasing,
            Wording wording,
            @Nullable String why,
            double rank,
            Map<String, Double> reasons,
            double novelty,
            @Nullable Double check,
            List<String> symbols,
            List<Citation> cites) {
        public Line {
            Check.text("Digest.line.story", story);
            Check.present("Digest.line.role", role);
            Check.text("Digest.line.text", text);
            Check.present("Digest.line.phrasing", phrasing);
            Check.present("Digest.line.wording", wording);
            Check.that(
                    (why == null) == (phrasing == Phrasing.GENERATED),
                    "Digest.line.why must be given for extracted lines and only for them");
            Check.that(
                    (wording == Wording.SOURCE) == (phrasing == Phrasing.EXTRACTED),
                    "Digest.line.wording must be source for extracted lines and only for them");
            Check.that(rank >= 0 && rank <= 1, "Digest.line.rank must be between 0 and 1, was " + rank);
            reasons = Sorted.copy(Check.present("Digest.line.reasons", reasons));
            Check.that(Double.isFinite(novelty), "Digest.line.novelty must be finite");
            Check.that(check == null || (check >= 0 && check <= 1), "Digest.line.check must be 0 to 1, was " + check);
            symbols = List.copyOf(Check.present("Digest.line.symbols", symbols));
            cites = List.copyOf(Check.present("Digest.line.cites", cites));
            Check.that(!cites.isEmpty(), "Digest.line.cites must not be empty");
        }

        /** The same line for these symbols, resting on these citations. */
        public Line with(List<String> otherSymbols, List<Citation> otherCites) {
            return new Line(
                    story, role, text, phrasing, wording, why, rank, reasons, novelty, check, otherSymbols, otherCites);
        }
    }

    /** The moves of the interval in one line of text. @param cites at least one */
    public record Moves(String text, List<Citation> cites) {
        public Moves {
            Check.text("Digest.moves.text", text);
            cites = List.copyOf(Check.present("Digest.moves.cites", cites));
            Check.that(!cites.isEmpty(), "Digest.moves.cites must not be empty");
        }
    }

    /** A story that no line tells. @param rank 0 to 1 @param reasons what the rank is made of, each part by name with its share */
    public record Untold(String story, String title, double rank, Map<String, Double> reasons) {
        public Untold {
            Check.text("Digest.untold.story", story);
            Check.text("Digest.untold.title", title);
            reasons = Sorted.copy(Check.present("Digest.untold.reasons", reasons));
        }
    }

    /** @param read tokens fed to the window in this interval @param written tokens written for this digest */
    public record Tokens(long read, long written) {}

    /** @param sha256 hex digest over the model's weight files */
    public record Model(String name, String sha256) {
        public Model {
            Check.text("Digest.model.name", name);
            Check.text("Digest.model.sha256", sha256);
        }
    }

    public Digest {
        Check.text("Digest.id", id);
        Check.text("Digest.desk", desk);
        Check.that(revision >= 0, "Digest.revision must not be negative, was " + revision);
        Check.present("Digest.from", from);
        Check.present("Digest.to", to);
        Check.that(from.isBefore(to), "Digest.from must be before Digest.to");
        lines = List.copyOf(Check.present("Digest.lines", lines));
        Check.that(
                !lines.isEmpty() || moves != null || untoldTotal > 0,
                "Digest.lines must not be empty without moves and untold stories: an empty interval makes no digest");
        untold = List.copyOf(Check.present("Digest.untold", untold));
        Check.that(
                untoldTotal >= untold.size(),
                "Digest.untoldTotal must not be less than there are in Digest.untold, was " + untoldTotal);
        Check.that(notRead >= 0, "Digest.notRead must not be negative, was " + notRead);
        Check.present("Digest.tokens", tokens);
        Check.present("Digest.model", model);
        if (lead != null) {
            Set<String> cited = new HashSet<>();
            lines.forEach(line -> line.cites().forEach(cite -> cited.add(cite.id())));
            if (moves != null) {
                moves.cites().forEach(cite -> cited.add(cite.id()));
            }
            Check.that(cited.containsAll(lead.cites()), "Digest.lead.cites must be cited by the lines or moves too");
        }
    }

    @Override
    public String eventId() {
        return id;
    }

    @Override
    public Instant eventTime() {
        return to;
    }
}
