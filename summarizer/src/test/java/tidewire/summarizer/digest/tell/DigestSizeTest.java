package tidewire.summarizer.digest.tell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tidewire.events.Citation;
import tidewire.events.Digest;
import tidewire.events.Json;
import tidewire.events.Phrasing;
import tidewire.events.StoryRef;

class DigestSizeTest {
    private static final Instant HOUR = Instant.parse("2013-10-10T15:00:00Z");

    @Test
    void digest_ofAnOrdinaryInterval_isLeftAsItIs() {
        Digest digest = digest(5, 3, 30, 60);
        assertThat(DigestSize.within(digest)).isSameAs(digest);
    }

    @Test
    void stories_thatAreOnlyListed_goFirst_andAreCounted() {
        Digest digest = digest(5, 3, 500, 2_000);
        Digest fitting = DigestSize.within(digest);
        assertThat(Json.write(fitting)).hasSizeLessThanOrEqualTo(DigestSize.MOST_BYTES);
        assertThat(fitting.untold())
                .isNotEmpty()
                .isEqualTo(digest.untold().subList(0, fitting.untold().size()));
        assertThat(fitting.untoldTotal()).isEqualTo(500);
        assertThat(fitting.lines()).isEqualTo(digest.lines());
    }

    @Test
    void citations_beyondTheFirstOnes_goNext_andALeadCitesWhatIsLeft() {
        Digest digest = digest(20, 100, 500, 2_000);
        Digest fitting = DigestSize.within(digest);
        assertThat(Json.write(fitting)).hasSizeLessThanOrEqualTo(DigestSize.MOST_BYTES);
        assertThat(fitting.untold()).isEmpty();
        assertThat(fitting.untoldTotal()).isEqualTo(500);
        assertThat(fitting.lines())
                .hasSize(20)
                .allSatisfy(line -> assertThat(line.cites()).hasSizeBetween(1, 99));
        assertThat(fitting.lines().get(0).cites().get(0))
                .isEqualTo(digest.lines().get(0).cites().get(0));
        assertThat(fitting.moves()).isNotNull();
        assertThat(fitting.lead()).isNotNull().extracting(Digest.Lead::cites).isEqualTo(List.of("0/0"));
    }

    @Test
    void symbols_goLast_theFirstStay() {
        List<String> symbols =
                IntStream.range(0, 200).mapToObj(i -> i + "x".repeat(1_000)).toList();
        Digest digest = digest(5, 1, 0, 10, symbols);
        Digest fitting = DigestSize.within(digest);
        assertThat(Json.write(fitting)).hasSizeLessThanOrEqualTo(DigestSize.MOST_BYTES);
        assertThat(fitting.lines()).hasSize(5).allSatisfy(line -> {
            assertThat(line.symbols())
                    .hasSizeBetween(10, 199)
                    .isEqualTo(symbols.subList(0, line.symbols().size()));
            assertThat(line.cites()).hasSize(1);
        });
    }

    private static Digest digest(int lines, int cites, int untold, int titleLength) {
        return digest(lines, cites, untold, titleLength, List.of());
    }

    private static Digest digest(int lines, int cites, int untold, int titleLength, List<String> symbols) {
        String title = "t".repeat(titleLength);
        return new Digest(
                "desk/x/0",
                "desk",
                0,
                HOUR.minusSeconds(1_800),
                HOUR,
                false,
                new Digest.Lead("Lead", Phrasing.EXTRACTED, "why", List.of("0/0", "0/" + (cites - 1))),
                IntStream.range(0, lines)
                        .mapToObj(line -> new Digest.Line(
                                "s" + line,
                                StoryRef.Role.NEW,
                                "Text",
                                Phrasing.EXTRACTED,
                                Digest.Wording.SOURCE,
                                "why",
                                0.5,
                                Map.of(),
                                1,
                                null,
                                symbols,
                                cites(line + "/", cites, Citation.Kind.ITEM, title)))
                        .toList(),
                new Digest.Moves("IBM +1%", cites("m", cites, Citation.Kind.MOVE, title)),
                IntStream.range(0, untold)
                        .mapToObj(story -> new Digest.Untold("u" + story, title, 0.1, Map.of()))
                        .toList(),
                untold,
                0,
                new Digest.Tokens(1, 1),
                new Digest.Model("m", "0"));
    }

    private static List<Citation> cites(String prefix, int count, Citation.Kind kind, String title) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Citation(prefix + i, kind, title, null))
                .toList();
    }
}
