package tidewire.summarizer.gate.promise;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tidewire.summarizer.gate.source.Qualifier;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.gate.word.Pos;
import tidewire.summarizer.gate.word.Word;

/**
 * What the source's sentence denies, doubts or attributes, the line does too, and it denies nothing that no source does.
 * The source's sentence is the one that has most of the line's words. For lines in other words than the sources'; a cut
 * leaves no such word out.
 */
public final class QualifierPromise {
    private static final Set<Pos> CONTENT = Set.of(Pos.NOUN, Pos.PROPN, Pos.NUM, Pos.VERB, Pos.ADJ);
    private static final Set<String> ONLY_A_NOUN = Set.of("no", "without");
    private static final Set<Pos> VERBAL = Set.of(Pos.VERB, Pos.AUX, Pos.ADV, Pos.PART);
    private static final Set<String> RELATIVES = Set.of("who", "which", "that");
    /** A stem, roughly: "signed" and "signs" are the same word here. */
    private static final int STEM = 5;

    private QualifierPromise() {}

    /** What was lost or made up; empty when nothing was. */
    public static Optional<String> fault(Sentence line, Sources sources) {
        Optional<Integer> denial = first(line, Qualifier.NEGATION);
        if (denial.isPresent()
                && sources.readings().stream()
                        .allMatch(s -> first(s, Qualifier.NEGATION).isEmpty())) {
            return Optional.of("\"" + line.word(denial.get()).text() + "\" is not in the sources");
        }
        Optional<Sentence> nearest = nearest(line, sources);
        return nearest.isEmpty() ? Optional.empty() : lost(line, nearest.get());
    }

    private static Optional<String> lost(Sentence line, Sentence source) {
        int byline = Math.min(Qualifier.byline(source), Qualifier.trailing(source));
        if (byline < source.size()
                && places(line, Qualifier.ATTRIBUTION).allMatch(at -> has(source, byline, line.key(at)))
                && !line.text().contains(source.between(byline, source.size()))) {
            return Optional.of("leaves out who says so, \"" + source.between(byline, source.size()) + "\"");
        }
        for (Qualifier one : Qualifier.values()) {
            Optional<Integer> there = places(source, one)
                    .filter(at -> !deniesSomethingElse(source, at, line))
                    .findFirst();
            if (there.isPresent() && first(line, one).isEmpty()) {
                int at = there.get();
                return Optional.of(
                        "leaves out \"" + source.between(Math.max(0, at - 1), Math.min(source.size(), at + 3)) + "\"");
            }
        }
        return Optional.empty();
    }

    /** "Bank expects to settle: source": that it expects is not the source's word. */
    private static boolean has(Sentence source, int end, String key) {
        return IntStream.range(0, end).anyMatch(at -> source.key(at).equals(key));
    }

    /** "The first match to have no decisive games": a line that says nothing of games need not deny them. */
    private static boolean deniesSomethingElse(Sentence source, int at, Sentence line) {
        if (Qualifier.of(source, at).filter(Qualifier.NEGATION::equals).isEmpty() || !isInPassing(source, at)) {
            return false;
        }
        Set<String> said = stems(line);
        Set<String> denied = new HashSet<>();
        // As far as the next mark: "no evidence for the claim that he robbed the bank" denies the robbery as well.
        for (int i = at + 1; i < source.size() && (denied.isEmpty() || !source.marked(i)); i++) {
            if (CONTENT.contains(source.tag(i))) {
                denied.add(stem(source.word(i)));
            }
        }
        return !denied.isEmpty() && Collections.disjoint(said, denied);
    }

    /** Is it a noun that is denied, or what a relative clause says, not the sentence itself? */
    private static boolean isInPassing(Sentence source, int at) {
        if (ONLY_A_NOUN.contains(source.key(at))) {
            return at > 0;
        }
        for (int i = at - 1; i >= 0 && !source.marked(i + 1) && source.tag(i) != Pos.VERB; i--) {
            if (RELATIVES.contains(source.key(i))) {
                return VERBAL.contains(source.tag(i + 1)); // not "concerns that patients will not get …"
            }
        }
        return false;
    }

    private static Optional<Integer> first(Sentence sentence, Qualifier qualifier) {
        return places(sentence, qualifier).findFirst();
    }

    private static Stream<Integer> places(Sentence sentence, Qualifier qualifier) {
        return IntStream.range(0, sentence.size())
                .filter(at ->
                        Qualifier.of(sentence, at).filter(qualifier::equals).isPresent())
                .boxed();
    }

    private static Optional<Sentence> nearest(Sentence line, Sources sources) {
        Set<String> said = stems(line);
        return sources.readings().stream()
                .filter(sentence -> shared(said, sentence) > 0)
                .max(Comparator.comparingLong((Sentence sentence) -> shared(said, sentence))
                        .thenComparing(sentence -> -sentence.size()));
    }

    private static long shared(Set<String> said, Sentence sentence) {
        Set<String> both = stems(sentence);
        both.retainAll(said);
        return both.size();
    }

    private static Set<String> stems(Sentence sentence) {
        Set<String> stems = new HashSet<>();
        for (int i = 0; i < sentence.size(); i++) {
            if (CONTENT.contains(sentence.tag(i))) {
                stems.add(stem(sentence.word(i)));
            }
        }
        return stems;
    }

    private static String stem(Word word) {
        return word.key().substring(0, Math.min(word.key().length(), STEM));
    }
}
