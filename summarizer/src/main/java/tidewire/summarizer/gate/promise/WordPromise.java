package tidewire.summarizer.gate.promise;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.gate.word.Word;
import tidewire.summarizer.story.cluster.DocumentFrequencies;
import tidewire.summarizer.story.text.Terms;

/**
 * Every ordinary word of a line is one: the sources have it or another form of it, or the table of words in a large corpus of reports
 * has. A small model makes words up ("raceially"), and forms ("rentes", where the sources have "rents").
 */
public final class WordPromise {
    private static final Pattern ORDINARY = Pattern.compile("[a-z]{2,}");
    private static final Pattern SIBILANT = Pattern.compile(".*(?:s|x|z|ch|sh|o)");

    private WordPromise() {}

    /** A word that is none; empty when each is one. */
    public static Optional<String> fault(Sentence line, Sources sources) {
        Set<String> terms = new HashSet<>();
        Set<String> bases = new HashSet<>();
        for (Sentence sentence : sources.readings()) {
            for (Word word : sentence.words()) {
                for (String part : word.key().split("[\\-–/]")) {
                    terms.addAll(Terms.of(part));
                    bases.addAll(bases(part));
                }
            }
        }
        for (Word word : line.words()) {
            List<String> own = Terms.of(word.bare());
            if (!ORDINARY.matcher(word.bare()).matches() || own.isEmpty()) {
                continue;
            }
            boolean form = bases(word.bare()).stream().anyMatch(bases::contains);
            boolean english = DocumentFrequencies.shipped().has(own.get(0)) && !terms.contains(own.get(0));
            if (!form && !english) {
                return Optional.of("\"" + word.text() + "\" is no word of the sources or of English");
            }
        }
        return Optional.empty();
    }

    /** What a word may be a form of: "buses" of "bus" and "buse", "rents" of "rent". */
    static Set<String> bases(String word) {
        Set<String> bases = new HashSet<>(Set.of(word));
        ending(word, "s").ifPresent(bases::add);
        ending(word, "es").filter(stem -> SIBILANT.matcher(stem).matches()).ifPresent(bases::add);
        ending(word, "ies").map(stem -> stem + "y").ifPresent(bases::add);
        ending(word, "ied").map(stem -> stem + "y").ifPresent(bases::add);
        for (String ending : List.of("ed", "ing")) {
            ending(word, ending).ifPresent(stem -> {
                bases.add(stem);
                bases.add(stem + "e");
                bases.add(stem.replaceFirst("(.)\\1$", "$1"));
            });
        }
        return bases;
    }

    private static Optional<String> ending(String word, String ending) {
        return word.endsWith(ending) && word.length() > ending.length() + 1
                ? Optional.of(word.substring(0, word.length() - ending.length()))
                : Optional.empty();
    }
}
