package tidewire.summarizer.digest.tell;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidewire.events.Digest;
import tidewire.events.Json;

/**
 * A digest that its topic takes, however much an interval brought. Too long a one loses first what is only listed
 * ({@link Digest#untoldTotal} still counts it), then the later ones of many citations, then of many symbols.
 */
public final class DigestSize {
    /** Of the value; what carries it comes on top. */
    static final int MOST_BYTES = 800 << 10;

    private DigestSize() {}

    /** The same digest, or what fits of it. */
    public static Digest within(Digest digest) {
        Digest fitting = digest;
        while (isTooLong(fitting) && !fitting.untold().isEmpty()) {
            fitting = with(
                    fitting,
                    fitting.lead(),
                    fitting.lines(),
                    fitting.moves(),
                    fitting.untold().subList(0, fitting.untold().size() / 2));
        }
        int cites = mostCites(fitting);
        while (isTooLong(fitting) && cites > 1) {
            cites /= 2;
            fitting = citing(fitting, cites);
        }
        int symbols = fitting.lines().stream()
                .mapToInt(line -> line.symbols().size())
                .max()
                .orElse(0);
        while (isTooLong(fitting) && symbols > 0) {
            symbols /= 2;
            fitting = naming(fitting, symbols);
        }
        return fitting;
    }

    private static boolean isTooLong(Digest digest) {
        return Json.write(digest).length > MOST_BYTES;
    }

    private static int mostCites(Digest digest) {
        int moves = digest.moves() == null ? 0 : digest.moves().cites().size();
        return digest.lines().stream().mapToInt(line -> line.cites().size()).reduce(moves, Math::max);
    }

    private static Digest citing(Digest digest, int most) {
        List<Digest.Line> lines = digest.lines().stream()
                .map(line -> line.with(line.symbols(), first(line.cites(), most)))
                .toList();
        Digest.Moves moves = digest.moves() == null
                ? null
                : new Digest.Moves(digest.moves().text(), first(digest.moves().cites(), most));
        Set<String> cited = new HashSet<>();
        lines.forEach(line -> line.cites().forEach(cite -> cited.add(cite.id())));
        if (moves != null) {
            moves.cites().forEach(cite -> cited.add(cite.id()));
        }
        return with(digest, citing(digest.lead(), cited), lines, moves, digest.untold());
    }

    private static Digest naming(Digest digest, int most) {
        List<Digest.Line> lines = digest.lines().stream()
                .map(line -> line.with(first(line.symbols(), most), line.cites()))
                .toList();
        return with(digest, digest.lead(), lines, digest.moves(), digest.untold());
    }

    /** A lead cites what stands below it; without any of that it is none. */
    private static Digest.@Nullable Lead citing(Digest.@Nullable Lead lead, Set<String> cited) {
        if (lead == null) {
            return null;
        }
        List<String> cites = lead.cites().stream().filter(cited::contains).toList();
        return cites.isEmpty() ? null : new Digest.Lead(lead.text(), lead.phrasing(), lead.why(), cites);
    }

    private static <T> List<T> first(List<T> all, int most) {
        return all.subList(0, Math.min(all.size(), most));
    }

    private static Digest with(
            Digest digest,
            Digest.@Nullable Lead lead,
            List<Digest.Line> lines,
            Digest.@Nullable Moves moves,
            List<Digest.Untold> untold) {
        return new Digest(
                digest.id(),
                digest.desk(),
                digest.revision(),
                digest.from(),
                digest.to(),
                digest.backlog(),
                lead,
                lines,
                moves,
                untold,
                digest.untoldTotal(),
                digest.notRead(),
                digest.tokens(),
                digest.model());
    }
}
