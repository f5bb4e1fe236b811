package tidewire.summarizer.prompt;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tidewire.events.NewsItem;
import tidewire.llm.Tokenizer;
import tidewire.summarizer.text.CleanLine;
import tidewire.summarizer.text.CutOff;
import tidewire.summarizer.text.WireMarks;

/**
 * What the model is shown of a news item, and therefore all that a line citing the item may draw on.
 *
 * @param stamp source, time and symbols
 * @param headline clean headline; where its publisher cut it off, the sentence it was cut from if the item has that
 * @param detail the feed's summary or else the body, cut at a sentence end; empty when it says no more than the headline
 */
public record ItemText(String stamp, String headline, String detail) {
    private static final int STAMP_TOKENS = 48;
    private static final int HEADLINE_TOKENS = 80;
    private static final int DETAIL_TOKENS = 96;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MMM d HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH);

    public static ItemText of(NewsItem item, ZoneId zone, Tokenizer tokenizer) {
        Cut cut = new Cut(tokenizer);
        String title = WireMarks.without(CleanLine.clean(item.title()));
        CutOff.Whole whole = whole(item, title);
        // A title can be made of nothing that can be seen.
        String headline = title.isEmpty() ? "(no title)" : cut.broken(whole.headline(), HEADLINE_TOKENS);
        String detail = cut.atSentence(whole.text(), DETAIL_TOKENS);
        return new ItemText(
                cut.atWord(stamp(item, zone), STAMP_TOKENS),
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
    private static CutOff.Whole whole(NewsItem item, String title) {
        String summary = clean(item.summary());
        CutOff.Whole withText = CutOff.whole(title, clean(item.text()));
        CutOff.Whole withSummary = CutOff.whole(title, summary);
        boolean onlyThere =
                withSummary.headline().equals(title) && !withText.headline().equals(title);
        return summary.isEmpty() || onlyThere ? withText : withSummary;
    }

    private static String clean(@Nullable String text) {
        return text == null ? "" : WireMarks.without(CleanLine.clean(text));
    }
}
