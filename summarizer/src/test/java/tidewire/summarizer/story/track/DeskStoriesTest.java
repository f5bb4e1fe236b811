package tidewire.summarizer.story.track;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.summarizer.story.Reports.START;
import static tidewire.summarizer.story.Reports.from;
import static tidewire.summarizer.story.Reports.harlo;
import static tidewire.summarizer.story.Reports.harloRecall;
import static tidewire.summarizer.story.Reports.harloUpdate;
import static tidewire.summarizer.story.Reports.item;
import static tidewire.summarizer.story.Reports.revised;
import static tidewire.summarizer.story.Reports.strike;
import static tidewire.summarizer.story.Reports.strikeCopy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.events.Move;
import tidewire.events.NewsItem;
import tidewire.events.Severity;
import tidewire.events.Story;
import tidewire.events.StoryRef.Role;
import tidewire.summarizer.story.rank.RankRules;

class DeskStoriesTest {
    private final MapMemory memory = new MapMemory();
    private final DeskStories stories = new DeskStories("world", RankRules.DEFAULT, item -> 1, memory);

    @Test
    void firstReport_beginsAStoryOfItsOwnId() {
        Filed filed = file(harlo());

        assertThat(filed.ref().id()).isEqualTo("wire:harlo-1");
        assertThat(filed.ref().role()).isEqualTo(Role.NEW);
        assertThat(filed.ref().reports()).isEqualTo(1);
        assertThat(filed.story().title()).isEqualTo(harlo().title());
    }

    @Test
    void update_joinsItsStory() {
        file(harlo());
        Filed update = file(harloUpdate());

        assertThat(update.ref().id()).isEqualTo("wire:harlo-1");
        assertThat(update.ref().role()).isEqualTo(Role.UPDATE);
        assertThat(update.ref().reports()).isEqualTo(2);
        assertThat(update.story().reports())
                .extracting(Story.Report::item)
                .containsExactly("wire:harlo-1", "wire:harlo-2");
    }

    /** Advisories are written alike; their numbers say that they are about different things. */
    @Test
    void advisoriesOfDifferentNumbers_areDifferentStories_andAnUpdateKeepsItsNumber() {
        String text =
                "Memory corruption in the Tarn browser lets remote attackers execute code by a crafted page. CVSS base score 9.3.";
        file(item("nvd-1", 0, "CVE-2013-3128: Tarn browser 8", text));

        assertThat(file(item("nvd-2", 1, "CVE-2013-3889: Tarn browser 8", text + " Version 9."))
                        .ref()
                        .id())
                .isEqualTo("wire:nvd-2");
        assertThat(file(item("nvd-3", 2, "CVE-2013-3128: Tarn browser 8 to 10", text + " Version 10."))
                        .ref()
                        .id())
                .isEqualTo("wire:nvd-1");
    }

    @Test
    void sameCompanyAnotherEvent_isAnotherStory() {
        file(harlo());
        file(harloUpdate());

        assertThat(file(harloRecall()).ref().id()).isEqualTo("wire:harlo-recall");
    }

    /** What two banks or two makers do alike is told in the same words. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tarnia's central bank cuts rates to 4.5 percent | Brunia's central bank cuts rates to 4.5 percent | %s's central bank cut its benchmark rate by a quarter point to 4.5 percent on Thursday, as economists had expected.
            Harlo Q3 net profit $1.3 bln vs $1.1 bln | Benning Q3 net profit $1.2 bln vs $0.9 bln | %s's third-quarter net profit rose on strong demand, beating the forecasts of analysts.
            """)
    void sameWordsAboutAnother_areAnotherStory(String one, String other, String text) {
        file(item("one", 0, one, text.formatted(one.split("['’ ]")[0])));
        Filed filed = file(item("other", 5, other, text.formatted(other.split("['’ ]")[0])));

        assertThat(filed.ref().id()).isEqualTo("wire:other");
        assertThat(filed.ref().role()).isEqualTo(Role.NEW);
    }

    /** Every day has its report of the markets. */
    @Test
    void marketReports_areOneStoryADay_andAnotherThanWhatMovedThem() {
        String stocks =
                "Stocks %s on hopes that lawmakers would agree to lift the debt limit, traders said. The Dow %s.";
        file(item(
                "vote",
                0,
                "Lawmakers near deal on debt limit",
                "Lawmakers are near a deal to lift the debt limit, their leaders said."));
        file(item(
                "rise",
                60,
                "US STOCKS-Wall St rises on debt limit deal hopes",
                stocks.formatted("rose", "rose 0.6 percent")));
        Filed end = file(item(
                "end",
                240,
                "US STOCKS-Wall St ends higher on debt limit deal hopes",
                stocks.formatted("rose", "rose 1.1 percent")));
        Filed next = file(item(
                "next",
                1_500,
                "US STOCKS-Wall St falls as debt limit deal hopes fade",
                stocks.formatted("fell", "fell 0.8 percent")));

        assertThat(end.ref().id()).isEqualTo("wire:rise");
        assertThat(next.ref().id()).isEqualTo("wire:next");
    }

