package tidewire.summarizer.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tidewire.summarizer.gate.source.Quotations;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.word.Word;
import tidewire.summarizer.text.CleanLine;

/** Is it one whole, readable sentence that speaks of others? */
final class Readable {
    static final int MOST_CHARS = 400;
    private static final int LEAST_WORDS = 4;
    private static final Set<String> FIRST_PERSON = Set.of("i", "me", "my", "we", "us", "our");
    private static final Set<String> SECOND_PERSON = Set.of("you", "your", "yours", "yourself");

    private static final Pattern ELSEWHERE = Pattern.compile(
            "\\bthe following (?!(?:\\w+ |\\w+ (?:to|or) \\w+ )?(?:hours?|days?|nights?|mornings?|afternoons?|evenings?|weeks?|weekends?|months?|quarters?|seasons?|years?|decades?"
                    + "|century|spring|summer|autumn|fall|winter|[A-Z]\\w+day)\\b)(?:(?:[\\w'-]+ ){0,2}(?:statement|letter|message|list|table|text|video|tribute|announcement|comment|report|op-ed|release)|\\w+s)\\b"
                    + "|\\b(?:as follows|(?:listed|see) below)\\b",
            Pattern.CASE_INSENSITIVE);

    private Readable() {}

    /** What is looked at before a line is read as a sentence. */
    static Optional<String> unprintable(String line) {
        if (line.isBlank()) {
            return Optional.of("nothing was written");
        }
        if (line.length() > MOST_CHARS) {
            return Optional.of("longer than " + MOST_CHARS + " characters");
        }
        if (!CleanLine.clean(line).equals(line) || line.indexOf('\uFFFD') >= 0) {
            return Optional.of("characters that cannot be printed");
        }
        return Optional.empty();
    }

    static Optional<String> fault(Sentence line) {
        if (line.size() < LEAST_WORDS) {
            return Optional.of("only " + line.size() + (line.size() == 1 ? " word" : " words"));
        }
        if (unbalanced(line.text())) {
            return Optional.of("a quotation mark or bracket is not closed");
        }
        if (pointsElsewhere(line.text())) {
            return Optional.of("points at what follows, which is not there");
        }
        return speaksForItself(line).map(word -> "speaks for itself, with \"" + word + "\"");
    }

    /** "Released the following statement": nobody reads it; "the following day" is a time. */
    static boolean pointsElsewhere(String text) {
        return ELSEWHERE.matcher(text).find();
    }

    /** A word of the line, outside quotation marks, with which it speaks of its writer. */
    static Optional<String> speaksForItself(Sentence line) {
        return speaks(line, FIRST_PERSON);
    }

    /** A word of the line, outside quotation marks, with which it speaks to its reader. */
    static Optional<String> speaksToTheReader(Sentence line) {
        return speaks(line, SECOND_PERSON);
    }

    private static Optional<String> speaks(Sentence line, Set<String> persons) {
        Quotations quotations = Quotations.of(line.text());
        for (Word word : line.words()) {
            boolean acronym = word.isAllCapitals(); // "US"
            if (!acronym && persons.contains(word.key()) && !quotations.has(word.start())) {
                return Optional.of(word.text());
            }
        }
        return Optional.empty();
    }

    private static boolean unbalanced(String line) {
        return Quotations.of(line).isOpen() || count(line, '(') != count(line, ')');
    }

    private static long count(String line, char sought) {
        return line.chars().filter(c -> c == sought).count();
    }

    /** The same word twice running, three words that come again, a list with one name twice: how a small model loops. */
    static Optional<String> loops(Sentence line) {
        return repeated(line.words()).or(() -> twiceListed(line)).map(run -> "repeats \"" + run + "\"");
    }

    /** "Torres, Clarke, and Clarke"; "Rep. Torres and Rep. Clarke" are two. */
    private static Optional<String> twiceListed(Sentence line) {
        Set<String> listed = new HashSet<>();
        for (int i = 0; i < line.size(); i++) {
            String key = line.word(i).key();
            boolean name = line.word(i).hasUpperCase();
            if (!name && !key.equals("and") && !key.equals("the")) {
                listed.clear();
            } else if (name && beginsPart(line, i) && !listed.add(part(line, i))) {
                return Optional.of(part(line, i));
            }
        }
        return Optional.empty();
    }

    /** The name that begins here, up to the next member of its list. */
    private static String part(Sentence line, int from) {
        int to = from + 1;
        while (to < line.size() && line.word(to).hasUpperCase() && !line.marked(to)) {
            to++;
        }
        return line.between(from, to);
    }

    private static boolean beginsPart(Sentence line, int at) {
        return at == 0
                || line.marked(at)
                || line.key(at - 1).equals("and")
                || line.key(at - 1).equals("the");
    }

    private static Optional<String> repeated(List<Word> words) {
        List<String> keys = words.stream().map(Word::key).toList();
        Set<List<String>> runs = new HashSet<>();
        for (int i = 1; i < keys.size(); i++) {
            if (keys.get(i).equals(keys.get(i - 1)) && !words.get(i).hasDigit()) {
                return Optional.of(words.get(i - 1).text() + " " + words.get(i).text());
            }
            if (i > 1 && !runs.add(keys.subList(i - 2, i + 1))) {
                return Optional.of(String.join(" ", keys.subList(i - 2, i + 1)));
            }
        }
        return Optional.empty();
    }
}
