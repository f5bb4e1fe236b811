package tidewire.summarizer.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.summarizer.TestObjects.START;
import static tidewire.summarizer.TestObjects.VENUE;
import static tidewire.summarizer.TestObjects.WORLD;
import static tidewire.summarizer.TestObjects.item;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tidewire.events.NewsItem;
import tidewire.summarizer.Desk;
import tidewire.summarizer.Selection;
import tidewire.summarizer.SymbolNames;
import tidewire.summarizer.story.rank.RankRules;

class DeskFocusTest {
    private static final List<String> SUBJECT = List.of(
            "central bank",
            "interest rate",
            "interest rates",
            "inflation",
            "unemployment",
            "shutdown",
            "government shutdown",
            "bond",
            "bonds",
            "shares",
            "earnings",
            "default");
    private static final String FAR_BELOW =
            "The mayor said so. ".repeat(20) + "Inflation and interest rates were not spoken of.";

    @Test
    void deskThatTakesEverything_findsNothingBesideTheSubject() {
        assertThat(focus(Selection.ALL, item(WORLD, "a", START, "Bakery opens")))
                .isEqualTo(1);
    }

    @Test
    void whatStandsInTheTitle_isMoreThanTheFirstWords_andThoseMoreThanWhatIsFurtherDown() {
        double title = focus(words("inflation"), report("Inflation rises in Tarnia", "Prices rose."));
        double lead = focus(words("inflation"), report("Prices rise in Tarnia", "Inflation is back."));
        double below = focus(words("inflation"), report("Mayor of Tarn speaks", FAR_BELOW));

        assertThat(title).isEqualTo(1);
        assertThat(lead).isBetween(0.1, 0.9);
        assertThat(below).isZero();
    }

    /** "Central bank shows new notes" has a word of the subject and is about something else. */
    @Test
    void subjectOfManyWords_isSpokenOfByTwo() {
        double one = focus(words(SUBJECT), report("Central bank shows new notes", "They are blue."));
        double two =
                focus(words(SUBJECT), report("Central bank shows new notes", "Inflation made the old ones small."));
        double three = focus(words(SUBJECT), report("Central bank cuts interest rates", "Inflation had fallen."));

        assertThat(one).isLessThan(two);
        assertThat(two).isLessThan(three);
        assertThat(three).isEqualTo(1);
    }

    /** A speech comes to its subject late. */
    @Test
    void manyWordsFurtherDown_areTheSubjectToo() {
        String late = FAR_BELOW + " Bonds, shares, earnings, unemployment, the central bank and a default were.";

        assertThat(focus(words(SUBJECT), report("Mayor of Tarn speaks", late)))
                .isGreaterThan(focus(words(SUBJECT), report("Mayor of Tarn speaks", FAR_BELOW)) + 0.5);
    }

    @Test
    void wordWithinAnother_countsOnce() {
        assertThat(focus(words(SUBJECT), report("Government shutdown", "It lasts.")))
                .isEqualTo(focus(words(SUBJECT), report("Inflation", "It lasts.")));
    }

    @Test
    void symbolInTheTitle_isSubjectEnough_andTheCategoryAloneIsNot() {
        Selection selection = new Selection(SUBJECT, List.of("Business"), true, List.of(), RankRules.DEFAULT);

        Selection sections = new Selection(List.of(), List.of("Business"), false, List.of(), RankRules.DEFAULT);

        assertThat(focus(selection, report("IBM sells a unit", "It makes discs.")))
                .isEqualTo(1);
        assertThat(focus(selection, in("Business", report("Bakers go on strike", "They bake no bread."))))
                .isEqualTo(0.25);
        assertThat(focus(sections, in("Business", report("Bakers go on strike", "They bake no bread."))))
                .as("a desk that asks for sections alone")
                .isEqualTo(1);
        assertThat(focus(selection, report("Unit sold to Harlo", "The seller is IBM.")))
                .isEqualTo(0.5);
    }

    @Test
    void scriptsWithoutSpaces_areSpokenInToo() {
        assertThat(focus(words("比特币"), report("比特币价格突破十万美元", "创下新高。"))).isEqualTo(1);
    }

    private static Selection words(String word) {
        return words(List.of(word));
    }

    private static Selection words(List<String> words) {
        return Selection.ofWords(words);
    }

    private static double focus(Selection selection, NewsItem item) {
        return new DeskFocus(new Desk(
                        "markets",
                        Set.of(WORLD),
                        Set.of(VENUE),
                        Map.of("IBM", SymbolNames.of(List.of("IBM"))),
                        selection,
                        Duration.ofHours(1),
                        null,
                        ZoneOffset.UTC,
                        5))
                .of(item);
    }

    private static NewsItem report(String title, String text) {
        return item(WORLD, "a", START, title, text);
    }

    private static NewsItem in(String category, NewsItem item) {
        return new NewsItem(
                item.id(),
                item.source(),
                item.observed(),
                item.published(),
                item.precision(),
                item.title(),
                null,
                item.text(),
                null,
                null,
                List.of(category),
                List.of(),
                null,
                0,
                false);
    }
}
