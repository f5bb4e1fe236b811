package tidewire.summarizer.gate.cut;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.source.Sources;
import tidewire.summarizer.text.CutOff;

/** The ways to cut the sentences of some sources down: one place for the grammar that writes and the check that reads. */
final class Cuts {
    /** A sentence so long is a list, a table, or markup; nobody cuts those. */
    private static final int MOST_WORDS = 120;

    private final List<Sentence> sentences;
    /** Asked again for each word of a line that stands there often: of a list of one word without end, as often as it has words. */
    private final Map<Gap, Optional<String>> known = new HashMap<>();

    /** Words of a sentence that are left out. @param to behind the last one */
    private record Gap(int sentence, int from, int to) {}

    Cuts(Sources sources) {
        sentences = sources.sentences();
    }

    List<Sentence> sentences() {
        return sentences;
    }

    Sentence sentence(Place place) {
        return sentences.get(place.sentence());
    }

    /** All places that a line, or a clause of it, may begin at. */
    List<Place> beginnings() {
        List<Place> all = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            for (int at = 0; at < Math.min(sentences.get(i).size(), MOST_WORDS); at++) {
                if (begins(new Place(i, at)).isEmpty()) {
                    all.add(new Place(i, at));
                }
            }
        }
        return all;
    }

    /** All places that may follow one. */
    List<Place> next(Place from) {
        List<Place> all = new ArrayList<>();
        for (int at = from.index() + 1; at < Math.min(sentence(from).size(), MOST_WORDS); at++) {
            Place to = new Place(from.sentence(), at);
            if (follows(from, to).isEmpty()) {
                all.add(to);
            }
        }
        return all;
    }

    /** Why nothing may begin here. */
    Optional<String> begins(Place first) {
        return without(first.sentence(), 0, first.index());
    }

    /** Why one place may not follow another, which stands before it in the same sentence. */
    Optional<String> follows(Place from, Place to) {
        return without(from.sentence(), from.index() + 1, to.index());
    }

    /** Why nothing may end here. */
    Optional<String> ends(Place last) {
        Sentence s = sentence(last);
        if (CutOff.isBrokenBefore(s.text().substring(s.word(last.index()).end()))) {
            return Optional.of(
                    "the source breaks off behind \"" + s.word(last.index()).text() + "\"");
        }
        return without(last.sentence(), last.index() + 1, s.size());
    }

    private Optional<String> without(int sentence, int from, int to) {
        return known.computeIfAbsent(
                new Gap(sentence, from, to), gap -> Spans.fault(sentences.get(sentence), from, to));
    }
}
