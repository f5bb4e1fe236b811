package tidewire.events;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happened on a desk in one interval. A function of the desk's tape and the model alone: nothing here differs between
 * two replays.
 *
 * @param id {@code <desk>/<to>/<revision>}
 * @param from start of the interval, inclusive
 * @param to end of the interval, exclusive
 * @param lines at least one, in order of rank
 */
public record Digest(
        String id,
        String desk,
        int revision,
        Instant from,
        Instant to,
        Lead lead,
        List<Line> lines,
        Tokens tokens,
        Model model)
        implements Event {

    /** @param cites ids of items and moves, each cited by a line too */
    public record Lead(
            String text, Phrasing phrasing, @Nullable String why, List<String> cites) {
        public Lead {
            Check.text("Digest.lead.text", text);
            Check.present("Digest.lead.phrasing", phrasing);
            cites = List.copyOf(Check.present("Digest.lead.cites", cites));
            Check.that(!cites.isEmpty(), "Digest.lead.cites must not be empty");
        }
    }

    /**
     * One line for one story.
     *
     * @param story stable id of the story
     * @param why why the line is extracted; null when it is generated
     * @param rank 0 to 1, deterministic
     * @param novelty how surprising the story's entries were to the model, in nats per token
     * @param symbols ticker symbols of the story
     * @param cites the story's items and moves, at least one
     */
    public record Line(
            String story,
            String text,
            Phrasing phrasing,
            @Nullable String why,
            double rank,
            double novelty,
            List<String> symbols,
            List<Citation> cites) {
        public Line {
            Check.text("Digest.line.story", story);
            Check.text("Digest.line.text", text);
            Check.present("Digest.line.phrasing", phrasing);
            Check.that(
                    (why == null) == (phrasing == Phrasing.GENERATED),
                    "Digest.line.why must be given for extracted lines and only for them");
            Check.that(rank >= 0 && rank <= 1, "Digest.line.rank must be between 0 and 1, was " + rank);
            Check.that(Double.isFinite(novelty), "Digest.line.novelty must be finite");
            symbols = List.copyOf(Check.present("Digest.line.symbols", symbols));
            cites = List.copyOf(Check.present("Digest.line.cites", cites));
            Check.that(!cites.isEmpty(), "Digest.line.cites must not be empty");
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
        Check.present("Digest.lead", lead);
        lines = List.copyOf(Check.present("Digest.lines", lines));
        Check.that(!lines.isEmpty(), "Digest.lines must not be empty: an empty interval makes no digest");
        Check.present("Digest.tokens", tokens);
        Check.present("Digest.model", model);
        Set<String> cited = new HashSet<>();
        lines.forEach(line -> line.cites().forEach(cite -> cited.add(cite.id())));
        Check.that(cited.containsAll(lead.cites()), "Digest.lead.cites must be cited by the lines too");
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
