package tidewire.summarizer.digest.tell.line;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tidewire.events.NewsItem;
import tidewire.summarizer.digest.tell.IntervalReport;
import tidewire.summarizer.digest.tell.IntervalStory;
import tidewire.summarizer.gate.Address;
import tidewire.summarizer.gate.Boilerplate;
import tidewire.summarizer.gate.Gate;
import tidewire.summarizer.gate.source.Sentence;
import tidewire.summarizer.gate.word.Pos;
import tidewire.summarizer.text.CutOff;
import tidewire.summarizer.text.Sentences;
import tidewire.summarizer.text.WordCount;

/**
 * What stands in for a line that did not pass: the words of a source. Boilerplate is never a line, and what speaks to its reader is
 * told as what it is, a text of its source.
 */
final class SourceWords {
    private static final int LEAST_WORDS = 4;
    private static final Set<Pos> JOINS = Set.of(Pos.ADP, Pos.DET, Pos.CCONJ, Pos.PART);
    private static final int MOST_CHARS = 400;

    private SourceWords() {}

    /** The best first; none when the story has no sentence that says something by itself. */
    static Stream<String> of(IntervalStory story) {
        return story.own().stream().flatMap(report -> texts(report).flatMap(text -> told(report, text).stream()));
    }

    /** The headline, behind it the sentences of the detail; before it, where it is cut off ("… as the debt...") or only a name ("CVE-2013-3860: Office"). */
    private static Stream<String> texts(IntervalReport report) {
        String headline = Boilerplate.without(report.title());
        Stream<String> detail = Sentences.split(report.detail()).stream()
                .map(Boilerplate::without)
                .filter(one -> one.length() <= MOST_CHARS && !CutOff.isCutOff(one));
        return (CutOff.isCutOff(headline) || isOnlyAName(headline)
                        ? Stream.concat(detail, Stream.of(headline))
                        : Stream.concat(Stream.of(headline), detail))
                .filter(text -> !text.isEmpty());
    }

    /** "Minutes of the FOMC, September 17-18: Policy Action": capitals and figures, joined by little words, and nobody does anything. */
    static boolean isOnlyAName(String headline) {
        Sentence read = Sentence.ofAny(headline);
        return read.size() + WordCount.unspaced(headline) < LEAST_WORDS
                || IntStream.range(0, read.size()).allMatch(i -> isOfAName(read, i));
    }

    /** Of words that nothing parts nobody sees which are a name's. */
    private static boolean isOfAName(Sentence read, int at) {
        boolean written = read.word(at).hasUpperCase() || read.word(at).hasDigit();
        boolean verb = read.tag(at) == Pos.VERB || read.tag(at) == Pos.AUX;
        return WordCount.unspaced(read.word(at).text()) == 0
                && (at == 0 || JOINS.contains(read.tag(at)) || (!verb && written));
    }

    private static Optional<String> told(IntervalReport report, String text) {
        if (isNothing(text)) {
            return Optional.empty();
        }
        return Address.fault(text).isPresent()
                ? Optional.of(name(report.source()) + ": “" + text.replaceAll("[“”\"]", "'") + "”")
                : Optional.of(text);
    }

    /** Is it a sentence that can stand by itself? */
    static boolean isNews(String text) {
        return Address.fault(text).isEmpty() && !isNothing(text);
    }

    private static boolean isNothing(String text) {
        return Gate.speaksForItself(text) || text.startsWith(NewsItem.UNTITLED);
    }

    private static String name(String source) {
        return source.substring(source.indexOf(':') + 1);
    }
}
