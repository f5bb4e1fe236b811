package tidewire.ingest.trades.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KrakenVenueTest {
    @ParameterizedTest
    @CsvSource({"BTC/USD, XBTUSD", "ETH/BTC, ETHXBT", "DOGE/EUR, XDGEUR", "WBTC/USD, WBTCUSD", "TBTC/BTC, TBTCXBT"})
    void rest_hasNamesOfItsOwn_forWholeAssets(String product, String pair) {
        URI page = Venues.of("kraken", List.of())
                .page(URI.create("https://x"), product, 1, 2, Instant.parse("2026-01-05T00:00:00Z"));
        assertThat(page.getQuery()).contains("pair=" + pair + "&", "since=1767571199999999999");
    }
}
