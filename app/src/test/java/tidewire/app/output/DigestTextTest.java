package tidewire.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tidewire.events.Citation;
import tidewire.events.Digest;
import tidewire.events.Phrasing;
import tidewire.events.StoryRef;

class DigestTextTest {
    private final DigestText text = new DigestText(Map.of("markets", ZoneId.of("America/New_York")));

    @Test
    void digest_isShownInTheZoneOfItsDeskWithWhatEachLineCites() {
        assertThat(text.of(digest("IBM fell 0.92% in 20 min.", Phrasing.GENERATED)))
                .isEqualTo("""
                        == markets, Thu 10 Oct 10:00 to 10:30 EDT
                        The lead.
                          - IBM fell 0.92% in 20 min.
                            [nvd:CVE-1] rank 0.50: event 0.60, told -0.09, sources 0.04

                        """);
    }

    @Test
    void untoldStories_areCounted_alsoThoseThatAreNotListed() {
        assertThat(text.of(digest("IBM fell 0.92% in 20 min.", Phrasing.GENERATED)))
                .doesNotContain("more");
        assertThat(text.of(digest("IBM fell 0.92% in 20 min.", Phrasing.GENERATED, 600)))
                .contains("  +600 more\n");
    }

    @Test
    void digestWithoutLines_saysThatThereIsNothingToTell() {
        Digest told = digest("IBM fell 0.92% in 20 min.", Phrasing.GENERATED, 2);
        Digest quiet = new Digest(
                told.id(),
                told.desk(),
                told.revision(),
                told.from(),
                told.to(),
                false,
                null,
                List.of(),
                null,
                List.of(),
                2,
                0,
                told.tokens(),
                told.model());

        assertThat(text.of(quiet)).contains("  Nothing to tell.\n  +2 more\n");
        assertThat(text.of(told)).doesNotContain("Nothing to tell");
    }

    @Test
    void extractedLine_isMarked() {
        assertThat(text.of(digest("A headline", Phrasing.EXTRACTED))).contains("- A headline *\n");
    }

    @Test
    void longLine_isWrapped() {
        assertThat(text.of(digest("word ".repeat(60).strip(), Phrasing.GENERATED))
                        .lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void controlCharacters_ofFeedText_doNotReachTheTerminal() {
        assertThat(text.of(digest("red \u001b[31malert\u202e", Phrasing.GENERATED)))
                .doesNotContain("\u001b")
                .doesNotContain("\u202e");
    }

    private static Digest digest(String line, Phrasing phrasing) {
        return digest(line, phrasing, 0);
    }

    private static Digest digest(String line, Phrasing phrasing, int untold) {
        Citation cite = new Citation("nvd:CVE-1", Citation.Kind.ITEM, "title", null);
        return new Digest(
                "markets/2013-10-10T14:30:00Z/0",
                "markets",
                0,
                Instant.parse("2013-10-10T14:00:00Z"),
                Instant.parse("2013-10-10T14:30:00Z"),
                false,
                new Digest.Lead("The lead.", Phrasing.GENERATED, null, List.of("nvd:CVE-1")),
                List.of(new Digest.Line(
                        "s",
                        StoryRef.Role.NEW,
                        line,
                        phrasing,
                        (phrasing == Phrasing.GENERATED ? Digest.Wording.SHORTENED : Digest.Wording.SOURCE),
                        phrasing == Phrasing.EXTRACTED ? "why" : null,
                        0.5,
                        Map.of("event", 0.6, "told", -0.09, "sources", 0.04, "moves", 0.03, "novelty", 0.001),
                        1,
                        null,
                        List.of(),
                        List.of(cite))),
                null,
                List.of(),
                untold,
                0,
                new Digest.Tokens(1, 1),
                new Digest.Model("m", "0"));
    }
}