    /** What an agency says to editors is no part of the report. */
    @Test
    void reportFiledAgain_withANoteToEditors_isACopy() {
        file(strike());
        NewsItem again = item(
                "again",
                20,
                "REFILE-" + strike().title(),
                "(Refiles to fix typographical error in dateline; adds dropped word in second paragraph) "
                        + strike().text());

        assertThat(file(from(again, "feed:courier", "https://courier.example/again"))
                        .ref()
                        .role())
                .isEqualTo(Role.COPY);
    }

    @Test
    void wireCopyOfAnotherPublisher_isACopyAndStaysOnTheTape() {
        file(strike());
        Filed copy = file(strikeCopy());

        assertThat(copy.ref().id()).isEqualTo("wire:strike-1");
        assertThat(copy.ref().role()).isEqualTo(Role.COPY);
        assertThat(copy.repeated()).isFalse();
        assertThat(copy.ref().sources()).as("a copy is no independent source").isEqualTo(1);
    }

    /** A day or a number in what a site puts around a text is nothing new. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s -- ORLE, Sept 18",
                "%s - France 24",
                "UPDATE 14-%s",
                "ORLE, 18 Sept (Wire) - %s",
            })
    void copyUnderATitleWithADayOrANumber_isACopy(String title) {
        file(strike());
        NewsItem copy = item("copy", 50, title.formatted(strike().title()), strike().text() + " -- ORLE, Sept 18");
        Filed filed = file(from(copy, "feed:courier", "https://courier.example/strike"));

        assertThat(filed.ref().role()).isEqualTo(Role.COPY);
        assertThat(filed.ref().sources()).isEqualTo(1);
    }

    @Test
    void titlesOfAScriptWithoutSpaces_underTwoSites_areOneReportAndItsCopy() {
        file(item("cn-1", 0, "比特币价格突破十万美元", ""));
        NewsItem copy = item("cn-2", 10, "比特币价格突破十万美元 - 新浪财经", "");

        assertThat(file(from(copy, "feed:sina", "https://sina.example/a")).ref().role())
                .isEqualTo(Role.COPY);
    }

    /** Dates of publishers may be old or wrong: what is remembered is what was seen. */
    @Test
    void copiesOfAnOldDate_areOneStory_andARevisionOfASpaceIsLeftOffTheTape() {
        Instant old = START.minus(Duration.ofHours(80));
        for (int i = 0; i < 6; i++) {
            NewsItem copy = from(strike(), "feed:site" + i, "https://site" + i + ".example/a");
            assertThat(stories.file(dated(copy, old), START.plusSeconds(10L * i))
                            .ref()
                            .id())
                    .isEqualTo("site0:wire:strike-1");
        }
        NewsItem first = from(strike(), "feed:site0", "https://site0.example/a");
        NewsItem revised = revised(dated(first, old), 5, first.title(), first.text() + " ");
        Filed again = stories.file(revised, START.plus(Duration.ofMinutes(5)));

        assertThat(again.repeated()).isTrue();
        assertThat(again.story().reports()).hasSize(7);
    }

