package tidewire.summarizer.gate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tidewire.summarizer.story.Story;
import tidewire.summarizer.text.PlainText;
import tidewire.summarizer.text.Sentences;

/** The texts that a line cites, made ready for being asked what stands in them. */
public final class Cited {
    private static final Pattern BRACKETS = Pattern.compile("\\s*\\([^()]{1,90}\\)");

    private final List<String> texts;
    private final List<List<Word>> words = new ArrayList<>();
    private final List<List<Word>> withoutBrackets = new ArrayList<>();
    private final List<List<String>> keysOfSentences = new ArrayList<>();
    /** Of all moves, one after the other: two moves of a symbol may be told in one line. */
    private final List<String> keysOfMoves = new ArrayList<>();

    private final Repeats<String> repeats;
    private final Set<String> exact = new HashSet<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<String> capitalised = new HashSet<>();
    private final Set<String> reworded;
    private final Set<String> sentences = new HashSet<>();
    private final Set<String> codes = new HashSet<>();
    private final List<Figure> figures = new ArrayList<>();

    /** @param texts headlines and details, each on its own */
    public Cited(Collection<String> texts) {
        this(texts, Set.of());
    }

    /** @param reworded those of the texts that may be told in other words: moves, whose figures are what matters */
    Cited(Collection<String> texts, Set<String> reworded) {
        this.reworded = Set.copyOf(reworded);
        this.texts = texts.stream()
                .map(PlainText::clean)
                .filter(text -> !text.isEmpty())
                .toList();
        this.texts.forEach(this::add);
        keysOfSentences.add(keysOfMoves);
        repeats = new Repeats<>(keysOfSentences);
    }

    public static Cited of(Story story) {
        List<String> texts = new ArrayList<>();
        story.items().forEach(item -> {
            texts.add(item.headline());
            texts.add(item.detail());
        });
        Set<String> moves = new HashSet<>();
        story.moves().forEach(move -> {
            moves.add(PlainText.clean(move.text()));
            moves.add(PlainText.clean(move.title()));
        });
        texts.addAll(moves.stream().sorted().toList());
        return new Cited(texts, moves);
    }

    /** What several lines cite together. */
    public static Cited union(Collection<Cited> parts) {
        Set<String> reworded = new HashSet<>();
        parts.forEach(part -> reworded.addAll(part.reworded));
        return new Cited(
                parts.stream().flatMap(part -> part.texts.stream()).distinct().toList(), reworded);
    }

    private void add(String text) {
        List<Word> all = Word.of(text);
        words.add(all);
        withoutBrackets.add(Word.of(BRACKETS.matcher(text).replaceAll("")));
        for (Word word : all) {
            note(word.text());
            for (String part : word.text().split("[\\-–/]")) {
                if (!part.isEmpty()) {
                    note(part);
                }
            }
        }
        Figures found = Figures.of(text);
        figures.addAll(found.figures());
        codes.addAll(found.codes());
        sentences.add(PlainText.key(text));
        for (String sentence : Sentences.split(text)) {
            sentences.add(PlainText.key(sentence));
            List<String> keys = Word.of(sentence).stream().map(Word::key).toList();
            if (mayBeReworded(text)) {
                keysOfMoves.addAll(keys);
            } else {
                keysOfSentences.add(keys);
            }
        }
    }

    private void note(String word) {
        exact.add(Word.bare(word));
        keys.add(Word.key(word));
        if (word.codePoints().anyMatch(Character::isUpperCase)) {
            capitalised.add(Word.key(word));
        }
    }

    boolean mayBeReworded(String text) {
        return reworded.contains(text);
    }

    /** The texts, clean. */
    public List<String> texts() {
        return texts;
    }

    /** The words of a text that say something and stand here too, in lower case. */
    public Set<String> shared(String text) {
        Set<String> shared = new HashSet<>();
        for (Word word : Word.of(text)) {
            if (has(word.text()) && !WordList.FUNCTION.contains(word.key())) {
                shared.add(word.key());
            }
        }
        return shared;
    }

    List<List<Word>> words() {
        return words;
    }

    /** The same without what stands in brackets: "Federal Trade Commission (FTC) Chair" has "Commission Chair". */
    List<List<Word>> wordsWithoutBrackets() {
        return withoutBrackets;
    }

    /** What the sources say more than once themselves. */
    Repeats<String> repeats() {
        return repeats;
    }

    /** Do these words stand here one behind another? */
    boolean hasRun(List<Word> run) {
        List<String> keys = run.stream().map(Word::key).toList();
        return words.stream()
                .map(text -> text.stream().map(Word::key).toList())
                .anyMatch(text -> Collections.indexOfSubList(text, keys) >= 0);
    }

    boolean hasExactly(String word) {
        return exact.contains(Word.bare(word));
    }

    boolean has(String word) {
        return keys.contains(Word.key(word));
    }

    /** Does the word stand here with a capital letter in it? */
    boolean hasName(String word) {
        return capitalised.contains(Word.key(word));
    }

    boolean hasSentence(String text) {
        return sentences.contains(PlainText.key(text));
    }

    boolean hasCode(String word) {
        return codes.contains(Word.key(word));
    }

    boolean backs(Figure said) {
        return figures.stream().anyMatch(figure -> figure.backs(said));
    }
}
