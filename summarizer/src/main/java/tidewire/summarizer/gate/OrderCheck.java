package tidewire.summarizer.gate;

import static tidewire.summarizer.gate.SourceSentences.isGlue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tidewire.summarizer.gate.SourceSentences.Place;

/**
 * Reads a line in its sources: the words of a clause, small ones too, come from one sentence in its order (a phrase from its front
 * may stand at the end), and no cut leads from a word to where the same word comes again, which is how a copying
 * model loses its place ("with all bits [cleared, as if it has all bits] set"). Cuts begin or end at punctuation or a small
 * word, so that no name or phrase is cut through ("two [teams were named after] Alpine Wind", "seamen from the Eternity [C carrier]").
 */
final class OrderCheck {
    private static final Pattern NEW_CLAUSE = Pattern.compile(".*(;|, (?:and|while|as|but)\\b).*");
    /** Small words that may be put in anywhere. */
    private static final Set<String> FREE = Set.of("and", "as", "while");

    /** What a clause may lose at its end as it may lose a phrase: "officials said [Tuesday]". */
    private static final Set<String> TIMES = Set.of(
            ("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight january february march april may "
                            + "june july august september october november december last next earlier later")
                    .split(" "));

    private static final Set<String> BEFORE_A_SENTENCE =
            Set.of("that said says say announced reported reports".split(" "));

    /** So many words are an adjective or two, left out wherever they stand. */
    private static final int SHORT_CUT = 3;

    /** A way to read the line in the sources: seams so far, and where its last word was found. */
    private record Reading(int seams, int fronts, Place last, boolean lostPlace) {
        boolean worseThan(Reading other) {
            return cost() > other.cost();
        }

        /** With a small word that no place has. */
        Reading putIn(int seam) {
            return new Reading(seams + seam, fronts, last, lostPlace);
        }

        int cost() {
            return 100 * seams + 10 * (lostPlace ? 1 : 0) + fronts;
        }
    }

    private final SourceSentences sources;

    OrderCheck(SourceSentences sources) {
        this.sources = sources;
    }

    /** What is wrong with the order of the line's words, or nothing. */
    Optional<String> fault(String line, List<Word> words) {
        Map<Place, Reading> readings = Map.of();
        Word before = null;
        for (Word word : words) {
            boolean glue = isGlue(word);
            List<Place> found = sources.places(word);
            if (word.hasDigit() || FREE.contains(word.key()) || (found.isEmpty() && !glue)) {
                continue; // figures are the business of another check, and so are words that no source has
            }
            boolean free = before == null
                    || NEW_CLAUSE
                            .matcher(line.substring(before.end(), word.start()))
                            .matches();
            boolean anew =
                    before != null && line.substring(before.end(), word.start()).indexOf(';') >= 0;
            Map<Place, Reading> next = new HashMap<>();
            for (Reading reading : readings.values()) {
                found.forEach(place -> keep(next, follow(reading, place, free, anew)));
                if (glue) {
                    keep(next, reading.putIn(sources.isTold(reading.last().sentence()) ? 0 : 1));
                }
            }
            if (readings.isEmpty()) {
                found.forEach(place -> keep(next, new Reading(0, 0, place, beginsInside(place))));
            }
            if (free && before != null) {
                // What ends a clause is an end too.
                int seams = readings.values().stream().allMatch(reading -> cutThroughTheEnd(reading.last())) ? 1 : 0;
                next.replaceAll((place, reading) -> reading.putIn(seams));
            }
            readings = next;
            before = word;
        }
        Reading best = readings.values().stream()
                .reduce((one, other) -> one.worseThan(other) ? other : one)
                .orElse(null);
        if (best == null) {
            return Optional.empty();
        }
        if (best.seams() > 0 || best.fronts() > 1) {
            return Optional.of("its words are in no sentence of the sources in this order");
        }
        if (best.lostPlace()) {
            return Optional.of("a cut through a phrase, or from one word to where it comes again");
        }
        // Of readings that are equally good, one that ends well is enough.
        boolean cut = readings.values().stream()
                .filter(reading -> !best.worseThan(reading) && !reading.worseThan(best))
                .allMatch(reading -> cutThroughTheEnd(reading.last()));
        return cut
                ? Optional.of("ends inside a phrase, with \""
                        + sources.word(best.last()).text() + "\"")
                : Optional.empty();
    }

