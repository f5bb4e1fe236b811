package tidewire.summarizer.digest.tell.line;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tidewire.events.StoryRef;
import tidewire.summarizer.digest.tell.IntervalStory;
import tidewire.summarizer.gate.source.Figures;
import tidewire.summarizer.gate.source.Qualifier;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.word.Lemma;
import tidewire.summarizer.gate.word.Pos;
import tidewire.summarizer.gate.word.TimeWord;
import tidewire.summarizer.text.CleanLine;
import tidewire.summarizer.text.Sentences;

/**
 * What a line about a story must bring that digests told before: an update a word, a name or a figure that no told line has, a
 * correction other words than the last one. When something was said, and that it was said, is no news by itself.
 */
final class News {
    private static final Set<Pos> CONTENT = Set.of(Pos.NOUN, Pos.PROPN, Pos.VERB, Pos.ADJ, Pos.X);

    private final List<String> told;
    private final StoryRef.Role role;
    private final Set<String> words = new HashSet<>();
    private final Set<BigDecimal> figures = new HashSet<>();

    /** @param told lines, oldest first */
    News(List<String> told, StoryRef.Role role) {
        this.told = told;
        this.role = role;
        for (String line : told) {
            Sentence.of(line).words().forEach(word -> words.add(Lemma.of(word.key())));
            figures.addAll(figures(line));
        }
    }

    /** Of a story that no digest has told, everything is news. */
    static final News ALL = new News(List.of(), StoryRef.Role.NEW);

    static News of(IntervalStory story) {
        return new News(story.told().lines(), story.role());
    }

    boolean wasTold() {
        return !told.isEmpty();
    }

    /** Does the text say something that no digest told? */
    boolean isIn(String text) {
        if (!wasTold()) {
            return true;
        }
        if (role == StoryRef.Role.CORRECTION) {
            return !CleanLine.key(text).equals(CleanLine.key(told.get(told.size() - 1)));
        }
        return Sentences.split(text).stream().anyMatch(one -> hasNew(Sentence.of(one), CONTENT));
    }

    /** May a writer find that there is nothing new? Not where a headline has a figure or a name that no line has, nor of a correction. */
    boolean mayBeNone(List<String> headlines) {
        return wasTold()
                && role != StoryRef.Role.CORRECTION
                && headlines.stream().noneMatch(one -> hasNew(Sentence.of(one), Set.of(Pos.PROPN)));
    }

    private boolean hasNew(Sentence s, Set<Pos> kinds) {
        for (int i = 0; i < s.size(); i++) {
            Set<BigDecimal> said = s.tag(i) == Pos.PRON || s.tag(i) == Pos.DET ? Set.of() : figuresAt(s, i);
            boolean fresh = said.isEmpty()
                    ? kinds.contains(s.tag(i))
                            && !isWhoSaysSo(s, i)
                            && !words.contains(Lemma.of(s.word(i).key()))
                    : !figures.containsAll(said);
            if (fresh && !isTime(s, i)) {
                return true;
            }
        }
        return false;
    }

    /** "$700" before "million" is not 700. */
    private static Set<BigDecimal> figuresAt(Sentence s, int at) {
        Set<BigDecimal> alone = figures(s.word(at).text());
        if (alone.isEmpty() || at + 1 == s.size()) {
            return alone;
        }
        Set<BigDecimal> withNext = figures(s.between(at, at + 2));
        return withNext.size() == 1 ? withNext : alone;
    }

    /** "Officials said", "police say". */
    private static boolean isWhoSaysSo(Sentence s, int at) {
        int i = at;
        while (i + 1 < s.size() && !s.marked(i + 1) && (s.tag(i) == Pos.NOUN || s.tag(i) == Pos.PROPN)) {
            i++;
        }
        return Qualifier.of(s, i).filter(Qualifier.ATTRIBUTION::equals).isPresent();
    }

    /** "Monday", "Sept", and "18" beside it. */
    private static boolean isTime(Sentence s, int at) {
        return TimeWord.isShortForOne(s.word(at).key())
                || (s.word(at).hasDigit()
                        && (TimeWord.isShortForOne(s.key(at - 1)) || TimeWord.isShortForOne(s.key(at + 1))));
    }

    private static Set<BigDecimal> figures(String text) {
        Set<BigDecimal> values = new HashSet<>();
        Figures.of(text).figures().forEach(figure -> values.add(figure.value().stripTrailingZeros()));
        return values;
    }
}