    @Test
    void correctionThatIsTakenBack_isOnTheTapeOnce() {
        NewsItem first = harlo();
        file(first);
        file(revised(first, 1, "CORRECTED: " + first.title() + " next year", first.text()));
        NewsItem back = revised(first, 2, first.title(), first.text());

        assertThat(file(back).repeated()).isFalse();
        assertThat(memory.members()).hasSize(3);
        assertThat(file(revised(first, 3, first.title(), first.text())).repeated())
                .as("nothing changed")
                .isTrue();
    }

    @Test
    void correctionThatIsTakenBack_isACorrection() {
        NewsItem first = harlo();
        file(first);
        file(revised(first, 1, "CORRECTED: " + first.title() + " next year", first.text()));
        assertThat(file(revised(first, 2, first.title(), first.text())).ref().role())
                .isEqualTo(Role.CORRECTION);
    }

    @Test
    void wrongDate_tearsNoUpdateFromItsStory() {
        file(harlo());
        NewsItem wrong = dated(harloUpdate(), Instant.parse("1999-01-01T00:00:00Z"));

        assertThat(stories.file(wrong, harloUpdate().observed()).ref().id()).isEqualTo("wire:harlo-1");
    }

    @Test
    void advisoryAndItsPatchUnderTheNumberOfAnotherRegister_areOneStory() {
        String text = "Memory corruption in the Tarn browser lets remote attackers execute code by a crafted page.";
        file(item("nvd-1", 0, "CVE-2013-3893: hole in Tarn browser", text));

        assertThat(file(item("ms-1", 60, "MS13-080: Tarn browser patched", text + " A patch closes the hole."))
                        .ref()
                        .id())
                .isEqualTo("wire:nvd-1");
    }

    @Test
    void copyOrLesserReport_takesNothingFromItsStory() {
        double first = file(harlo()).story().importance();
        Filed copy = file(from(harlo(), "feed:courier", "https://courier.example/harlo"));
        Filed again = file(item("harlo-again", 5, harlo().title(), harlo().text()));
        Filed factbox =
                file(item("harlo-facts", 30, "FACTBOX-Harlo's bid for Benning", harlo().text() + " Founded 1931."));

        assertThat(copy.ref().importance()).isLessThan(first);
        assertThat(copy.story().importance()).isGreaterThanOrEqualTo(first);
        assertThat(again.story().importance()).isGreaterThanOrEqualTo(first);
        assertThat(factbox.story().importance()).isGreaterThanOrEqualTo(first);
    }

    @Test
    void ownRepetitions_areNoPace_andLendNoWeight() {
        file(harlo());
        Filed last = null;
        for (int i = 0; i < 8; i++) {
            last = file(item("harlo-again-" + i, i, harlo().title(), harlo().text()));
        }
        assertThat(last.story().reasons()).doesNotContainKeys("pace", "reports", "sources");
    }

    @Test
    void publishersThatComeWithinTwoHours_arePace_andThoseLaterAreNot() {
        file(harlo());
        Filed soon = file(from(harloUpdate(), "feed:courier", "https://courier.example/harlo"));
        NewsItem later = revised(
                harloUpdate(),
                600,
                harloUpdate().title(),
                harloUpdate().text()
                        + " Benning's chairman Ada Quill resigned in protest and called the offer a fire sale of a proud company.");
        Filed late = file(from(later, "feed:herald", "https://herald.example/harlo"));

        assertThat(soon.ref().reasons()).containsKey("pace");
        assertThat(late.ref().sources()).isEqualTo(3);
        assertThat(late.ref().reasons()).doesNotContainKey("pace");
    }

    @Test
    void publisherThatFirstCopiedThenWrote_countsOnce() {
        file(harlo());
        file(from(harlo(), "feed:courier", "https://courier.example/harlo"));
        file(from(harloUpdate(), "feed:courier", "https://courier.example/harlo-2"));

        assertThat(memory.stories()).singleElement().satisfies(story -> {
            assertThat(story.sources()).containsOnlyKeys("wire.example", "courier.example");
            assertThat(story.copying()).isEmpty();
        });
    }

