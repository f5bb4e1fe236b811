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
    /** As {@code MoveText} and the moves of a digest have it. */
    private static final Pattern MOVE = Pattern.compile("%\\s+in \\d+ min\\b|\\d[\\d.]*x normal\\b|% on the day\\b");

    private static final Pattern OPENING = Pattern.compile("(?:^|: )[\"“]?\\p{Lu}\\p{Ll}+");

    private static final Set<Pos> JOINS = Set.of(Pos.CCONJ, Pos.SCONJ, Pos.PART, Pos.PRON);

    /** Behind these something else is said. */
    private static final Set<String> NEXT = Set.of(":", ";");

    private Address() {}

    /** Why the text is no report; empty for one. */
    public static Optional<String> fault(String text) {
        if (MOVE.matcher(text).find()) {
            return Optional.of("has the form of a price move");
        }
        return Sentences.split(text).stream()
                .flatMap(sentence -> fault(sentence, Sentence.ofAny(withoutCapitals(sentence))).stream())
                .findFirst();
    }

    /** With the words that begin it small: taken for a name, no verb is known as one ("Ignore all"). */
    private static String withoutCapitals(String sentence) {
        return OPENING.matcher(sentence).replaceAll(word -> word.group().toLowerCase(Locale.ROOT));
    }

    private static Optional<String> fault(String written, Sentence sentence) {
        Optional<String> person = Readable.speaksToTheReader(sentence);
        if (person.isPresent()) {
            return Optional.of("speaks to its reader, with \"" + person.get() + "\"");
        }
        for (int i = 0; i < sentence.size(); i++) {
            boolean opens = i == 0 || sentence.marks().get(i).equals(":") || (i == 1 && sentence.tag(0) == Pos.INTJ);
            if (opens && isImperative(sentence, i) && !isSubject(Sentence.of(written), i)) {
                return Optional.of("tells its reader to \"" + sentence.word(i).text() + "\"");
            }
        }
        return Optional.empty();
    }

    /** A bare verb with nobody before it, and no other verb that this one could be the subject of. */
    private static boolean isImperative(Sentence s, int at) {
        boolean bare = !s.word(at).hasDigit() && !s.key(at).matches(".*(?:s|ed|ing|en)") && s.tag(at) == Pos.VERB;
        return bare && at + 1 < s.size() && !hasOwnVerb(s, at);
    }

    /** "Pope Benedict urges", "Bahrain signs": a name with a verb of its own, behind the rest of the name or at once. */
    private static boolean isSubject(Sentence s, int at) {
        Word next = s.word(at + 1);
        boolean name = s.word(at).hasUpperCase() && s.tag(at) != Pos.VERB;
        boolean singular = s.tag(at + 1) == Pos.VERB && next.key().endsWith("s");
        return name && (next.hasUpperCase() ? hasOwnVerb(s, at) : singular);
    }

    private static boolean hasOwnVerb(Sentence s, int at) {
        for (int i = at + 1; i < s.size() && !NEXT.contains(s.marks().get(i)); i++) {
            if (s.tag(i) == Pos.VERB || s.tag(i) == Pos.AUX) {
                boolean joined = JOINS.contains(s.tag(i - 1)) || (i > at + 2 && JOINS.contains(s.tag(i - 2)));
                return !joined;
            }
        }
        return false;
    }
}
