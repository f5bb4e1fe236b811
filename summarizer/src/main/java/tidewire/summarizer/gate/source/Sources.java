package tidewire.summarizer.gate.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tidewire.summarizer.gate.word.Word;
import tidewire.summarizer.text.CleanLine;
import tidewire.summarizer.text.CutOff;
import tidewire.summarizer.text.Sentences;

/** What a line cites, read once: the grammar, the promise and the judgement all ask this. Immutable. */
public final class Sources {
    private final List<String> texts;
    private final List<Sentence> sentences = new ArrayList<>();
    private final List<Sentence> readings = new ArrayList<>();
    private final Set<String> exact = new HashSet<>();
    private final Set<String> keys = new HashSet<>();
    private final Map<String, Boolean> capitals = new HashMap<>();
    private final Set<String> whole = new HashSet<>();
    private final Set<String> codes = new HashSet<>();
    private final List<Figure> figures = new ArrayList<>();

    /** @param texts headlines and details, each on its own */
    public Sources(Collection<String> texts) {
        this.texts = texts.stream()
                .map(CleanLine::clean)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        this.texts.forEach(this::read);
    }

    /** What several lines cite together. */
    public static Sources union(Collection<Sources> parts) {
        return new Sources(
                parts.stream().flatMap(part -> part.texts.stream()).distinct().toList());
    }

    private void read(String text) {
        if (!CutOff.isCutOff(text)) {
            whole.add(CleanLine.key(text));
        }
        for (String one : Sentences.split(text)) {
            if (!CutOff.isCutOff(one)) {
                whole.add(CleanLine.key(one));
            }
            sentences.add(take(one));
            ShortForms.of(one).ifPresent(this::take);
        }
        Figures found = Figures.of(text);
        figures.addAll(found.figures());
        codes.addAll(found.codes());
    }

    private Sentence take(String text) {
        Sentence sentence = Sentence.of(text);
        readings.add(sentence);
        sentence.words().forEach(this::note);
        return sentence;
    }

    private void note(Word word) {
        note(word.text());
        for (String part : word.text().split("[\\-–/]")) {
            if (!part.isEmpty() && !part.equals(word.text())) {
                note(part);
            }
        }
    }

    private void note(String word) {
        exact.add(Word.bare(word));
        keys.add(Word.key(word));
        capitals.merge(
                Word.key(word), word.codePoints().anyMatch(Character::isUpperCase), (one, other) -> one || other);
    }

    /** The texts, clean. */
    public List<String> texts() {
        return texts;
    }

    public List<Sentence> sentences() {
        return sentences;
    }

    /** The sentences, and behind one with names that wires shorten the same with the short ones: what may back another wording. */
    public List<Sentence> readings() {
        return readings;
    }

    public boolean hasExactly(String word) {
        return exact.contains(Word.bare(word));
    }

    public boolean has(String word) {
        return keys.contains(Word.key(word));
    }

    /** Does the word stand here with a capital letter in it? */
    public boolean hasName(String word) {
        return capitals.getOrDefault(Word.key(word), false);
    }

    /** Is it a sentence, or a whole text, of the sources, whatever its punctuation? */
    public boolean hasSentence(String text) {
        return whole.contains(CleanLine.key(text));
    }

    public boolean hasCode(String word) {
        return codes.contains(Word.key(word));
    }

    public boolean backs(Figure said) {
        return figures.stream().anyMatch(figure -> figure.backs(said));
    }
}