    @Test
    void everyChangeOfAStory_hasAnIdOfItsOwn() {
        List<String> ids = new ArrayList<>();
        NewsItem about = harlo().withSymbols(List.of("HLO"));
        for (int i = 0; i < 30; i++) {
            ids.add(stories.file(revised(about, 0, about.title(), about.text() + " Take " + (i + 100)), START)
                    .story()
                    .eventId());
        }
        for (int i = 0; i < 15; i++) {
            stories.link(move("HLO", i), START.plusSeconds(60L * i)).forEach(story -> ids.add(story.eventId()));
        }
        assertThat(ids).hasSize(45).doesNotHaveDuplicates();
    }

    @Test
    void correctionUnderANewId_isACorrection() {
        file(harlo());

        assertThat(file(item(
                                "harlo-c",
                                20,
                                "CORRECTED-" + harlo().title(),
                                harlo().text().replace("28", "82")))
                        .ref()
                        .role())
                .isEqualTo(Role.CORRECTION);
    }

    private static final String WRONG = "Harlo to buy rival Benning for $42 billion";
    private static final String RIGHT = "Harlo to buy rival Benning for $42 million";

    private static NewsItem wrong() {
        return item("harlo-w", 0, WRONG, harlo().text().replace("$4.2 billion", "$42 billion"));
    }

    private static String right() {
        return harlo().text().replace("$4.2 billion", "$42 million");
    }

    /** The figure in millions is the same figure: the amount is not. */
    @Test
    void revisionThatPutsAnAmountRight_isACorrection_andItsStoryWeighsNoMoreThanIt() {
        double high = file(wrong()).story().importance();
        Filed corrected = file(revised(wrong(), 20, RIGHT, right()));

        assertThat(corrected.ref().role()).isEqualTo(Role.CORRECTION);
        assertThat(corrected.story().importance())
                .isEqualTo(corrected.ref().importance())
                .isLessThan(high - 0.1);
    }

    @Test
    void titleAlone_withAnAmountPutRight_isACorrection() {
        double high = file(item("t", 0, WRONG, "")).story().importance();
        Filed corrected = file(revised(item("t", 0, WRONG, ""), 20, RIGHT, ""));

        assertThat(corrected.ref().role()).isEqualTo(Role.CORRECTION);
        assertThat(corrected.story().importance()).isLessThan(high);
    }

    @Test
    void correctionUnderANewId_takesFromItsStoryWhatWasWrong_andCopiesOfItTakeNothingBack() {
        double high = file(wrong()).story().importance();
        file(from(wrong(), "feed:courier", "https://courier.example/harlo"));
        Filed corrected = file(item("harlo-c", 20, "CORRECTED-" + RIGHT, right()));
        Filed copied = file(from(wrong(), "feed:herald", "https://herald.example/harlo"));

        assertThat(corrected.story().importance()).isLessThan(high - 0.1);
        assertThat(copied.ref().role()).isEqualTo(Role.COPY);
        assertThat(copied.story().importance()).isLessThan(high - 0.1);
    }

    @Test
    void correctionOfOneReport_leavesWhatOthersWroteThemselves() {
        file(wrong());
        Filed other = file(from(harloUpdate(), "feed:courier", "https://courier.example/harlo"));
        Filed corrected = file(revised(wrong(), 120, RIGHT, right()));

        assertThat(corrected.ref().role()).isEqualTo(Role.CORRECTION);
        assertThat(corrected.story().importance()).isGreaterThan(corrected.ref().importance());
        assertThat(corrected.story().reasons().get("event"))
                .isEqualTo(other.ref().reasons().get("event"));
    }

    @Test
    void correctionOfALesserReport_takesNothingFromTheStory() {
        double first = file(harlo()).story().importance();
        String facts =
                "Harlo was founded in 1931 and has 8,300 workers in nine countries. Benning was founded in 1987 by two chemists of Vess.";
        file(item("facts", 10, "FACTBOX-Harlo and its smaller rival Benning", facts));
        Filed corrected = file(item(
                "facts-c",
                20,
                "CORRECTED-FACTBOX-Harlo and its smaller rival Benning",
                facts.replace("8,300", "3,800")));

        assertThat(corrected.ref().id()).isEqualTo("wire:harlo-1");
        assertThat(corrected.ref().role()).isEqualTo(Role.CORRECTION);
        assertThat(corrected.story().importance()).isGreaterThanOrEqualTo(first);
    }