    /** Does the sentence go on at once with a word that says something, which is no day? */
    private boolean cutThroughTheEnd(Place last) {
        List<Word> words = sources.words(last.sentence());
        int next = last.index() + 1;
        if (sources.isTold(last.sentence())
                || next >= words.size()
                || sources.punctuated(last.sentence(), last.index())) {
            return false;
        }
        return !isGlue(words.get(next))
                && !TIMES.contains(words.get(next).key())
                && !words.get(next).hasDigit();
    }

    /**
     * Is so much cut before a word that its phrase cannot begin there? "[Clashes between militias and former] rebels"; but behind "said that"
     * a sentence begins anew, and an adjective, a country or an office may go.
     */
    private boolean beginsInside(Place first) {
        int before = first.index() - 1;
        while (before >= 0
                && SourceSentences.isLeftOut(sources.words(first.sentence()).get(before))) {
            before--;
        }
        return before >= SHORT_CUT
                && !sources.isTold(first.sentence())
                && !sources.punctuated(first.sentence(), before)
                && !BEFORE_A_SENTENCE.contains(
                        sources.words(first.sentence()).get(before).key());
    }

    private static void keep(Map<Place, Reading> readings, Reading reading) {
        readings.merge(reading.last(), reading, (one, other) -> one.worseThan(other) ? other : one);
    }

    /** @param anew whether the word begins what stands behind a semicolon */
    private Reading follow(Reading reading, Place to, boolean free, boolean anew) {
        Place from = reading.last();
        boolean same = from.sentence() == to.sentence();
        boolean onward = same && (from.index() < to.index() || sources.isTold(to.sentence()));
        if (onward || free) {
            boolean lost = reading.lostPlace()
                    || (anew && beginsInside(to))
                    || (onward
                            && !free
                            && from.index() < to.index()
                            && losesPlace(to.sentence(), from.index(), to.index()));
            return new Reading(reading.seams(), reading.fronts(), to, lost);
        }
        boolean front = same
                && to.index() == 0
                && SourceSentences.PREPOSITIONS.contains(
                        sources.words(to.sentence()).get(0).key());
        return new Reading(
                reading.seams() + (front ? 0 : 1), reading.fronts() + (front ? 1 : 0), to, reading.lostPlace());
    }

    /**
     * Is the cut between two words one that no editor makes: through a phrase, or beginning with the second word, or ending with
     * the first, without punctuation that says why?
     */
    private boolean losesPlace(int sentence, int from, int to) {
        List<Word> words = sources.words(sentence);
        if (to - from > 1 && throughName(sentence, from, to)) {
            return true;
        }
        if (to - from - 1 <= SHORT_CUT || sources.punctuated(sentence, from) || sources.punctuated(sentence, to - 1)) {
            return false;
        }
        boolean throughPhrase = !isGlue(words.get(from + 1)) && !isGlue(words.get(to)) && !isGlue(words.get(to - 1));
        int second = from + 1;
        while (isGlue(words.get(second)) && second < to) {
            second++;
        }
        int last = to - 1;
        while (isGlue(words.get(last)) && last > from) {
            last--;
        }
        return throughPhrase
                || second < to && words.get(second).key().equals(words.get(to).key())
                || last > from && words.get(last).key().equals(words.get(from).key());
    }

    /** "[North] Korea": the cut takes the front of a name. Titles may stay without their first names, and names without titles. */
    private boolean throughName(int sentence, int from, int to) {
        List<Word> words = sources.words(sentence);
        Word before = words.get(to - 1);
        return before.hasUpperCase()
                && !before.hasDigit() // figures may stand in the line: they are not followed here
                && !isGlue(before)
                && words.get(to).hasUpperCase()
                && !sources.punctuated(sentence, to - 1)
                && Stream.of(words.get(from), before, words.get(to))
                        .noneMatch(word -> NameCheck.TITLES.contains(word.key()));
    }
}
