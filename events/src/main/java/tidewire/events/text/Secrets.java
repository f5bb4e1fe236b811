package tidewire.events.text;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Secrets of ours that must not come back in others' words: web servers repeat the address that they were asked at in their pages of
 * errors, and some the request's headers. A part of a secret is one too.
 */
public final class Secrets {
    /** Instead of what is left out. */
    public static final String HIDDEN = "…";
    /** Of a longer part of a secret no so many characters in a row are shown: a text may be cut in the middle of it. */
    private static final int RUN = 8;
    /** What is shorter is a word like any other. */
    private static final int SHORTEST = 4;

    private final Set<String> wholes = new HashSet<>();
    private final Set<String> words = new HashSet<>();
    private final Set<String> runs = new HashSet<>();

    private Secrets() {}

    /** @param secrets as they are sent: parts of an address, tokens, passwords; those that are null are left out */
    public static Secrets of(@Nullable String... secrets) {
        Secrets made = new Secrets();
        for (String secret : secrets) {
            if (secret != null) {
                made.add(lower(Escapes.undone(secret)));
            }
        }
        return made;
    }

    private void add(String secret) {
        if (secret.length() >= SHORTEST) {
            wholes.add(secret);
        }
        for (int from = 0; from < secret.length(); from = endOfWord(secret, from) + 1) {
            String word = secret.substring(from, endOfWord(secret, from));
            if (word.length() >= SHORTEST && word.length() < RUN) {
                words.add(word);
            }
            for (int start = 0; start + RUN <= word.length(); start++) {
                runs.add(word.substring(start, start + RUN));
            }
        }
    }

    /** The text with {@link #HIDDEN} for whatever repeats a secret, in whichever case and however escaped; as it came when nothing does. */
    public String hiddenIn(String text) {
        String plain = Escapes.undone(text);
        boolean[] hidden = new boolean[plain.length()];
        String low = lower(plain);
        wholes.forEach(whole -> hideAll(low, whole, hidden));
        runs.forEach(run -> hideAll(low, run, hidden));
        for (int from = 0; from < low.length(); from = endOfWord(low, from) + 1) {
            int end = endOfWord(low, from);
            if (words.contains(low.substring(from, end))) {
                hide(hidden, from, end);
            }
        }
        return shown(text, plain, hidden);
    }

    private static void hideAll(String text, String secret, boolean[] hidden) {
        for (int at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
            hide(hidden, at, at + secret.length());
        }
    }

    private static void hide(boolean[] hidden, int from, int end) {
        Arrays.fill(hidden, from, end, true);
    }

    private static String shown(String text, String plain, boolean[] hidden) {
        StringBuilder shown = new StringBuilder();
        boolean any = false;
        for (int i = 0; i < hidden.length; i++) {
            if (!hidden[i]) {
                shown.append(plain.charAt(i));
            } else if (i == 0 || !hidden[i - 1]) {
                shown.append(HIDDEN);
                any = true;
            }
        }
        return any ? shown.toString() : text;
    }

    private static int endOfWord(String text, int from) {
        int end = from;
        while (end < text.length() && isOfWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }

    /** Character by character, so that each keeps its place. */
    private static String lower(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = Character.toLowerCase(chars[i]);
        }
        return new String(chars);
    }
}
