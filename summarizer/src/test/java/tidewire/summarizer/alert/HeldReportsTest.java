package tidewire.summarizer.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidewire.events.Alert;
import tidewire.events.Citation;
import tidewire.events.Interval;
import tidewire.events.Json;
import tidewire.events.NewsItem;
import tidewire.events.Severity;
import tidewire.events.StoryRef;
import tidewire.events.StoryRef.Role;
import tidewire.events.TapeEntry;

/** What comes while an alert cools down and breaks nothing: told when it has. */
class HeldReportsTest {
    private static final Instant TIME = Instant.parse("2013-10-10T14:00:00Z");

    private final AlertBook book = new AlertBook(
            "markets",
            ZoneOffset.UTC,
            new AlertPolicy(List.of(anyReport()), Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofHours(12)));
    private long sequence;

    @BeforeEach
    void first() {
        assertThat(report(0, "first", "Board meets", Role.NEW)).hasSize(1);
    }

    @Test
    void severalReports_areOneWord_withTheNewestFirst_andTheSourcesOfAll() {
        report(60, "chairman", "Chairman speaks in Tarn", Role.UPDATE);
        report(120, "plant", "Plant near river wins licence", Role.UPDATE);

        List<Alert> told = quiet(3_600);

        assertThat(told)
                .extracting(Alert::title, Alert::revision)
                .containsExactly(tuple("Plant near river wins licence", 1));
        assertThat(told.get(0).text()).isEqualTo("Plant near river wins licence Before that: Chairman speaks in Tarn");
        assertThat(told.get(0).cites()).extracting(Citation::id).containsExactly("plant", "chairman", "first");
        assertThat(quiet(7_300)).isEmpty();
    }

    @Test
    void moreThanAreKept_areTheNewest() {
        report(60, "a", "Chairman speaks in Tarn", Role.UPDATE);
        report(61, "b", "Plant near river wins licence", Role.UPDATE);
        report(62, "c", "Union counts members twice", Role.UPDATE);
        report(63, "d", "Minister visits harbour bridge", Role.UPDATE);

        assertThat(quiet(3_600).get(0).cites()).extracting(Citation::id).containsExactly("d", "c", "b", "first");
    }

    @Test
    void sourcesToldMeanwhile_areNotLost() {
        report(60, "chairman", "Chairman speaks in Tarn", Role.UPDATE);
        report(120, "toll", "Toll rises to 14", Role.UPDATE);

        List<Alert> told = quiet(3_720);

        assertThat(told).extracting(Alert::title).containsExactly("Chairman speaks in Tarn");
        assertThat(told.get(0).cites()).extracting(Citation::id).containsExactly("chairman", "toll", "first");
    }

    @Test
    void correction_takesThePlaceOfWhatWasHeld() {
        report(60, "wrong", "Chairman speaks in Tarn", Role.UPDATE);
        assertThat(report(120, "right", "Spokesman denies remarks", Role.CORRECTION))
                .hasSize(1);

        assertThat(quiet(3_720)).isEmpty();
        assertThat(quiet(7_400)).isEmpty();
    }

    @Test
    void correctionThatEndsTheCooldown_doesNotTellWhatItCorrects() {
        report(60, "wrong", "Chairman speaks in Tarn", Role.UPDATE);

        assertThat(report(3_600, "right", "Chairman does not speak in Tarn", Role.CORRECTION))
                .extracting(Alert::title)
                .containsExactly("Chairman does not speak in Tarn");
    }

    @Test
    void tapeThatStoodStillLongAfterwards_doesNotPassOldNewsOffAsNew() {
        report(60, "chairman", "Chairman speaks in Tarn", Role.UPDATE);

        assertThat(quiet(7_201)).extracting(Alert::time).containsExactly(TIME.plusSeconds(60));
    }

    /** One report in the place of a list, figures as they were written, no words of events. */
    @Test
    void alertThatAnEarlierBuildStored_goesOnWithWhatItsHeadlinesSay() {
        OpenAlert stored = Json.read(
                """
                {"last": %1$s, "first": "%2$s", "touched": "%2$s", "told": "%2$s", "figures": ["1,200", "5%%"],
                 "terms": ["board", "resign"], "held": %1$s, "sources": 3, "changes": {}}
                """.formatted(new String(Json.write(lastWord()), java.nio.charset.StandardCharsets.UTF_8), TIME)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                OpenAlert.class);

        assertThat(stored.figures()).containsExactly("1200", "5");
        assertThat(stored.events())
                .isEqualTo(List.copyOf(
                        TitleTerms.of("Board resigns over 14 plants").events()))
                .isNotEmpty();
        assertThat(stored.held()).containsExactly(lastWord());
        OpenAlert older = Json.read(
                Json.write(Map.of("last", lastWord(), "first", TIME, "touched", TIME, "told", TIME, "sources", 3)),
                OpenAlert.class);
        assertThat(older.figures()).containsExactly("14");
        assertThat(older.terms()).isNotEmpty();
        assertThat(Json.read(Json.write(stored), OpenAlert.class)).isEqualTo(stored);
    }

    private static Alert lastWord() {
        return new Alert(
                "alert:markets:1",
                0,
                "markets",
                "UTC",
                Alert.Action.CREATED,
                Severity.WARNING,
                TIME,
                "any",
                "1 sources",
                "story-1",
                "Board resigns over 14 plants",
                "Text.",
                List.of(),
                List.of(new Citation("first", Citation.Kind.ITEM, "Board resigns over 14 plants", null)));
    }

    private List<Alert> report(long later, String id, String title, Role role) {
        Instant time = TIME.plusSeconds(later);
        NewsItem item = new NewsItem(
                id,
                "feed:a",
                time,
                time,
                NewsItem.Precision.SECOND,
                title,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                0,
                false);
        StoryRef story = new StoryRef("story-1", role, 3, 3, 0.5, Map.of());
        return book.alertsOf(
                new TapeEntry("markets", sequence++, time, TapeEntry.Kind.ITEM, false, item, story, null, null));
    }

    /** An entry that says nothing but the time. */
    private List<Alert> quiet(long later) {
        Instant time = TIME.plusSeconds(later);
        return book.alertsOf(new TapeEntry(
                "markets",
                sequence++,
                time,
                TapeEntry.Kind.INTERVAL_END,
                false,
                null,
                null,
                null,
                new Interval(TIME.minusSeconds(1), time)));
    }

    private static AlertRule anyReport() {
        return new AlertRule(
                "any", Severity.WARNING, Set.of(), List.of(), Set.of(), Set.of(), 1, 0, 0, Set.of(), BigDecimal.ZERO);
    }
}