    @Test
    void sameWordsOfTheSamePublisher_areLeftOffTheTapeButCounted() {
        file(strike());
        Filed again = file(item("strike-again", 60, strike().title(), strike().text()));

        assertThat(again.repeated()).isTrue();
        assertThat(again.story().reports()).extracting(Story.Report::item).contains("wire:strike-again");
    }

    @Test
    void ownWordsOfAnotherPublisher_areAnIndependentSource() {
        file(harlo());
        Filed other = file(from(harloUpdate(), "feed:courier", "https://courier.example/harlo"));

        assertThat(other.ref().sources()).isEqualTo(2);
        assertThat(other.ref().importance())
                .isGreaterThan(file(from(strike(), "feed:courier", "https://courier.example/strike"))
                        .ref()
                        .importance());
    }

    @Test
    void revisionWithAnotherFigure_isACorrection() {
        file(harlo());
        Filed revised =
                file(revised(harlo(), 20, harlo().title(), harlo().text().replace("28 percent", "82 percent")));

        assertThat(revised.ref().id()).isEqualTo("wire:harlo-1");
        assertThat(revised.ref().role()).isEqualTo(Role.CORRECTION);
    }

    @Test
    void revisionThatSaysMore_isAnUpdate() {
        file(harlo());
        String more =
                " Benning's chairman Ada Quill resigned in protest and called the offer a fire sale of a proud company.";

        assertThat(file(revised(harlo(), 20, harlo().title(), harlo().text() + more))
                        .ref()
                        .role())
                .isEqualTo(Role.UPDATE);
    }

    @Test
    void revisionOfASpaceOnly_isLeftOffTheTape() {
        file(harlo());

        assertThat(file(revised(harlo(), 20, harlo().title(), harlo().text() + " "))
                        .repeated())
                .isTrue();
    }

    @Test
    void titleOfAStory_isNotThatOfABackgroundPiece() {
        file(harlo());
        NewsItem factbox =
                item("harlo-facts", 30, "FACTBOX-Harlo's bid for Benning", harlo().text() + " Founded 1931.");

        assertThat(file(factbox).story().title()).isEqualTo(harlo().title());
    }

    @Test
    void scriptsWithoutSpaces_meetInOneStory() {
        file(item("cn-1", 0, "比特币价格突破十万美元", "比特币价格周一首次突破十万美元大关，交易量创下历史新高，投资者情绪高涨。"));

        assertThat(file(item("cn-2", 20, "比特币突破十万美元创历史新高", "比特币价格突破十万美元，交易量创新高，分析人士称投资者情绪高涨。"))
                        .ref()
                        .id())
                .isEqualTo("wire:cn-1");
        assertThat(file(item("cn-3", 25, "东京地震造成三人受伤", "东京周一发生五级地震，造成三人受伤，铁路暂停运行。"))
                        .ref()
                        .id())
                .isEqualTo("wire:cn-3");
    }

    @Test
    void storyOlderThanThreeDays_isForgotten() {
        file(harlo());
        Instant later = START.plus(Duration.ofHours(73));
        Filed late = stories.file(harloUpdate(), later);

        assertThat(late.ref().id()).isEqualTo("wire:harlo-2");
        assertThat(memory.members()).hasSize(1);
        assertThat(memory.stories()).hasSize(1);
    }

    @Test
    void storyOfManyReports_staysBounded() {
        for (int i = 0; i < 60; i++) {
            file(item(
                    "harlo-" + i,
                    i,
                    "Harlo to buy rival Benning for $4.2 billion, take " + (i + 100),
                    harlo().text() + " " + i));
        }
        assertThat(memory.members()).hasSizeLessThanOrEqualTo(20);
        assertThat(memory.stories()).singleElement().satisfies(story -> {
            assertThat(story.reports()).hasSize(20);
            assertThat(story.count()).isEqualTo(60);
        });
    }

