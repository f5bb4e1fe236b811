package tidewire.summarizer.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that its publisher broke off with dots: "Bishops announce that the synod will be held...". */
public final class CutOff {
    /** Each run of dots is looked at once, from where it begins. */
    private static final Pattern END = Pattern.compile(
            "(?:(?<!\\.)\\.{3,}+|(?<!…)…++)[\\])]?[\"”’'»)]*"
                    + "(?:\\s*[-–—|]\\s*\\p{Lu}\\S{0,20}(?: \\p{Lu}\\S{0,20}){0,3}|\\s*(?i:continue reading|read more|keep reading)\\b.{0,40})?[\\s→»]*$");

    private static final Pattern BEGINS = Pattern.compile("\\s*[\\[(]?(?:\\.{3,}|…).*");
    private static final Pattern OPENED = Pattern.compile("[\\[(]$");

    /** Fewer words stand at the beginning of more than one text. */
    private static final int LEAST_WORDS = 4;

    private CutOff() {}

    public static boolean isCutOff(String text) {
        return END.matcher(text).find();
    }

    /** Do dots stand first in what follows a word? */
    public static boolean isBrokenBefore(String rest) {
        return BEGINS.matcher(rest).matches();
    }

    /** Without the dots, and what a site sets behind them ("… Continue reading →"). */
    public static String stem(String text) {
        Matcher end = END.matcher(text);
        if (!end.find()) {
            return text;
        }
        return OPENED.matcher(text.substring(0, end.start())).replaceFirst("").stripTrailing();
    }

    /** With dots, if there are none: for what is broken off here. */
    public static String marked(String text) {
        return isCutOff(text) ? text : text + "…";
    }

    /** As many whole words as so many characters hold, and dots; of a text without spaces as many characters. */
    public static String within(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int space = text.lastIndexOf(' ', most);
        int end = space > most / 2 ? space : most;
        return marked(text.substring(0, end - (Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0)));
    }

    /**
     * A headline with the sentence it was cut from in its place, and the text without that sentence.
     *
     * @param headline as it is, where it is whole or no sentence of the text goes on with it
     */
    public record Whole(String headline, String text) {}

    /** @param headline clean @param text clean; may be empty */
    public static Whole whole(String headline, String text) {
        String stem = CleanLine.key(stem(headline));
        if (!isCutOff(headline) || WordCount.of(stem(headline)) < LEAST_WORDS) {
            return new Whole(headline, text);
        }
        List<String> sentences = new ArrayList<>(Sentences.split(text));
        for (int i = 0; i < sentences.size(); i++) {
            if (CleanLine.key(sentences.get(i)).startsWith(stem) && !isCutOff(sentences.get(i))) {
                return new Whole(sentences.remove(i), String.join(" ", sentences));
            }
        }
        return new Whole(headline, text);
    }
}
