package tidewire.summarizer.prompt;

import java.util.ArrayList;
import java.util.List;
import tidewire.llm.Tokenizer;
import tidewire.summarizer.text.CutOff;
import tidewire.summarizer.text.Sentences;

/** Shortens text to a number of tokens, at the end of a sentence where there is one. */
record Cut(Tokenizer tokenizer) {

    /** Tokens of a segment: text stands behind one space, so that a word has the same tokens wherever it stands. */
    int[] segment(String text) {
        return tokenizer.encode(" " + text);
    }

    /**
     * Whole sentences of at most {@code tokens} tokens, but at least the first one; a first sentence of more than twice
     * that is cut behind a word.
     */
    String atSentence(String text, int tokens) {
        List<String> kept = new ArrayList<>();
        int used = 0;
        for (String sentence : Sentences.split(text)) {
            int length = segment(sentence).length;
            if (!kept.isEmpty() && used + length > tokens) {
                break;
            }
            kept.add(sentence);
            used += length;
        }
        return used <= 2 * tokens ? String.join(" ", kept) : broken(String.join(" ", kept), tokens);
    }

    boolean fits(String text, int tokens) {
        return segment(text).length <= tokens;
    }

    /** As {@link #atWord}, and with dots where something was cut off: what is no whole sentence says so. */
    String broken(String text, int tokens) {
        String cut = atWord(text, tokens);
        return cut.equals(text) ? text : CutOff.marked(cut);
    }

    /** As many whole words as fit; a single word that is too long loses its end. */
    String atWord(String text, int tokens) {
        if (fits(text, tokens)) {
            return text;
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (segment(text.substring(0, middle)).length <= tokens) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        int space = text.lastIndexOf(' ', low);
        int end = space > 0 ? space : low;
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }
}
