package tidewire.app.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.alerts.AlertsConfig;
import tidewire.app.play.LabelledSet;
import tidewire.events.Move;
import tidewire.events.NewsItem;
import tidewire.events.Severity;
import tidewire.events.StoryRef;
import tidewire.events.TapeEntry;
import tidewire.summarizer.alert.AlertPolicy;
import tidewire.summarizer.alert.AlertRule;

/** What {@code alerts replay} prints. */
class TrialTest {
    private static final Instant TIME = Instant.parse("2013-10-10T02:00:00Z");

    private final List<TapeEntry> tape = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void newsAndMoves_standTogether_byTheDeskDay_withWhatFiredThem() {
        report("a", TIME, 0.7);
        move("IBM", TIME.plusSeconds(20), "-1.50");
        report("b", TIME.plusSeconds(86_400), 0.1);

        String text = print(policy(0.5), null, null);

        // 2013-10-10T02:00Z is still the 9th in New York.
        assertThat(text)
                .contains("2013-10-09: 2 alerts in 1 message\n")
                .contains("22:00  warning   markets  Title of a  [important: importance 0.70]")
                .contains("22:00  warning   markets  IBM -1.50%  [moves: swing of 1.50%]")
                .contains("2013-10-10: no alert\n")
                .contains("2 alerts in 1 message in 2 days, 1.0 a day");
        assertThat(text).containsPattern("important +1\n").containsPattern("moves +1\n");
    }

    @Test
    void otherRules_areComparedWithTheCurrentOnes_lineByLine() {
        report("low", TIME, 0.5);
        report("high", TIME.plusSeconds(3_600), 0.7);
        move("IBM", TIME.plusSeconds(5_400), "-1.50");

        String text = print(
                new AlertPolicy(List.of(news(0.6), word("low")), hours(1), hours(0), hours(12)), policy(0.6), null);

        assertThat(text)
                .contains("2013-10-09: 2 alerts in 2 messages (the current rules: 2 alerts in 2 messages)")
                .contains("+   22:00  warning   markets  Title of low  [a word: word: low]")
                .contains("    23:00  warning   markets  Title of high")
                .contains("-   23:30  warning   markets  IBM -1.50%")
                .contains("(+ 1 that only these send, - 1 that only the current ones send)");
        assertThat(text).containsPattern("a word +1   \\(0\\)").containsPattern("moves +0   \\(1\\)");
    }

    @Test
    void labels_sayWhatIsMissed_andWhatAnotherThresholdWouldSend() throws Exception {
        report("lead", TIME, 0.55);
        report("missed", TIME.plusSeconds(3_600), 0.44);
        report("skip", TIME.plusSeconds(7_200), 0.65);
        LabelledSet set = LabelledSet.read(
                Files.writeString(
                        folder.resolve("set.jsonl"), label("lead", 3) + label("missed", 3) + label("skip", 0)),
                null);

        String text = print(policy(0.5), null, set);

        assertThat(text)
                .containsPattern("3, must lead +2 +1 +1\n")
                .containsPattern("0, to be skipped +1 +1 +1\n")
                .containsPattern("Must lead, and no alert:\n.*Title of missed\n")
                .containsPattern("0\\.40 +1\\.5 a day   2 of 2 that must lead")
                .containsPattern("0\\.60 +0\\.5 a day   0 of 2 that must lead");
    }

    /** The whole table: what of an editor's three is told, and what else. */
    @Test
    void labels_areATableThatCanBeChecked() throws Exception {
        StringBuilder labels = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            report("report-" + i, TIME.plusSeconds(i * 3_600L), i % 2 == 0 ? 0.7 : 0.3);
            labels.append(label("report-" + i, new int[] {3, 3, 3, 2, 2, 1, 1, 0}[i]));
        }
        LabelledSet set = LabelledSet.read(Files.writeString(folder.resolve("set.jsonl"), labels), null);

        assertThat(print(policy(0.5), null, set)).contains("""
                        By the importance that the file gives a report:
                                                  reports   alerts  reports of an alerted story
                          3, must lead                  3        2                            2
                          2, must be in                 2        1                            1
                          1, if there is room           2        1                            1
                          0, to be skipped              1        0                            0
                          Told 2 of 3 that must lead.
                        Must lead, and no alert:
                          2013-10-10T02:00:00Z  Title of report-1
                        """);
    }

    @Test
    void nothingKept_isSaid() {
        assertThat(print(policy(0.5), null, null)).contains("Nothing is kept on the tapes.");
    }

    private String print(AlertPolicy tried, @Nullable AlertPolicy current, @Nullable LabelledSet set) {
        Trial trial = new Trial(tried, current, desk -> ZoneId.of("America/New_York"), Severity.WARNING);
        tape.forEach(trial::take);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        trial.print(new PrintStream(out, true, StandardCharsets.UTF_8), AlertsConfig.of(List.of()), set);
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private void report(String id, Instant time, double importance) {
        NewsItem item = new NewsItem(
                id,
                "feed:wire",
                time,
                time,
                NewsItem.Precision.SECOND,
                "Title of " + id,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                0,
                false);
        StoryRef story = new StoryRef(id, StoryRef.Role.NEW, 1, 1, importance, Map.of());
        tape.add(new TapeEntry("markets", tape.size(), time, TapeEntry.Kind.ITEM, false, item, story, null, null));
    }

    private void move(String symbol, Instant time, String percent) {
        Move move = new Move(
                "move:" + symbol,
                symbol,
                Move.Kind.SWING,
                time,
                time.minusSeconds(600),
                time,
                new BigDecimal("100"),
                new BigDecimal("98.5"),
                new BigDecimal(percent),
                null,
                null,
                Severity.WARNING,
                symbol + " " + percent + "%",
                symbol + " fell");
        tape.add(new TapeEntry("markets", tape.size(), time, TapeEntry.Kind.MOVE, false, null, null, move, null));
    }

    private static String label(String id, int importance) {
        return "{\"id\": \"%s\", \"published\": \"2013-10-10T02:00:00Z\", \"title\": \"Title of %s\", \"importance\": %d}\n"
                .formatted(id, id, importance);
    }

    private static AlertPolicy policy(double importance) {
        return new AlertPolicy(List.of(news(importance), moves()), hours(1), hours(0), hours(12));
    }

    private static AlertRule news(double importance) {
        return rule("important", List.of(), importance, Set.of());
    }

    private static AlertRule word(String word) {
        return rule("a word", List.of(word), 0, Set.of());
    }

    private static AlertRule moves() {
        return rule("moves", List.of(), 0, EnumSet.of(Move.Kind.SWING));
    }

    private static AlertRule rule(String name, List<String> words, double importance, Set<Move.Kind> moves) {
        return new AlertRule(
                name, Severity.WARNING, Set.of(), words, Set.of(), Set.of(), 0, importance, 0, moves, BigDecimal.ZERO);
    }

    private static java.time.Duration hours(int hours) {
        return java.time.Duration.ofHours(hours);
    }
}
