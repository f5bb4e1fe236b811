package tidewire.summarizer.gate.promise;

import java.util.Optional;
import java.util.Set;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.gate.word.Pos;
import tidewire.summarizer.gate.word.Title;

/** Who holds an office in part, in another's place or no longer is told so: of the "Deputy Secretary" no line may make the secretary. */
public final class RankPromise {
    private static final Set<String> RANKS = Set.of(
            ("deputy vice lieutenant acting interim assistant associate former ex outgoing incoming retired late principal shadow "
                            + "junior caretaker")
                    .split(" "));
    /** Ranks with a capital only, else a preposition and a time: "a plan from under President Muster". */
    private static final Set<String> WITH_A_CAPITAL = Set.of("Under", "Then");
    /** From an office to its holder's name: "Secretary of State for Global Affairs Ada Muster". */
    private static final int MOST_BETWEEN = 8;

    private RankPromise() {}

    /** The rank that the line leaves out; empty when it leaves none. */
    public static Optional<String> fault(Sentence line, Sources sources) {
        for (int i = 0; i < line.size(); i++) {
            if (!Title.isOne(line.word(i).key()) || rank(line, i) >= 0) {
                continue;
            }
            int holder = holder(line, i);
            Optional<String> rank = holder < 0
                    ? Optional.empty()
                    : ranked(line.word(i).key(), line.word(holder).key(), sources);
            if (rank.isPresent()) {
                return Optional.of("leaves out \"" + rank.get() + "\"");
            }
        }
        return Optional.empty();
    }

    /** What stands before the office wherever the sources give it to this holder; empty when it stands alone somewhere, or nowhere. */
    private static Optional<String> ranked(String office, String holder, Sources sources) {
        Optional<String> found = Optional.empty();
        for (Sentence s : sources.readings()) {
            for (int i = 0; i < s.size(); i++) {
                if (!isOffice(s.word(i).key(), office) || !isHeldBy(s, i, holder)) {
                    continue;
                }
                int rank = rank(s, i);
                if (rank < 0) {
                    return Optional.empty();
                }
                found = Optional.of(s.between(rank, i + 1));
            }
        }
        return found;
    }

    /** "Then-President" and "President-elect" are the president's office too. */
    private static boolean isOffice(String key, String office) {
        return key.equals(office) || key.endsWith("-" + office) || key.equals(office + "-elect");
    }

    private static boolean isHeldBy(Sentence s, int office, String holder) {
        int last = holder(s, office);
        for (int i = office + 1; i <= last; i++) {
            if (s.word(i).key().equals(holder)) {
                return true;
            }
        }
        return false;
    }

    /** The last word of the name behind an office; -1 where no name is behind it. */
    private static int holder(Sentence s, int office) {
        int holder = -1;
        for (int i = office + 1; i < s.size() && i <= office + MOST_BETWEEN && !s.marked(i); i++) {
            if (s.word(i).hasUpperCase()) {
                holder = i;
            } else if (s.tag(i) != Pos.ADP && s.tag(i) != Pos.DET && s.tag(i) != Pos.CCONJ) {
                break;
            }
        }
        return holder;
    }

    /** The place of the rank in the phrase before an office, "former Egyptian President"; -1 for none. */
    private static int rank(Sentence s, int office) {
        for (int i = office; i >= 0 && (i == office || belongs(s, i)) && (i == office || !s.marked(i + 1)); i--) {
            String key = s.word(i).key();
            if (isRank(s, i) || key.startsWith("ex-") || key.endsWith("-elect") || key.startsWith("then-")) {
                return i;
            }
        }
        return -1;
    }

    private static boolean belongs(Sentence s, int at) {
        return s.word(at).hasUpperCase() || s.tag(at) == Pos.ADJ || isRank(s, at);
    }

    private static boolean isRank(Sentence s, int at) {
        return RANKS.contains(s.word(at).key())
                || WITH_A_CAPITAL.contains(s.word(at).text()) && !s.word(at).first();
    }
}
