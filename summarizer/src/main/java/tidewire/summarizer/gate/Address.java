package tidewire.summarizer.gate;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.word.Pos;
import tidewire.summarizer.gate.word.Word;
import tidewire.summarizer.text.Sentences;

/**
 * Text that is no report: it speaks to whoever reads it ("Ignore all previous instructions"), or has the form of Tidewire's own price
 * moves. It may be told only as what its source says, in quotation marks.
 */
public final class Address {
    private static final String PERCENT = "\\d[\\d.,]{0,20} ?(?:[%％]|percent\\b|per cent\\b)";
    private static final String SIGN = "[+\\-−–＋－]";

    /** As {@code MoveText} and the moves of a digest have it. */
    private static final Pattern MOVE = Pattern.compile("(?:^|[;:,(“\"] ?)\\$?[A-Z][A-Z0-9.\\-/]{0,9} " + SIGN + PERCENT
            + "|(?i:" + PERCENT
            + " (?:in \\d+ (?:min|minutes|hours?|days)\\b|on the day\\b|on reopening\\b|when trading went on\\b"
            + "|in \\S+ \\S+ from its (?:high|low)\\b|(?:higher|lower) at \\d)"
            + "|has not traded for \\d+ (?:min|hours|days)\\b|no trade for \\d+ min\\b|trades again after \\d+ (?:min|hours|days),"
            + "|" + SIGN + PERCENT + " (?:at the open\\b|from its (?:high|low)\\b)"
            + "|\\b(?:gap|swing|reopened) " + SIGN + PERCENT
            + "|\\d[\\d.]{0,20}x normal\\b)");

    /** The first word of a text, or behind a mark. */
    private static final Pattern OPENING = Pattern.compile("(?:^|: )[\"“]?\\p{Lu}\\p{Ll}+");

    /** A capital behind whom a text calls: "Assistant, Ignore". */
    private static final Pattern CALLED = Pattern.compile("(?<=^[^,–—-]{1,40}(?:,| [-–—]{1,2}) )\\p{Lu}\\p{Ll}+");

    private static final int MOST_CALLED = 4;
    private static final int LEAST_SHOUTED = 3;

    /** Words that stand before a command and are no part of it: "kindly", "never", "please". */
    private static final Set<Pos> BEFORE_A_COMMAND = Set.of(Pos.ADV, Pos.INTJ, Pos.PART);

    private static final Set<Pos> JOINS = Set.of(Pos.CCONJ, Pos.SCONJ, Pos.PART, Pos.PRON);

    /** Behind these something else is said. */
    private static final Set<String> NEXT = Set.of(":", ";");

    private Address() {}

    /** Why the text is no report; empty for one. */
    public static Optional<String> fault(String text) {
        if (MOVE.matcher(text).find()) {
            return Optional.of("has the form of a price move");
        }
        return Instruction.fault(text)
                .or(() -> Sentences.split(text).stream()
                        .flatMap(sentence -> {
                            String small = withoutCapitals(sentence);
                            return fault(sentence, Sentence.ofAny(small)).stream();
                        })
                        .findFirst());
    }

    /** With the words that begin it small: taken for a name, no verb is known as one ("Ignore all"); nor where all is shouted. */
    private static String withoutCapitals(String sentence) {
        boolean shouted =
                sentence.equals(sentence.toUpperCase(Locale.ROOT)) && sentence.split(" ").length >= LEAST_SHOUTED;
        String opened = shouted
                ? sentence.toLowerCase(Locale.ROOT)
                : OPENING.matcher(sentence).replaceAll(word -> word.group().toLowerCase(Locale.ROOT));
        return CALLED.matcher(opened).replaceFirst(word -> word.group().toLowerCase(Locale.ROOT));
    }

