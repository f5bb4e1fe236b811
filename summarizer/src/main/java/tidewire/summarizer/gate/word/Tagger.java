package tidewire.summarizer.gate.word;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import opennlp.tools.ml.model.SequenceClassificationModel;
import opennlp.tools.postag.POSContextGenerator;
import opennlp.tools.postag.POSModel;
import opennlp.tools.util.Sequence;
import opennlp.tools.util.SequenceValidator;

/**
 * Parts of speech of English sentences: Apache OpenNLP's beam search with its model of the Universal Dependencies English Web
 * Treebank. That treebank has few headlines and no "mayor", so the search is narrowed down by what is known of every sentence of a
 * report: it has a verb, a name is none, a figure is a numeral, and new words are no prepositions. The same words always get the same tags.
 */
public final class Tagger {
    private static final String MODEL = "/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";
    /** How much less likely than the likeliest tags those with a verb may be, in nats. */
    private static final double LEAST_LIKELY = 4.5;

    /** Of more words whose likeliest tags have no verb nobody makes a sentence: it is a list, and to look for one takes a search a word. */
    private static final int MOST_WORDS = 60;

    private static final ThreadLocal<Tagger> TAGGERS = ThreadLocal.withInitial(() -> new Tagger(Model.POS));

    private final SequenceClassificationModel model;
    private final POSContextGenerator contexts;

    private Tagger(POSModel pos) {
        this(pos.getPosSequenceModel(), pos.getFactory().getPOSContextGenerator());
    }

    Tagger(SequenceClassificationModel model, POSContextGenerator contexts) {
        this.model = model;
        this.contexts = contexts;
    }

    /** Loaded once, when it is first needed; safe to share, unlike a search. */
    static final class Model {
        static final POSModel POS = load();

        private static POSModel load() {
            try (InputStream in = Tagger.class.getResourceAsStream(MODEL)) {
                if (in == null) {
                    throw new IllegalStateException(
                            "the part-of-speech model " + MODEL + " is missing from the class path");
                }
                return new POSModel(in);
            } catch (IOException e) {
                throw new UncheckedIOException("the part-of-speech model " + MODEL + " cannot be read", e);
            }
        }
    }

    /**
     * @param words of one sentence
     * @param between what stands before each word, and behind the last one: one more than there are words
     * @param hasVerb whether the sentence is known to have a verb with a subject, as those of reports have
     * @return one for each word
     */
    public static List<Pos> tag(List<Word> words, List<String> between, boolean hasVerb) {
        return TAGGERS.get().likeliest(words, between, hasVerb);
    }

    List<Pos> likeliest(List<Word> words, List<String> between, boolean hasVerb) {
        List<String> tokens = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            addMarks(between.get(i), tokens);
            places.add(tokens.size());
            tokens.add(words.get(i).text());
        }
        tokens.add(".");
        String[] sentence = tokens.toArray(String[]::new);
        Known known = new Known(words, places, sentence.length, false);
        Sequence best = search(sentence, known.sequences(hasVerb, -1)).orElseThrow();
        List<Pos> likeliest = tags(best.getOutcomes(), places);
        if (!hasVerb || words.size() > MOST_WORDS || Predicate.isIn(words, likeliest, between)) {
            return likeliest;
        }
        Optional<List<Pos>> verbs = search(
                        sentence, new Known(words, places, sentence.length, true).sequences(true, -1))
                .map(found -> tags(found.getOutcomes(), places))
                .filter(found -> Predicate.isIn(words, found, between));
        if (verbs.isPresent()) {
            return verbs.get();
        }
        List<Pos> tags = likeliest;
        double least = best.getScore() - LEAST_LIKELY;
        for (int i = 1; i < words.size(); i++) {
            if (!Predicate.mayBe(words, likeliest, i)) {
                continue;
            }
            Optional<Sequence> with = search(sentence, known.sequences(true, i));
            if (with.isPresent()
                    && with.get().getScore() > least
                    && Predicate.isIn(words, tags(with.get().getOutcomes(), places), between)) {
                least = with.get().getScore();
                tags = tags(with.get().getOutcomes(), places);
            }
        }
        return tags;
    }

    private Optional<Sequence> search(String[] tokens, SequenceValidator<String> known) {
        return Optional.ofNullable(model.bestSequence(tokens, null, contexts, known));
    }

    static List<Pos> tags(List<String> tags, List<Integer> places) {
        return places.stream().map(place -> pos(tags.get(place))).toList();
    }

    private static void addMarks(String marks, List<String> tokens) {
        Arrays.stream(marks.strip().split("\\s+"))
                .filter(mark -> !mark.isEmpty())
                .forEach(tokens::add);
    }

    static Pos pos(String tag) {
        try {
            return Pos.valueOf(tag);
        } catch (IllegalArgumentException e) {
            return Pos.X; // rare compounds that the treebank splits ("AUX+PART")
        }
    }
}
