package tidewire.summarizer.story.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.events.StoryRef.Role;
import tidewire.summarizer.story.rank.figure.Amounts;

class ImportanceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            President of Tarnia assassinated at his home | Town council repaints the school gym
            Quake kills 240 in Tarnia | Quake kills two in Tarnia
            Tarnia's central bank unexpectedly cuts interest rates | Tarnia's central bank holds a conference on its history
            Maker to buy rival for $12 billion | Maker to buy rival for $30 million
            Rebels seize the capital's airport | Readout of the Secretary's Call With the Foreign Minister
            Lender halts withdrawals, seeks rescue | Can lenders win back trust?
            Instant View: Tarnia's central bank surprises | Factbox: Tarnia's central bank surprises
            Tarn Foods raises dividend, starts buyback | Tarn Foods raises school lunches
            Court blocks Tarn Foods merger | Factbox: Mergers that courts have blocked
            Tarnia's central bank cuts rates | Tarnia's central bank should cut rates
            Harlo fined for price fixing | Stocks edge up as Harlo fined
            Stocks plunge as Harlo defaults | Stocks edge down as Harlo defaults
            Statement by the President on Sanctions Against Tarnia | Statement by the President on Harvest Day
            President Nominates Anna Berg to the Court | President Announces Intent to Nominate Anna Berg to the Court
            Tarnia to sell banks in U.S. | Tarnia to sell banks in Us
            """)
    void whatChangesMore_mattersMore(String more, String less) {
        assertThat(of(more).value()).isGreaterThan(of(less).value());
    }

    /** Kinds of reports that an editor of news leaves out though their words are those of events. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tarnia reports 9,823 new cases and 134 deaths",
                "Tarnia surpasses 200,000 cases of the fever, 12 deaths",
                "Tarnia's water polo team withdraws from world championships",
                "Rugby coach quits after record loss",
                "Rapper names album after president",
                "Emergency room of Orle's clinic stays open at night",
                "Senator announces $3 million in federal funds for Orle airport",
                "Minister announces funding for Orle's harbour",
                "Office secures $2 million grant, announces projects",
                "Senators introduce bipartisan bill on treaty",
                "Minister launches podcast on the harvest",
                "President announces appointment to council of chairman",
            })
    void whatIsNoNewsToMany_isFiller(String title) {
        assertThat(of(title).value()).isLessThan(IntervalRanking.LEAST);
    }

    /** The words of events are English ones. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Die Bundesbank senkt ihre Prognose für das Wachstum im kommenden Jahr deutlich",
                "El gobierno de Tarnia presenta su nuevo plan de pensiones ante el congreso",
                "Le conseil de Tarnia adopte une réforme des retraites après des mois de débats",
                "中央銀行は政策金利を据え置いた",
                "Центральный банк сохранил ставку",
            })
    void reportInAnotherLanguage_isNoFillerForThat(String title) {
        Evidence evidence = new Evidence(title, "feed:quakes", Role.NEW, 1, 1, 1, 0, 0, 1, 0, null, "");
        assertThat(Importance.of(evidence, RankRules.DEFAULT).value()).isGreaterThanOrEqualTo(IntervalRanking.LEAST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lakers beat Celtics 110-102, LeBron James scores 35 points",
                "Orle mayor visits Harlo school, meets pupils, eats cake",
            })
    void englishHeadline_withoutLittleWords_isStillEnglish(String title) {
        Evidence evidence = new Evidence(title, "feed:quakes", Role.NEW, 1, 1, 1, 0, 0, 1, 0, null, "");
        assertThat(Importance.of(evidence, RankRules.DEFAULT).value()).isLessThan(IntervalRanking.LEAST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Senate passes pension bill",
                "Tarnia declares state of emergency",
                "President vetoes pension bill",
                "Fire at rugby stadium kills 12",
                "Orle railway to get $3 billion in federal funds",
                "Flood: Tarnia reports 134 deaths",
            })
    void whatLooksLikeIt_andIsNews_isToldAllTheSame(String title) {
        assertThat(of(title).value()).isGreaterThanOrEqualTo(IntervalRanking.LEAST);
    }

    /** Two offices that tell of one ceremony do not make it an event. */
    @Test
    void whatManyHave_countsLess_whereItIsNoEvent() {
        double event = heard("Tarn Foods buys rival", 3) - heard("Tarn Foods buys rival", 1);
        double none =
                heard("Tarn Foods hosts anniversary ceremony", 3) - heard("Tarn Foods hosts anniversary ceremony", 1);

        assertThat(none).isPositive().isLessThan(event / 2);
    }

    private static double heard(String title, int sources) {
        return Importance.of(evidence(title, sources, sources, sources, 0, null), RankRules.DEFAULT)
                .reasons()
                .values()
                .stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    @Test
    void headlineThatBreaksOffBeforeItHasSaidMore_isReadOnInTheText() {
        String sentence =
                "On the fourth anniversary of his most famous speech, the President of the large republic of Tarnia, who"
                        + " had long been silent, vetoes a bill on the war.";
        String broken = sentence.substring(0, 70) + "...";

        assertThat(text(broken, sentence)).isGreaterThan(text(broken, "Another sentence.") + 0.1);
    }

    /** Advisories come by the dozen: that many of their kind came says nothing of one that its feed has scored. */
    @Test
    void likenessToOthers_liftsNoReportThatItsFeedHasScored() {
        assertThat(attended(9.0, 1)).isEqualTo(attended(9.0, 0));
        assertThat(attended(null, 1)).isGreaterThan(attended(null, 0));
    }

    /** What advisories call high is worth a line by itself, what they call medium is not. */
    @Test
    void severity_isWorthALine_fromHighOn() {
        assertThat(attended(7.0, 0)).isGreaterThanOrEqualTo(IntervalRanking.LEAST);
        assertThat(attended(6.8, 0)).isLessThan(IntervalRanking.LEAST);
    }

    private static double attended(@Nullable Double severity, double attention) {
        return Importance.of(
                        new Evidence(
                                "Harlo 2.1",
                                "feed:holes",
                                Role.NEW,
                                1,
                                1,
                                1,
                                0,
                                attention,
                                1,
                                0,
                                severity,
                                "A hole in it."),
                        RankRules.DEFAULT)
                .value();
    }

    @Test
    void reportThatOnlyMentionsWhatItsDeskAsksFor_isLess() {
        Importance about = focused(1);
        Importance mentions = focused(0);

        assertThat(mentions.value()).isLessThan(about.value() - 0.2);
        assertThat(mentions.reasons()).containsKey("focus");
        assertThat(about.reasons()).doesNotContainKey("focus");
    }

    private static Importance focused(double focus) {
        return Importance.of(
                new Evidence(
                        "Quake kills 12 in Tarnia",
                        "feed:quakes",
                        Role.NEW,
                        1,
                        1,
                        1,
                        0,
                        0,
                        focus,
                        0,
                        null,
                        "On Tuesday."),
                RankRules.DEFAULT);
    }

    /** What a deal is worth often stands below the headline. */
    @Test
    void amountInTheFirstSentence_counts_andOneFurtherDownDoesNot() {
        assertThat(lead("The order is worth 14 billion crowns at list prices."))
                .isGreaterThan(lead("The order is worth 14 million crowns at list prices."))
                .isGreaterThan(lead("The order is for new jets. Its rival made 14 billion crowns last year."));
    }

    private static double lead(String lead) {
        return text("Tarn Air orders 59 jets", lead);
    }

    private static double text(String title, String lead) {
        return Importance.of(
                        new Evidence(title, "feed:wire", Role.NEW, 1, 1, 1, 0, 0, 1, 0, null, lead), RankRules.DEFAULT)
                .value();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tarn Air orders jets for $130 billion",
                "Tarn Air orders jets for $130 bln",
                "Tarn Air orders jets for $130bn",
                "Tarn Air orders jets for US$130B",
                "Tarn Air orders jets for 130 Milliarden",
                "Tarn Air orders jets for 130 mil millones",
                "Tarn Air orders jets for 130,0 milliards",
                "Tarn Air orders jets for 130 млрд",
                "Tarn Air orders jets for 1300亿",
            })
    void amountWrittenInAnyWay_isWorthTheSame(String title) {
        assertThat(of(title).value())
                .isEqualTo(of("Tarn Air orders jets for $130 billion").value());
        assertThat(of(title).value())
                .isGreaterThan(of("Tarn Air orders jets for 130 routes").value() + 0.3);
    }

    /** Metres, minutes, a flight. */
    @Test
    void letterWithoutACurrency_isNoAmount() {
        assertThat(Amounts.largest("Swimmer breaks 500m record in lane 4 b")).isZero();
        assertThat(Amounts.largest("Stadium for €500m")).isCloseTo(8.7, Offset.offset(0.01));
    }

    @Test
    void eachPartOfASpreadingStory_countsByItself() {
        String title = "Tarn Foods names chairman";
        Map<String, Double> alone = Importance.of(evidence(title, 1, 1, 1, 0, null), RankRules.DEFAULT)
                .reasons();
        Map<String, Double> spread = Importance.of(evidence(title, 4, 3, 3, 0, null), RankRules.DEFAULT)
                .reasons();

        assertThat(alone).doesNotContainKeys("sources", "pace", "reports");
        assertThat(spread.get("sources")).isCloseTo(0.25 * (1 - 1 / 3.0), Offset.offset(1e-4));
        assertThat(spread.get("pace")).isCloseTo(0.12 * (1 - 1 / 3.0), Offset.offset(1e-4));
        assertThat(spread.get("reports")).isCloseTo(0.12 * (1 - 1 / 4.0), Offset.offset(1e-4));
    }

    @Test
    void weightOfAFeed_multipliesAllTheRest() {
        double one = of("Quake kills 12 in Tarnia").value();

        assertThat(weighted(0)).isZero();
        assertThat(weighted(1)).isEqualTo(one);
        assertThat(weighted(1.5)).isCloseTo(Math.min(1, 1.5 * one), Offset.offset(1e-3));
    }

    private static double weighted(double weight) {
        return Importance.of(
                        evidence("Quake kills 12 in Tarnia", 1, 1, 1, 0, null),
                        new RankRules(Map.of("feed:quakes", weight), Map.of()))
                .value();
    }

    @Test
    void advisoriesAndCopies_areLess() {
        String title = "Tarn Foods names chairman";
        double plain = of(title).value();

        assertThat(of("DIARY-" + title).value()).isLessThan(plain);
        assertThat(of("ADVISORY-" + title).value()).isLessThan(plain);
        assertThat(of("PRESS DIGEST-" + title).value()).isLessThan(plain);
        Evidence copy = new Evidence(title, "feed:quakes", Role.COPY, 1, 1, 1, 1, 0, 1, 0, null, "Said on Tuesday.");
        assertThat(Importance.of(copy, RankRules.DEFAULT).value()).isLessThan(plain);
    }

    @Test
    void sources_pace_andLinkedMoves_count() {
        double alone = of("Tarn Foods names chairman").value();

        assertThat(Importance.of(evidence("Tarn Foods names chairman", 4, 4, 3, 0, null), RankRules.DEFAULT)
                        .value())
                .isGreaterThan(alone + 0.15);
        assertThat(Importance.of(evidence("Tarn Foods names chairman", 1, 1, 1, 6, null), RankRules.DEFAULT)
                        .value())
                .isGreaterThan(alone + 0.1);
    }

    @Test
    void score_countsByTheScaleOfItsFeed() {
        RankRules rules = new RankRules(Map.of(), Map.of("feed:quakes", new Scale(5, 8)));
        Evidence eight = evidence("Earth tremor near Tarn", 1, 1, 1, 0, 8.0);

        assertThat(Importance.of(eight, rules).reasons().get("severity"))
                .isEqualTo(0.30)
                .isGreaterThan(Importance.of(eight, RankRules.DEFAULT).reasons().get("severity"));
        assertThat(Importance.of(evidence("Earth tremor near Tarn", 1, 1, 1, 0, 5.0), rules)
                        .reasons())
                .doesNotContainKey("severity");
    }

    @Test
    void reasons_addUpToTheValue() {
        Importance importance = of("Quake kills 12 in Tarnia");
        assertThat(importance.reasons().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(importance.value(), Offset.offset(1e-9));
    }

    private static Importance of(String title) {
        return Importance.of(evidence(title, 1, 1, 1, 0, null), RankRules.DEFAULT);
    }

    private static Evidence evidence(
            String title, int reports, int recent, int sources, double moveSize, @Nullable Double severity) {
        return new Evidence(
                title,
                "feed:quakes",
                Role.NEW,
                reports,
                recent,
                sources,
                0,
                0,
                1,
                moveSize,
                severity,
                "Said on Tuesday.");
    }

    /** A number that cannot be read would stop the tape. */
    @Test
    void digitsOfOtherScripts_andLettersOfNames_areNoAmounts() {
        assertThat(Amounts.largest("トヨタ、１３００億円を投資")).isZero();
        assertThat(Amounts.largest("₹५०० crore")).isZero();
        assertThat(Amounts.largest("٥ million")).isZero();
        assertThat(Amounts.largest("A $50 T-Mobile plan and $20 T-shirts")).isZero();
    }
}
