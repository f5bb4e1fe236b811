package tidewire.summarizer.gate.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;

/**
 * Parts of speech of English sentences: Apache OpenNLP's tagger with its model of the Universal Dependencies English Web
 * Treebank. The same words always get the same tags.
 */
final class Tagger {
    private static final String MODEL = "/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";
    private static final ThreadLocal<POSTaggerME> TAGGERS = ThreadLocal.withInitial(() -> new POSTaggerME(Model.POS));

    private Tagger() {}

    /** Loaded once, when it is first needed; safe to share, unlike a tagger. */
    private static final class Model {
        private static final POSModel POS = load();

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
     * @return one for each word
     */
    static List<Pos> tag(List<Word> words, List<String> between) {
        List<String> tokens = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            addMarks(between.get(i), tokens);
            places.add(tokens.size());
            tokens.add(words.get(i).text());
        }
        tokens.add(".");
        String[] tags = TAGGERS.get().tag(tokens.toArray(String[]::new));
        return places.stream().map(place -> pos(tags[place])).toList();
    }

    private static void addMarks(String marks, List<String> tokens) {
        Arrays.stream(marks.strip().split("\\s+"))
                .filter(mark -> !mark.isEmpty())
                .forEach(tokens::add);
    }

    private static Pos pos(String tag) {
        try {
            return Pos.valueOf(tag);
        } catch (IllegalArgumentException e) {
            return Pos.X; // rare compounds that the treebank splits ("AUX+PART")
        }
    }
}
