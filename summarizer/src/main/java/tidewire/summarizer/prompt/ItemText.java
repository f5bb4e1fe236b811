package tidewire.summarizer.prompt;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tidewire.events.NewsItem;
import tidewire.llm.Tokenizer;
import tidewire.summarizer.story.OwnTitle;
import tidewire.summarizer.text.CleanLine;
import tidewire.summarizer.text.CleanTitle;
import tidewire.summarizer.text.CutOff;
import tidewire.summarizer.text.WireMarks;

/**
 * What is shown of a news item: to people its title, to the model stamp, headline and detail, and therefore these are all that a line in its
 * words may draw on.
 *
 * @param stamp source, time and symbols
 * @param title clean, without its publisher's name; where its publisher cut it off, the sentence it was cut from if the item has that
 * @param headline as much of the title as the model is shown
 * @param detail the feed's summary or else the body, cut at a sentence end; empty when it says no more than the headline
 */
public record ItemText(String stamp, String title, String headline, String detail) {
    private static final int STAMP_TOKENS = 48;
    private static final int HEADLINE_TOKENS = 80;
    private static final int DETAIL_TOKENS = 96;
    /** Nobody reads a longer title. */
    private static final int TITLE_CHARS = 400;

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MMM d HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH);

    public static ItemText of(NewsItem item, ZoneId zone, Tokenizer tokenizer) {
        Cut cut = new Cut(tokenizer);
        String title = WireMarks.without(OwnTitle.of(item, CleanTitle.of(item)));
        CutOff.Whole whole = whole(item, title, sentence -> cut.fits(sentence, HEADLINE_TOKENS));
        String headline = cut.broken(whole.headline(), HEADLINE_TOKENS);
        String detail = cut.atSentence(whole.text(), DETAIL_TOKENS);
        return new ItemText(
                cut.atWord(stamp(item, zone), STAMP_TOKENS),
                CutOff.within(whole.headline(), TITLE_CHARS),
                headline,
                CleanLine.key(detail).equals(CleanLine.key(headline)) ? "" : detail);
    }

    private static String stamp(NewsItem item, ZoneId zone) {
        String source = item.source().startsWith("feed:") ? item.source().substring("feed:".length()) : item.source();
        // A day without a time is a midnight in UTC: seen from the desk's zone it may be another day.
        String when = item.precision() == NewsItem.Precision.DAY
                ? DAY.format(item.shown().atZone(ZoneOffset.UTC))
                : MINUTE.format(item.shown().atZone(zone));
        String symbols = item.symbols().isEmpty() ? "" : " " + String.join(" ", item.symbols());
        return CleanLine.clean(source + " " + when + symbols);
    }

    /** With the summary; with the body, where there is none, or where only the body has the sentence that the title was cut from. */
    private static CutOff.Whole whole(NewsItem item, String title, Predicate<String> fits) {
        String summary = clean(item.summary());
        CutOff.Whole withText = whole(title, clean(item.text()), fits);
        CutOff.Whole withSummary = whole(title, summary, fits);
        boolean onlyThere =
                withSummary.headline().equals(title) && !withText.headline().equals(title);
        return summary.isEmpty() || onlyThere ? withText : withSummary;
    }

    /** A sentence that would be cut off in the title's place stays where it is whole. */
    private static CutOff.Whole whole(String title, String text, Predicate<String> fits) {
        CutOff.Whole whole = CutOff.whole(title, text);
        return whole.headline().equals(title) || fits.test(whole.headline()) ? whole : new CutOff.Whole(title, text);
    }

    private static String clean(@Nullable String text) {
        return text == null ? "" : WireMarks.without(CleanLine.clean(text));
    }
}
