package tidewire.summarizer.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tidewire.summarizer.gate.Verdict.Outcome;
import tidewire.summarizer.text.Sentences;

/**
 * For models that only cut sentences down and join them: what they write otherwise is a slip. The words of a clause, small ones
 * too, come from one sentence in its order (a phrase from its front may stand at the end); a preposition stands before what it
 * stands before in a source; and no cut leads from a word to where the same word comes again, which is how a copying
 * model loses its place ("with all bits [cleared, as if it has all bits] set"). Cuts begin or end at punctuation or a small
 * word, so that no name or phrase is cut through ("two [teams were named after] Alpine Wind", "seamen from the Eternity [C carrier]").
 */
final class CutCheck {
    private static final Set<String> PREPOSITIONS = Set.of(
            "on at of to for from by into over under about amid near between among with without in as".split(" "));
    private static final Pattern NEW_CLAUSE = Pattern.compile(".*(;|, (?:and|while|as|but)\\b).*");
    private static final Pattern PUNCTUATION = Pattern.compile(".*[,;:()\\[\\]\"“”–—].*");
    /** What begins a clause that leans on another. */
    private static final Set<String> SUBORDINATORS =
            Set.of("although though while when whenever if since because unless whereas".split(" "));

    /** Small words that may be put in anywhere. */
    private static final Set<String> FREE = Set.of("and", "as", "while");

    /** What a clause may lose at its end as it may lose a phrase: "officials said [Tuesday]". */
    private static final Set<String> TIMES = Set.of(
            ("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight january february march april may "
                            + "june july august september october november december last next earlier later")
                    .split(" "));

    /** "by [U.S.] senators": goes without saying before a title. */
    private static final String LEFT_OUT = "u.s";

    /** So many words are an adjective or two, left out wherever they stand. */
    private static final int SHORT_CUT = 3;

    /** A word of a source sentence. */
    private record Place(int sentence, int index) {}

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

    private final List<String> texts = new ArrayList<>();
    private final List<List<Word>> sentences = new ArrayList<>();
    private final Map<String, List<Place>> places = new HashMap<>();
    private final Set<String> glued = new HashSet<>();
    /** Sentences that may be told in other words and another order: moves. */
    private final Set<Integer> told = new HashSet<>();

    private CutCheck(Cited cited) {
        for (String text : cited.texts()) {
            for (String sentence : Sentences.split(text)) {
                if (cited.mayBeReworded(text)) {
                    told.add(sentences.size());
                }
                add(sentence);
            }
        }
    }

    static Optional<Verdict> refuse(String line, Cited cited) {
        CutCheck check = new CutCheck(cited);
        List<Word> words = Word.of(line);
        return check.opening(line, words).or(() -> check.glue(words)).or(() -> check.order(line, words));
    }

    /** "When websites were first made." is half a sentence, and an "Although" that no source has is a slip. */
    private Optional<Verdict> opening(String line, List<Word> words) {
        Word first = words.get(0);
        if (!SUBORDINATORS.contains(first.key())) {
            return Optional.empty();
        }
        if (!places.containsKey(first.key())) {
            return refused("begins with \"" + first.text() + "\", which no source has");
        }
        return line.indexOf(',') < 0 ? refused("only the clause of \"" + first.text() + "\"") : Optional.empty();
    }

