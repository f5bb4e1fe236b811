package tidewire.summarizer.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tidewire.summarizer.gate.Verdict.Outcome;
import tidewire.summarizer.text.Sentences;

/**
 * For models that only cut sentences down and join them: what they write otherwise is a slip. The words of a clause come
 * from one sentence, in its order (a phrase from its front may stand at the end); a preposition stands before what it
 * stands before in a source; and no cut leads from a word to where the same word comes again, which is how a copying
 * model loses its place ("with all bits [cleared, as if it has all bits] set").
 */
final class CutCheck {
    private static final Set<String> PREPOSITIONS = Set.of(
            "on at of to for from by into over under about amid near between among with without in as".split(" "));
    private static final Pattern NEW_CLAUSE = Pattern.compile(".*(;|, (?:and|while|as|but)\\b).*");
    private static final Pattern PUNCTUATION = Pattern.compile(".*[,;:()\\[\\]\"“”–—].*");
    /** Content words of a sentence that its front phrase may have. */
    private static final int FRONT = 2;

    private static final int SHORT_CUT = 3;

    /** A word of a source sentence. */
    private record Place(int sentence, int index) {}

    /** A way to read the line in the sources: seams so far, and where its last word was found. */
    private record Reading(int seams, int fronts, Place last, boolean lostPlace) {
        boolean worseThan(Reading other) {
            return cost() > other.cost();
        }

        int cost() {
            return 100 * seams + 10 * (lostPlace ? 1 : 0) + fronts;
        }
    }

    private final List<String> texts = new ArrayList<>();
    private final List<List<Word>> sentences = new ArrayList<>();
    private final Map<String, List<Place>> places = new HashMap<>();
    private final Set<String> glued = new HashSet<>();

    private CutCheck(Cited cited) {
        cited.texts().forEach(text -> Sentences.split(text).forEach(this::add));
    }

    static Optional<Verdict> refuse(String line, Cited cited) {
        CutCheck check = new CutCheck(cited);
        List<Word> words = Word.of(line);
        return check.glue(words).or(() -> check.order(line, words));
    }

    private void add(String sentence) {
        List<Word> words = Word.of(sentence);
        Set<String> governing = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            String key = words.get(i).key();
            if (isGlue(words.get(i))) {
                governing.add(key);
            } else {
                places.computeIfAbsent(key, k -> new ArrayList<>()).add(new Place(sentences.size(), i));
                governing.forEach(preposition -> glued.add(preposition + " " + key));
                governing.clear();
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
        List<Reading> readings = List.of();
        Word before = null;
        for (Word word : words) {
            List<Place> found = places.get(word.key());
            if (found == null || word.hasDigit() || isGlue(word)) {
                continue;
            }
            boolean free = before == null
                    || NEW_CLAUSE
                            .matcher(line.substring(before.end(), word.start()))
                            .matches();
            List<Reading> next = new ArrayList<>();
            for (Place place : found) {
                next.add(best(readings, place, free));
            }
            readings = next;
            before = word;
        }
        Reading best =
                readings.stream().reduce((a, b) -> a.worseThan(b) ? b : a).orElse(null);
        if (best == null) {
            return Optional.empty();
        }
        if (best.seams() > 0 || best.fronts() > 1) {
            return refused("its words are in no sentence of the sources in this order");
        }
        return best.lostPlace() ? refused("a cut from one word to where it comes again") : Optional.empty();
    }

    private Reading best(List<Reading> readings, Place to, boolean free) {
        Reading best = null;
        for (Reading reading : readings) {
            Reading next = follow(reading, to, free);
            if (best == null || best.worseThan(next)) {
                best = next;
            }
        }
        return best == null ? new Reading(0, 0, to, false) : best;
    }

    private Reading follow(Reading reading, Place to, boolean free) {
        Place from = reading.last();
        boolean onward = from.sentence() == to.sentence() && from.index() < to.index();
        if (onward || free) {
            boolean lost =
                    reading.lostPlace() || (onward && !free && losesPlace(to.sentence(), from.index(), to.index()));
            return new Reading(reading.seams(), reading.fronts(), to, lost);
        }
        boolean front = from.sentence() == to.sentence() && contentBefore(to) < FRONT;
        return new Reading(
                reading.seams() + (front ? 0 : 1), reading.fronts() + (front ? 1 : 0), to, reading.lostPlace());
    }

    private long contentBefore(Place place) {
        return sentences.get(place.sentence()).subList(0, place.index()).stream()
                .filter(word -> !isGlue(word))
                .count();
    }

    /** Does the cut between two words begin with the second one, or end with the first, and no punctuation says why? */
    private boolean losesPlace(int sentence, int from, int to) {
        List<Word> words = sentences.get(sentence);
        if (to - from - 1 <= SHORT_CUT) {
            return false;
        }
        int second = from + 1;
        while (isGlue(words.get(second)) && second < to) {
            second++;
        }
        int last = to - 1;
        while (isGlue(words.get(last)) && last > from) {
            last--;
        }
        boolean again = second < to
                        && words.get(second).key().equals(words.get(to).key())
                || last > from && words.get(last).key().equals(words.get(from).key());
        return again && !punctuated(sentence, from) && !punctuated(sentence, to - 1);
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