    @Test
    void moveAndStoryOfASymbol_pointAtEachOtherWithTheLag() {
        file(harlo().withSymbols(List.of("HLO")));
        List<Story> changed = stories.link(move("HLO", 12), START.plus(Duration.ofMinutes(12)));

        assertThat(changed)
                .singleElement()
                .satisfies(story -> assertThat(story.moves())
                        .containsExactly(new Story.LinkedMove("move:HLO:spike:12", "HLO", "HLO -3.00%", 720)));
        assertThat(stories.link(move("OTHER", 13), START.plus(Duration.ofMinutes(13))))
                .isEmpty();
    }

    @Test
    void reportAfterAMove_isLinkedWithANegativeLagAndWeighsMore() {
        stories.link(move("HLO", 0), START);
        Filed linked = stories.file(
                revised(harlo(), 10, harlo().title(), harlo().text()).withSymbols(List.of("HLO")),
                START.plus(Duration.ofMinutes(10)));

        assertThat(linked.story().moves())
                .extracting(Story.LinkedMove::lagSeconds)
                .containsExactly(-600L);
        assertThat(linked.ref().reasons()).containsKey("moves");
    }

    @Test
    void interruptedAnywhere_theStoriesAreTheSame() {
        List<NewsItem> all = List.of(
                harlo(),
                strike(),
                strikeCopy(),
                harloUpdate(),
                harloRecall(),
                revised(strike(), 130, strike().title(), "Over."));
        List<Filed> whole = new ArrayList<>();
        all.forEach(item -> whole.add(file(item)));
        for (int cut = 1; cut < all.size(); cut++) {
            MapMemory kept = new MapMemory();
            DeskStories before = new DeskStories("world", RankRules.DEFAULT, item -> 1, kept);
            List<Filed> parts = new ArrayList<>();
            all.subList(0, cut).forEach(item -> parts.add(before.file(item, item.observed())));
            DeskStories after = new DeskStories("world", RankRules.DEFAULT, item -> 1, kept);
            all.subList(cut, all.size()).forEach(item -> parts.add(after.file(item, item.observed())));
            assertThat(parts).isEqualTo(whole);
        }
    }

    /** A day is no midnight: reports of one day are near each other, whether or not their feeds give a time. */
    @Test
    void reportOfADayWithoutATime_isTakenForAsNewAsItCanBe() {
        Instant midnight = Instant.parse("2013-09-16T00:00:00Z");
        file(ofDay(strike(), midnight));
        file(ofDay(harlo(), midnight.minus(Duration.ofDays(3))));

        assertThat(memory.members())
                .extracting(MemberState::time)
                .containsExactly(strike().observed(), midnight.minus(Duration.ofDays(2)));
    }

    private static NewsItem dated(NewsItem item, Instant published) {
        return new NewsItem(
                item.id(),
                item.source(),
                item.observed(),
                published,
                NewsItem.Precision.SECOND,
                item.title(),
                item.summary(),
                item.text(),
                item.link(),
                item.author(),
                item.categories(),
                item.symbols(),
                item.severity(),
                item.revision(),
                item.backlog());
    }

    private static NewsItem ofDay(NewsItem item, Instant day) {
        return new NewsItem(
                item.id(),
                item.source(),
                item.observed(),
                day,
                NewsItem.Precision.DAY,
                item.title(),
                item.summary(),
                item.text(),
                item.link(),
                item.author(),
                item.categories(),
                item.symbols(),
                item.severity(),
                item.revision(),
                item.backlog());
    }

    private Filed file(NewsItem item) {
        return stories.file(item, item.observed());
    }

    private static Move move(String symbol, long minutes) {
        Instant at = START.plus(Duration.ofMinutes(minutes));
        return new Move(
                "move:" + symbol + ":spike:" + minutes,
                symbol,
                Move.Kind.SPIKE,
                at,
                at.minusSeconds(300),
                at,
                new BigDecimal("100"),
                new BigDecimal("97"),
                new BigDecimal("-3.00"),
                new BigDecimal("-6.10"),
                new BigDecimal("4.0"),
                Severity.CRITICAL,
                symbol + " -3.00%",
                symbol + " fell 3.00 percent");
    }
}