    private void add(String sentence) {
        List<Word> words = Word.of(sentence);
        Set<String> governing = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            String key = words.get(i).key();
            places.computeIfAbsent(key, k -> new ArrayList<>()).add(new Place(sentences.size(), i));
            if (isGlue(words.get(i))) {
                governing.add(key);
            } else {
                governing.forEach(preposition -> glued.add(preposition + " " + key));
                if (!key.equals(LEFT_OUT)) {
                    governing.clear();
                }
            }
        }
        texts.add(sentence);
        sentences.add(words);
    }

    private static Optional<Verdict> refused(String why) {
        return Optional.of(Verdict.refused(Outcome.STITCHED, "stitched: " + why));
    }

    /** Every preposition stands before a word that it, or a phrase that it begins, stands before in a source. */
    private Optional<Verdict> glue(List<Word> words) {
        Set<String> open = new HashSet<>();
        for (Word word : words) {
            String key = word.key();
            if (PREPOSITIONS.contains(key)) {
                open.add(key);
            } else if (!isGlue(word)) {
                for (String preposition : open) {
                    // Figures and the words around them (moves are told in other words) are the business of other
                    // checks.
                    if (!word.hasDigit() && places.containsKey(key) && !glued.contains(preposition + " " + key)) {
                        return refused("no source has \"" + preposition + "\" before \"" + word.text() + "\"");
                    }
                }
                open.clear();
            }
        }
        return Optional.empty();
    }

    private Optional<Verdict> order(String line, List<Word> words) {
        Map<Place, Reading> readings = Map.of();
        Word before = null;
        for (Word word : words) {
            boolean glue = isGlue(word);
            List<Place> found = places.getOrDefault(word.key(), List.of());
            if (word.hasDigit() || FREE.contains(word.key()) || (found.isEmpty() && !glue)) {
                continue; // figures are the business of another check, and so are words that no source has
            }
            boolean free = before == null
                    || NEW_CLAUSE
                            .matcher(line.substring(before.end(), word.start()))
                            .matches();
            Map<Place, Reading> next = new HashMap<>();
            for (Reading reading : readings.values()) {
                found.forEach(place -> keep(next, follow(reading, place, free)));
                if (glue) {
                    keep(next, reading.putIn(told.contains(reading.last().sentence()) ? 0 : 1));
                }
            }
            if (readings.isEmpty()) {
                found.forEach(place -> keep(next, new Reading(0, 0, place, false)));
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
            return refused("its words are in no sentence of the sources in this order");
        }
        if (best.lostPlace()) {
            return refused("a cut through a phrase, or from one word to where it comes again");
        }
        return cutThroughTheEnd(best.last())
                ? refused("ends inside a phrase, with \"" + wordAt(best.last()).text() + "\"")
                : Optional.empty();
    }

    private Word wordAt(Place place) {
        return sentences.get(place.sentence()).get(place.index());
    }

    /** Does the sentence go on at once with a word that says something, which is no day? */
    private boolean cutThroughTheEnd(Place last) {
        List<Word> words = sentences.get(last.sentence());
        int next = last.index() + 1;
        if (told.contains(last.sentence()) || next >= words.size() || punctuated(last.sentence(), last.index())) {
            return false;
        }
        return !isGlue(words.get(next))
                && !TIMES.contains(words.get(next).key())
                && !words.get(next).hasDigit();
    }

    private static void keep(Map<Place, Reading> readings, Reading reading) {
        readings.merge(reading.last(), reading, (one, other) -> one.worseThan(other) ? other : one);
    }

    private Reading follow(Reading reading, Place to, boolean free) {
        Place from = reading.last();
        boolean same = from.sentence() == to.sentence();
        boolean onward = same && (from.index() < to.index() || told.contains(to.sentence()));
        if (onward || free) {
            boolean lost = reading.lostPlace()
                    || (onward
                            && !free
                            && from.index() < to.index()
                            && losesPlace(to.sentence(), from.index(), to.index()));
            return new Reading(reading.seams(), reading.fronts(), to, lost);
        }
        boolean front = same
                && to.index() == 0
                && PREPOSITIONS.contains(sentences.get(to.sentence()).get(0).key());
        return new Reading(
                reading.seams() + (front ? 0 : 1), reading.fronts() + (front ? 1 : 0), to, reading.lostPlace());
    }

    /**
     * Is the cut between two words one that no editor makes: through a phrase, or beginning with the second word, or ending with
     * the first, without punctuation that says why?
     */
    private boolean losesPlace(int sentence, int from, int to) {
        List<Word> words = sentences.get(sentence);
        if (to - from > 1 && throughName(sentence, from, to)) {
            return true;
        }
        if (to - from - 1 <= SHORT_CUT || punctuated(sentence, from) || punctuated(sentence, to - 1)) {
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
        List<Word> words = sentences.get(sentence);
        Word before = words.get(to - 1);
        return before.hasUpperCase()
                && !before.hasDigit() // figures may stand in the line: they are not followed here
                && !isGlue(before)
                && words.get(to).hasUpperCase()
                && !punctuated(sentence, to - 1)
                && Stream.of(words.get(from), before, words.get(to))
                        .noneMatch(word -> NameCheck.TITLES.contains(word.key()));
    }

    /** A function word; "May" and "Will" inside a sentence are names. */
    private static boolean isGlue(Word word) {
        return WordList.FUNCTION.contains(word.key()) && (word.first() || !word.hasUpperCase());
    }

    private boolean punctuated(int sentence, int index) {
        List<Word> words = sentences.get(sentence);
        String between = texts.get(sentence)
                .substring(words.get(index).end(), words.get(index + 1).start());
        return PUNCTUATION.matcher(between).matches();
    }
}