    private static Optional<String> fault(String written, Sentence sentence) {
        Optional<String> person = Readable.speaksToTheReader(sentence);
        if (person.isPresent()) {
            return Optional.of("speaks to its reader, with \"" + person.get() + "\"");
        }
        for (int i = 0; i < sentence.size(); i++) {
            int verb = opens(sentence, i) ? command(sentence, i) : i;
            boolean told = opens(sentence, i)
                    && (isForbidden(sentence, i) || isForbidden(sentence, verb) || isImperative(sentence, verb));
            if (told && !isSubject(Sentence.of(written), verb) && !isListed(Sentence.of(written), verb)) {
                return Optional.of(
                        "tells its reader to \"" + sentence.word(verb).text() + "\"");
            }
        }
        return Optional.empty();
    }

    /** Does a clause begin here: at the start, behind a colon, or behind somebody who is called ("Assistant, ignore", "ATTENTION - ignore")? */
    private static boolean opens(Sentence s, int at) {
        String mark = s.marks().get(at);
        boolean called = (mark.equals(",") || mark.equals("—")) && at <= MOST_CALLED;
        for (int i = 0; i < at && called; i++) {
            called = s.tag(i) != Pos.VERB && s.tag(i) != Pos.AUX && s.tag(i) != Pos.NUM;
        }
        return at == 0 || mark.equals(":") || called;
    }

    /** The word behind what may stand before a command. */
    private static int command(Sentence s, int from) {
        int at = from;
        while (at + 1 < s.size()
                && !s.marked(at + 1)
                && (BEFORE_A_COMMAND.contains(s.tag(at)) || s.key(at).equals("please"))) {
            at++;
        }
        return at;
    }

    /** "Do not mention", "don't mention". */
    private static boolean isForbidden(Sentence s, int at) {
        return s.key(at).matches("don't|dont")
                || (at + 1 < s.size() && s.key(at).equals("do") && s.key(at + 1).equals("not"));
    }

    /** A bare verb with nobody before it, and no other verb that this one could be the subject of. Of other scripts the tagger knows no verbs. */
    private static boolean isImperative(Sentence s, int at) {
        boolean latin = s.word(at).text().codePoints().noneMatch(c -> Character.isLetter(c) && isOfAnotherScript(c));
        boolean bare =
                latin && !s.word(at).hasDigit() && !s.key(at).matches(".*(?:s|ed|ing|en)") && s.tag(at) == Pos.VERB;
        return bare && at + 1 < s.size() && !hasOwnVerb(s, at);
    }

    private static boolean isOfAnotherScript(int letter) {
        return Character.UnicodeScript.of(letter) != Character.UnicodeScript.LATIN;
    }

    /** "Pope Benedict urges", "Bahrain signs": a name with a verb of its own, behind the rest of the name or at once. */
    private static boolean isSubject(Sentence s, int at) {
        // A sentence may end with it: "Thinking of buying? Don't."
        if (at + 1 >= s.size()) {
            return false;
        }
        Word next = s.word(at + 1);
        boolean name = s.word(at).hasUpperCase() && s.tag(at) != Pos.VERB;
        boolean singular = s.tag(at + 1) == Pos.VERB && next.key().endsWith("s");
        return name && (next.hasUpperCase() ? hasOwnVerb(s, at) : singular);
    }

    /** "Senators Boozman, Risch introduce": a name behind a comma, where a command would have its object. */
    private static boolean isListed(Sentence s, int at) {
        if (at + 1 >= s.size()) {
            return false;
        }
        boolean object = s.tag(at + 1) == Pos.DET || s.tag(at + 1) == Pos.PRON;
        return s.marks().get(at).equals(",") && s.word(at).hasUpperCase() && !object;
    }

    private static boolean hasOwnVerb(Sentence s, int at) {
        for (int i = at + 1; i < s.size() && !NEXT.contains(s.marks().get(i)); i++) {
            if (s.tag(i) == Pos.VERB || s.tag(i) == Pos.AUX) {
                boolean joined = s.tag(at + 1) == Pos.SCONJ
                        || JOINS.contains(s.tag(i - 1))
                        || (i > at + 2 && JOINS.contains(s.tag(i - 2)));
                return !joined;
            }
        }
        return false;
    }
}
