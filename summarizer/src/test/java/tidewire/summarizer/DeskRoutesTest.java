package tidewire.summarizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tidewire.summarizer.TestObjects.NEW_YORK;
import static tidewire.summarizer.TestObjects.VENUE;
import static tidewire.summarizer.TestObjects.marketsDesk;
import static tidewire.summarizer.TestObjects.worldDesk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeskRoutesTest {
    @Test
    void clocks_goToTheDesksThatReadTheTopic() {
        DeskRoutes routes = new DeskRoutes(List.of(worldDesk(), marketsDesk()));

        assertThat(routes.desksWithNews()).containsExactly("world", "markets");
        assertThat(routes.desksWithTrades()).containsExactly("markets");
        assertThat(routes.desksWith("IBM")).containsExactly("markets");
        assertThat(routes.sourcesOf("AAPL")).isEmpty();
    }

    @Test
    void barsOfASymbol_areMadeOfTheSourcesOfAllDesksThatHaveIt() {
        Desk other = new Desk(
                "other",
                Set.of(),
                Set.of("trades:second"),
                Map.of("IBM", SymbolNames.of(List.of())),
                Selection.ALL,
                Duration.ofHours(1),
                null,
                NEW_YORK,
                5);

        assertThat(new DeskRoutes(List.of(marketsDesk(), other)).sourcesOf("IBM"))
                .containsExactly(VENUE, "trades:second");
    }

    @Test
    void noDeskOrTwoOfOneName_areRefused() {
        assertThatThrownBy(() -> new DeskRoutes(List.of())).hasMessageContaining("at least one desk");
        assertThatThrownBy(() -> new DeskRoutes(List.of(worldDesk(), worldDesk())))
                .hasMessageContaining("two desks are named world");
    }
}
