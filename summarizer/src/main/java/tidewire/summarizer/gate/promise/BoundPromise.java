package tidewire.summarizer.gate.promise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.gate.word.Pos;

/** How exact a figure is: of "at least 20" and "nearly 20" no line may make "20", and of "20" none "over 20". */
public final class BoundPromise {
    /** What is said of a figure by the words before it. */
    private enum Bound {
        LEAST("at least", "more than", "over", "above", "upwards of", "no fewer than", "no less than"),
        MOST(
                "up to",
                "at most",
                "as many as",
                "as much as",
                "fewer than",
                "less than",
                "no more than",
                "under",
                "below"),
        NEARLY("nearly", "almost", "close to", "just under"),
        ABOUT("about", "around", "approximately", "roughly", "some", "an estimated", "estimated");

        private final List<List<String>> words = new ArrayList<>();

        Bound(String... words) {
            for (String one : words) {
                this.words.add(List.of(one.split(" ")));
            }
        }

        /** Where the longest of its phrases before this place begins; the place itself where none is. */
        private int start(Sentence s, int end) {
            return words.stream()
                    .filter(one -> stands(one, s, end - one.size()))
                    .mapToInt(one -> end - one.size())
                    .min()
                    .orElse(end);
        }

        private static boolean stands(List<String> phrase, Sentence s, int from) {
            return IntStream.range(0, phrase.size())
                    .allMatch(i -> s.key(from + i).equals(phrase.get(i)));
        }
    }

    /** "COVID-19" is none. */
    private static final Pattern FIGURE = Pattern.compile("[+\\-−–]?[$€£¥]?\\d[\\d.,]*%?");

    /** Readers take one for the other. */
    private static final Set<Bound> LOOSE = Set.of(Bound.NEARLY, Bound.ABOUT);

    private BoundPromise() {}

    /** A bound that was lost, made up or exchanged; empty when none was. */
    public static Optional<String> fault(Sentence line, Sources sources) {
        for (int i = 0; i < line.size(); i++) {
            if (!isFigure(line, i)) {
                continue;
            }
            Optional<Bound> said = bound(line, i);
            Optional<String> lost = Optional.empty();
            boolean backed = false;
            boolean known = false;
            for (Sentence s : sources.readings()) {
                for (int k = 0; k < s.size(); k++) {
                    if (s.word(k).key().equals(line.word(i).key()) && isFigure(s, k) && sameUnit(line, i, s, k)) {
                        known = true;
                        backed |= same(said, bound(s, k));
                        lost = Optional.of(s.between(start(s, k), k + 1));
                    }
                }
            }
            if (known && !backed) {
                return Optional.of(
                        "makes \"" + line.between(start(line, i), i + 1) + "\" of \"" + lost.orElse("") + "\"");
            }
        }
        return Optional.empty();
    }

    private static boolean isFigure(Sentence s, int at) {
        return FIGURE.matcher(s.key(at)).matches()
                || s.tag(at) == Pos.NUM && !s.word(at).hasDigit();
    }

    /** "$2 million" and "$2 billion" are no same figure. */
    private static boolean sameUnit(Sentence line, int i, Sentence s, int k) {
        return !line.key(i + 1).endsWith("illion") || line.key(i + 1).equals(s.key(k + 1));
    }

    private static boolean same(Optional<Bound> said, Optional<Bound> told) {
        return said.equals(told)
                || said.isPresent() && told.isPresent() && LOOSE.contains(said.get()) && LOOSE.contains(told.get());
    }

    /** "No more than" is not "more than". */
    private static Optional<Bound> bound(Sentence s, int figure) {
        int at = first(s, figure);
        return Stream.of(Bound.values())
                .filter(one -> one.start(s, at) < at)
                .min(Comparator.comparing(one -> one.start(s, at)));
    }

    /** "Under the age of 16" is "under 16". */
    private static int first(Sentence s, int figure) {
        boolean age = s.key(figure - 1).equals("of") && s.key(figure - 2).equals("age");
        return age ? figure - (s.key(figure - 3).equals("the") ? 3 : 2) : figure;
    }

    private static int start(Sentence s, int figure) {
        int at = first(s, figure);
        return bound(s, figure).map(one -> one.start(s, at)).orElse(figure);
    }
}
